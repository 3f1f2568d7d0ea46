import { type ReactNode, useState } from 'react';
import './legend.css';

export type LegendSwatch =
  | { readonly kind: 'status'; readonly step: 0 | 1 | 2 | 3 | 4 }
  | {
      readonly kind:
        | 'no-status'
        | 'red-line'
        | 'red-line-overdue'
        | 'red-line-revised'
        | 'build'
        | 'build-gone'
        | 'build-overdue'
        | 'conflict'
        | 'occupied'
        | 'overlap'
        | 'compensated'
        | 'permit'
        | 'share'
        | 'build-conflict'
        | 'base-layer'
        | 'selection'
        | 'finding-unlawful'
        | 'finding-conflict'
        | 'finding-overdue'
        | 'finding-question'
        | 'finding-accepted';
    };

export interface LegendEntry {
  readonly id: string;
  readonly swatch: LegendSwatch;
  readonly label: string;
  /** Formatted; only what is on screen. */
  readonly count?: string;
  readonly area?: string;
  /** Its kinds, folded below it until somebody wants to see them. */
  readonly parts?: readonly LegendEntry[];
}

export interface LegendProps {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
}

/** What the colours and hatchings on screen mean, with counts and areas. */
export function Legend({ title, entries }: LegendProps) {
  return (
    <ul className="chidu-legend" aria-label={title}>
      {entries.map((entry) =>
        entry.parts ? (
          <LegendGroup key={entry.id} entry={entry} parts={entry.parts} />
        ) : (
          <li key={entry.id} className="chidu-legend-entry">
            <EntryCells entry={entry} />
          </li>
        ),
      )}
    </ul>
  );
}

/** A row that unfolds into its kinds. Folded, it shows their signs. */
function LegendGroup({ entry, parts }: { entry: LegendEntry; parts: readonly LegendEntry[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="chidu-legend-group">
      <button
        type="button"
        className="chidu-legend-entry chidu-legend-head"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <EntryCells entry={entry} also={isOpen ? [] : otherSigns(entry, parts)} />
      </button>
      {isOpen && (
        <ul className="chidu-legend-parts" aria-label={entry.label}>
          {parts.map((part) => (
            <li key={part.id} className="chidu-legend-entry">
              <EntryCells entry={part} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** One of each sign that the row itself does not show. */
function otherSigns({ swatch }: LegendEntry, parts: readonly LegendEntry[]): LegendSwatch[] {
  const byKind = new Map(parts.map((part) => [part.swatch.kind, part.swatch]));
  byKind.delete(swatch.kind);
  return [...byKind.values()];
}

function EntryCells({ entry, also = [] }: { entry: LegendEntry; also?: readonly LegendSwatch[] }) {
  return (
    <>
      <Sign swatch={entry.swatch} />
      <span className="chidu-legend-label">
        {entry.label}
        {also.map((swatch) => (
          <Sign key={swatch.kind} swatch={swatch} />
        ))}
      </span>
      <span className="chidu-legend-count">{entry.count}</span>
      <span className="chidu-legend-area">{entry.area}</span>
    </>
  );
}

function Sign({ swatch }: { swatch: LegendSwatch }) {
  return (
    <svg className="chidu-legend-swatch" viewBox="0 0 22 14" aria-hidden="true">
      {drawSwatch(swatch)}
    </svg>
  );
}

/** The sign of one entry in a box of 22 × 14, in the tokens' colours. */
export function drawSwatch(swatch: LegendSwatch): ReactNode {
  switch (swatch.kind) {
    case 'status':
      return box(`var(--chidu-status-${swatch.step})`);
    case 'no-status':
      return box('var(--chidu-status-none)');
    case 'red-line':
      return line(<line x1="1" y1="7" x2="21" y2="7" stroke="var(--chidu-red-line)" strokeWidth="2" />);
    case 'red-line-overdue':
      return line(
        <>
          <line x1="1" y1="7" x2="21" y2="7" stroke="var(--chidu-overdue)" strokeWidth="8" />
          <line x1="1" y1="7" x2="21" y2="7" stroke="var(--chidu-halo)" strokeWidth="5" />
          <line x1="1" y1="7" x2="21" y2="7" stroke="var(--chidu-red-line)" strokeWidth="2" />
        </>,
      );
    case 'red-line-revised':
      return line(
        <>
          <line x1="1" y1="5" x2="21" y2="5" stroke="var(--chidu-red-line)" strokeWidth="2" />
          <line x1="1" y1="10" x2="21" y2="10" stroke="var(--chidu-red-line)" strokeWidth="0.8" />
        </>,
      );
    case 'build':
      return dot('var(--chidu-build)', 'var(--chidu-halo)');
    case 'build-gone':
      return dot('var(--chidu-halo)', 'var(--chidu-build)');
    case 'build-overdue':
      return dot('var(--chidu-build)', 'var(--chidu-overdue)');
    case 'conflict':
      return hatch('M-2 14 12-0M4 14 18 0M10 14 24 0M-2 0 12 14M4 0 18 14M10 0 24 14', 'var(--chidu-ink)');
    case 'occupied':
      return hatch('M-4 14 10 0M0 14 14 0M4 14 18 0M8 14 22 0M12 14 26 0', 'var(--chidu-build)');
    case 'overlap':
      return hatch('M-4 14 10 0M3 14 17 0M10 14 24 0', 'var(--chidu-ink)');
    case 'compensated':
      return hatch('M-4 0 10 14M3 0 17 14M10 0 24 14', 'var(--chidu-ink-faint)');
    case 'permit':
      return <rect x="2" y="2" width="18" height="10" fill="none" stroke="var(--chidu-ink-soft)" strokeDasharray="3 2" />;
    case 'share':
      return (
        <>
          {([4, 3, 2, 1, 0] as const).map((step, n) => (
            <rect key={step} x={0.5 + n * 4.2} y="0.5" width="4.2" height="13" fill={`var(--chidu-status-${step})`} />
          ))}
          <rect x="0.5" y="0.5" width="21" height="13" rx="2" fill="none" stroke="var(--chidu-border-strong)" />
        </>
      );
    case 'build-conflict':
      return (
        <>
          <circle cx="11" cy="7" r="5.6" fill="var(--chidu-halo)" stroke="var(--chidu-ink)" strokeWidth="1.3" />
          <circle cx="11" cy="7" r="3.4" fill="var(--chidu-build)" />
        </>
      );
    case 'finding-unlawful':
      return (
        <>
          <rect x="5.5" y="1.5" width="11" height="11" rx="1.5" fill="var(--chidu-ink)" />
          <rect x="7.5" y="5.9" width="7" height="2.2" fill="var(--chidu-halo)" />
        </>
      );
    case 'finding-conflict':
      return (
        <path
          d="M11 .9 17.1 7 11 13.1 4.9 7zM9.2 5.2l3.6 3.6m0-3.6-3.6 3.6"
          fill="var(--chidu-halo)"
          stroke="var(--chidu-ink)"
          strokeWidth="1.3"
        />
      );
    case 'finding-overdue':
      return (
        <path
          d="M11 1.2 17.4 12.4H4.6z"
          fill="var(--chidu-overdue)"
          stroke="var(--chidu-ink)"
          strokeWidth="1.2"
          strokeLinejoin="round"
        />
      );
    case 'finding-question':
      return (
        <>
          <circle cx="11" cy="7" r="5.4" fill="var(--chidu-halo)" stroke="var(--chidu-ink)" strokeWidth="1.3" />
          <circle cx="11" cy="7" r="1.5" fill="var(--chidu-ink)" />
        </>
      );
    case 'finding-accepted':
      return (
        <rect
          x="5.5"
          y="1.5"
          width="11"
          height="11"
          rx="1.5"
          fill="none"
          stroke="var(--chidu-ink-faint)"
          strokeDasharray="2 1.6"
        />
      );
    case 'base-layer':
      return <rect x="2" y="2" width="18" height="10" fill="none" stroke="var(--chidu-ink-faint)" />;
    case 'selection':
      return (
        <>
          <rect x="2" y="2" width="18" height="10" fill="none" stroke="var(--chidu-ink)" strokeWidth="4" />
          <rect x="2" y="2" width="18" height="10" fill="none" stroke="var(--chidu-halo)" strokeWidth="1.8" />
        </>
      );
  }
}

function box(fill: string): ReactNode {
  return <rect x="0.5" y="0.5" width="21" height="13" rx="2" fill={fill} stroke="var(--chidu-border-strong)" />;
}

function dot(fill: string, stroke: string): ReactNode {
  return <circle cx="11" cy="7" r="4" fill={fill} stroke={stroke} strokeWidth="1.6" />;
}

function line(strokes: ReactNode): ReactNode {
  return <g strokeLinecap="butt">{strokes}</g>;
}

function hatch(strokes: string, colour: string): ReactNode {
  return (
    <>
      <path d={strokes} stroke={colour} strokeWidth="1.1" fill="none" />
      <rect x="0.5" y="0.5" width="21" height="13" fill="none" stroke={colour} />
    </>
  );
}

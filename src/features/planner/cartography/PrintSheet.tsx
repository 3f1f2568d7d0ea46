import type { CSSProperties, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { PALETTES } from '../../../map/palette.ts';
import { scaleBarLength } from '../../../map/print-scale.ts';
import { drawSwatch, type LegendEntry } from '../../../ui/Legend.tsx';
import { paperFont } from '../../../ui/paper-font.ts';
import type { PaperBox } from '../../../core/report/print-sheet/paper.ts';
import { breakLines, type SheetLayout } from './sheet-layout.ts';

interface PrintSheetProps {
  readonly layout: SheetLayout;
  readonly title: string;
  /** Right of the title: the day looked at. */
  readonly subtitle: string;
  /** Address of the map picture; absent while it is drawn. */
  readonly picture?: string;
  /** n of 1:n. */
  readonly scale: number;
  readonly texts: { readonly legend: string; readonly scale: string; readonly north: string };
  readonly entries: readonly LegendEntry[];
  readonly facts: readonly string[];
  readonly label: string;
  readonly ref?: Ref<SVGSVGElement>;
}

const P = PALETTES.print;
/** The swatches' tokens in the colours of print: they stand on the element itself, so that a saved picture has them too. */
const TOKENS = {
  ...Object.fromEntries(P.status.map((colour, step) => [`--chidu-status-${step}`, colour])),
  '--chidu-status-none': P.statusNone,
  '--chidu-red-line': P.redLine,
  '--chidu-build': P.build,
  '--chidu-overdue': P.overdue,
  '--chidu-ink': P.ink,
  '--chidu-ink-soft': P.inkSoft,
  '--chidu-ink-faint': P.inkFaint,
  '--chidu-halo': P.halo,
  '--chidu-border-strong': P.inkFaint,
} as CSSProperties;

const ROW = 5;
const TEXT = 2.9;
const SMALL = 2.5;
/** Of the legend: where labels begin, the height of their further lines, room for an area, between columns, and of a digit. */
const LABEL_x = 7.5;
const LINE = 3.6;
const AREA = 14;
const GAP = 2;
const DIGIT = 1.7;

/** One sheet, in millimetres: what is printed and what is saved as a picture are this same drawing. */
export function PrintSheet({ layout, title, subtitle, picture, scale, texts, entries, facts, label, ref }: PrintSheetProps) {
  const { i18n } = useTranslation();
  const { width, height, map } = layout;
  return (
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontFamily={paperFont(i18n.language)}
      style={TOKENS}
    >
      <rect width={width} height={height} fill={P.halo} />
      <text x={map.x} y={19} fontSize={6.4} fontWeight={600} fill={P.ink}>
        {title}
      </text>
      <text x={width - 10} y={19} fontSize={3.6} textAnchor="end" fill={P.ink}>
        {subtitle}
      </text>
      {picture !== undefined && (
        <image href={picture} x={map.x} y={map.y} width={map.width} height={map.height} preserveAspectRatio="none" />
      )}
      <rect x={map.x} y={map.y} width={map.width} height={map.height} fill="none" stroke={P.ink} strokeWidth={0.35} />
      <ScaleBlock box={layout.scale} scale={scale} texts={texts} />
      <LegendBlock box={layout.legend} title={texts.legend} entries={entries} />
      <Facts box={layout.facts} lines={facts} />
    </svg>
  );
}

function ScaleBlock({ box: { x, y, width }, scale, texts }: { box: PaperBox; scale: number; texts: PrintSheetProps['texts'] }) {
  const bar = scaleBarLength(scale, width - 24);
  const unit = bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`;
  return (
    <g>
      <g transform={`translate(${x + width - 8} ${y})`}>
        <path d="M0 0 4 14 0 11.4 -4 14Z" fill={P.ink} />
        <path d="M0 0 0 11.4 -4 14Z" fill={P.halo} stroke={P.ink} strokeWidth={0.2} />
        <text y={18.5} fontSize={3.6} fontWeight={600} textAnchor="middle" fill={P.ink}>
          {texts.north}
        </text>
      </g>
      <text x={x} y={y + 5} fontSize={3} fontWeight={600} fill={P.ink}>
        {texts.scale}
      </text>
      <g transform={`translate(${x} ${y + 11})`} fontSize={SMALL} fill={P.ink}>
        {[0, 1, 2, 3].map((part) => (
          <rect
            key={part}
            x={(part * bar.length_mm) / 4}
            width={bar.length_mm / 4}
            height={1.6}
            fill={part % 2 === 0 ? P.ink : P.halo}
            stroke={P.ink}
            strokeWidth={0.2}
          />
        ))}
        <text y={5}>0</text>
        <text x={bar.length_mm} y={5} textAnchor="middle">
          {unit}
        </text>
      </g>
    </g>
  );
}

function LegendBlock({
  box: { x, y, width },
  title,
  entries,
}: {
  box: PaperBox;
  title: string;
  entries: readonly LegendEntry[];
}) {
  const rows = entries.map((entry) => ({ entry, lines: breakLines(entry.label, labelRoom(entry, width) / TEXT) }));
  return (
    <g fill={P.ink}>
      <text x={x} y={y + 3} fontSize={3.4} fontWeight={600}>
        {title}
      </text>
      {rows.map(({ entry, lines }, n) => (
        <g key={entry.id} transform={`translate(${x} ${y + 6 + heightOf(rows.slice(0, n))})`} fontSize={TEXT}>
          <svg width={5.5} height={3.5} viewBox="0 0 22 14">
            {drawSwatch(entry.swatch)}
          </svg>
          {lines.map((line, at) => (
            // The lines of a label stay where they are.
            <text key={`${at}:${line}`} x={LABEL_x} y={2.8 + at * LINE}>
              {line}
            </text>
          ))}
          <text x={width - AREA} y={2.8} textAnchor="end">
            {entry.count}
          </text>
          <text x={width} y={2.8} textAnchor="end" fill={P.inkSoft}>
            {entry.area}
          </text>
        </g>
      ))}
    </g>
  );
}

/** What is left for a label beside the count and the area of its entry. */
const labelRoom = ({ count, area }: LegendEntry, width: number): number =>
  width - LABEL_x - (count === undefined && area === undefined ? 0 : AREA + GAP + String(count ?? '').length * DIGIT);

const heightOf = (rows: readonly { readonly lines: readonly string[] }[]): number =>
  rows.reduce((sum, { lines }) => sum + ROW + Math.max(0, lines.length - 1) * LINE, 0);

function Facts({ box: { x, y, width, height }, lines }: { box: PaperBox; lines: readonly string[] }): ReactNode {
  const broken = lines.flatMap((line) => breakLines(line, width / SMALL));
  const first = y + height - (broken.length - 1) * 3.9;
  return (
    <g fontSize={SMALL} fill={P.inkSoft}>
      {broken.map((line, n) => (
        // The lines of a sheet stay where they are.
        <text key={`${n}:${line}`} x={x} y={first + n * 3.9}>
          {line}
        </text>
      ))}
    </g>
  );
}

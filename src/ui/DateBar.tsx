import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import './date-bar.css';
import { indexAtX, indexOfDay, layoutChart } from './chart-layout.ts';
import { stepIndex } from './step-index.ts';
import { useWidth } from './use-width.ts';

export interface DateBarProps {
  /** Stops of the slider, ascending: normally the ends of the weeks. */
  readonly days: readonly string[];
  /** Unresolved footprint on each stop, drawn small behind the slider. */
  readonly values: readonly number[];
  readonly day: string;
  readonly onDay: (day: string) => void;
  /** Steps on by itself until the last day. */
  readonly playing: boolean;
  readonly onPlaying: (playing: boolean) => void;
  /** Off while what belongs to `day` is not on the screen yet: playing waits for it and then leaves out what it is late by. */
  readonly ready?: boolean;
  readonly formatDay: (day: string) => string;
  readonly formatValue: (value: number) => string;
  readonly texts: {
    /** Name of the slider. */
    readonly label: string;
    readonly play: string;
    readonly pause: string;
    readonly back: string;
    readonly forward: string;
    readonly latest: string;
  };
}

const HEIGHT = 44;
const EDGE = 12;
/** Fast enough for a year and a half in half a minute, slow enough to follow single weeks. */
const STEP_ms = 400;
/** For those who asked for less motion. */
const CALM_STEP_ms = 1_000;
/** However late: more would be a jump. */
const MOST_STEPS = 4;

/** The day looked at, over a small chart of what was unresolved then; week steps, play, keys and touch. */
export function DateBar(props: DateBarProps) {
  const { days, values, day, onDay, playing, onPlaying, ready = true, formatDay, formatValue, texts } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 600);
  const pastId = useId();
  const layout = useMemo(
    () =>
      layoutChart(
        { days, series: [{ id: 'values', label: texts.label, colour: 'currentColor', values }] },
        { width, height: HEIGHT, left: EDGE, right: EDGE, top: 6, bottom: 4 },
      ),
    [days, values, width, texts.label],
  );
  const index = indexOfDay(days, day);
  const last = days.length - 1;
  const go = (to: number) => {
    const stop = Math.min(last, Math.max(0, to));
    if (days[stop] !== day) onDay(days[stop]);
  };
  const onStep = useRef({ go, onPlaying });
  onStep.current = { go, onPlaying };
  const steppedAt = useRef(0);
  useEffect(() => {
    steppedAt.current = performance.now();
  }, [playing, index]);

  useEffect(() => {
    if (!playing || !ready) return;
    if (index >= last) {
      onStep.current.onPlaying(false);
      return;
    }
    const step = matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM_STEP_ms : STEP_ms;
    const timer = setTimeout(
      () => {
        const late = Math.floor((performance.now() - steppedAt.current) / step);
        onStep.current.go(index + Math.min(MOST_STEPS, Math.max(1, late)));
      },
      Math.max(0, steppedAt.current + step - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [playing, ready, index, last]);

  const play = () => {
    if (!playing && index >= last) go(0);
    onPlaying(!playing);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    if (event.buttons !== 1) return;
    onPlaying(false);
    go(indexAtX(layout, days, event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      event.preventDefault();
      play();
      return;
    }
    const to = stepIndex(event.key, index, days.length);
    if (to === null) return;
    event.preventDefault();
    onPlaying(false);
    go(to);
  };
  if (days.length === 0) return null;
  const x = layout.x(new Date(`${days[index]}T00:00:00Z`));
  return (
    <div className="chidu-date-bar">
      <Button label={playing ? texts.pause : texts.play} onClick={play}>
        {playing ? <path d="M5 3h3v12H5zm5 0h3v12h-3z" /> : <path d="M5 3v12l10-6z" />}
      </Button>
      <Button label={texts.back} onClick={() => go(index - 1)} disabled={index === 0}>
        <path d="m11 4-5 5 5 5" className="chidu-date-bar-stroke" />
      </Button>
      <div
        ref={frame}
        className="chidu-date-bar-track"
        role="slider"
        tabIndex={0}
        aria-label={texts.label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={`${formatDay(days[index])}, ${formatValue(values[index] ?? 0)}`}
        onPointerDown={drag}
        onPointerMove={drag}
        onKeyDown={move}
      >
        <svg width={width} height={HEIGHT} aria-hidden="true">
          <clipPath id={pastId}>
            <rect x={0} y={0} width={Math.max(0, x)} height={HEIGHT} />
          </clipPath>
          {layout.areas.map((one) => (
            <g key={one.id}>
              <path d={one.path} className="chidu-date-bar-area" />
              <path d={one.path} className="chidu-date-bar-area chidu-date-bar-past" clipPath={`url(#${pastId})`} />
              <path d={one.edge} className="chidu-date-bar-edge" />
            </g>
          ))}
          <line className="chidu-date-bar-cursor" x1={x} x2={x} y1={2} y2={HEIGHT - 4} />
          <circle className="chidu-date-bar-knob" cx={x} cy={layout.y(layout.totals[index])} r={6} />
        </svg>
      </div>
      <Button label={texts.forward} onClick={() => go(index + 1)} disabled={index === last}>
        <path d="m7 4 5 5-5 5" className="chidu-date-bar-stroke" />
      </Button>
      <output className="chidu-date-bar-reading">
        <strong>{formatDay(days[index])}</strong>
        <span>{formatValue(values[index] ?? 0)}</span>
      </output>
      <button type="button" className="chidu-button" disabled={index === last} onClick={() => go(last)}>
        {texts.latest}
      </button>
    </div>
  );
}

function Button({
  label,
  onClick,
  disabled = false,
  children,
}: {
  label: string;
  onClick: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="chidu-button chidu-button-icon chidu-date-bar-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}

import { type ReactNode, useId, useMemo, useRef } from 'react';
import { ChartFrame } from './ChartFrame.tsx';
import { type ChartInput, indexOfDay, layoutChart, tickDays } from './chart-layout.ts';
import { placeLabels } from './place-labels.ts';
import { type ChartCursorProps, useChartCursor } from './use-chart-cursor.ts';
import { useWidth } from './use-width.ts';

export interface StackedAreaChartProps extends ChartInput, ChartCursorProps {
  /** The day that was chosen to stay, beside the one looked at. */
  readonly pinned?: string | null;
  readonly height?: number;
  /** Room at the right for the names and values of the series; without it they are in the table only. */
  readonly labelled?: boolean;
  /** Off where another chart below carries the axis. */
  readonly ticks?: boolean;
  readonly formatDay: (day: string) => string;
  /** Short form for the axis. */
  readonly formatTick: (time: Date) => string;
  /** With its unit. */
  readonly formatValue: (value: number) => string;
  readonly formatAxis?: (value: number) => string;
  /** Of the axis, written once above it. */
  readonly unit?: string;
  readonly tools?: ReactNode;
  /** What may be left by a day, on the axis of values: a line up to there. */
  readonly goals?: readonly { readonly on: string; readonly value: number; readonly label: string }[];
  readonly texts: {
    readonly title: string;
    /** What the chart says, for those who do not see it. */
    readonly description: string;
    readonly deadline: string;
    readonly showTable: string;
    readonly showChart: string;
    /** Headers of the table: the day, the total of the leading series. */
    readonly day: string;
    readonly total: string;
  };
}

export const CHART_LEFT = 44;
/** Room for labels at the right, or for the half of a last tick. */
export const chartRight = (labelled: boolean): number => (labelled ? 108 : 12);
const TOP = 16;
const LABEL_GAP = 14;
/** Widths of a letter of the projection's words, in CSS pixels: Latin and figures, and Chinese. */
const LETTER_px = { narrow: 6.2, wide: 11.5 };
const WORDS_GAP = 8;

/** Areas over time that add up, with the deadline, where the trend leads and a cursor that keys and pointers move; also as a table. */
export function StackedAreaChart(props: StackedAreaChartProps) {
  const { days, series, leading, scope, deadlineOn, projections, pinned, height = 200, labelled = false, ticks = true } = props;
  const { formatDay, formatTick, formatValue, formatAxis = formatValue, texts } = props;
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame, 320);
  const descriptionId = useId();
  const clipId = useId();
  const right = width - chartRight(labelled);
  const bottom = ticks ? 22 : 4;
  const ground = height - bottom;
  const layout = useMemo(
    () =>
      layoutChart(
        { days, series, leading, scope, deadlineOn, projections },
        { width, height, left: CHART_LEFT, right: chartRight(labelled), top: TOP, bottom },
      ),
    [days, series, leading, scope, deadlineOn, projections, width, height, labelled, bottom],
  );
  const { read, plot, svg } = useChartCursor(props, layout, (n) => `${formatDay(days[n])}, ${formatValue(layout.totals[n])}`);
  if (days.length === 0) return null;
  const atX = (index: number) => layout.x(new Date(`${days[index]}T00:00:00Z`));
  const words = (projections ?? []).flatMap((one) => one.words ?? []);
  const wordsX = placeWords(words, atX(days.length - 1), layout.deadlineX, right);
  const labels = labelled ? layout.areas.map(({ lastY }) => lastY).reverse() : [];
  const labelY = placeLabels(labels, LABEL_GAP, TOP, ground).reverse();
  const parts = series.length > 1 ? series : [];
  return (
    <ChartFrame
      ref={frame}
      days={days}
      columns={[...parts, { id: 'total', label: texts.total, values: layout.totals }]}
      formatDay={formatDay}
      formatValue={formatValue}
      title={texts.title}
      dayHeader={texts.day}
      description={{ id: descriptionId, text: texts.description }}
      toggle={texts}
      tools={props.tools}
      reading={
        <>
          <span>{formatDay(days[read])}</span> <strong>{formatValue(layout.totals[read])}</strong>
        </>
      }
    >
      <div className="chidu-chart-plot" aria-label={texts.title} aria-describedby={descriptionId} {...plot}>
        <svg width={width} height={height} aria-hidden="true" {...svg}>
          <clipPath id={clipId}>
            <rect x={CHART_LEFT} y={0} width={Math.max(0, right - CHART_LEFT)} height={ground} />
          </clipPath>
          {readableTicks(layout.y.ticks(Math.max(2, Math.round(height / 45))), formatAxis).map((value) => (
            <g key={value} transform={`translate(0 ${layout.y(value)})`}>
              <line className="chidu-chart-grid" x1={CHART_LEFT} x2={right} />
              <text className="chidu-chart-tick" x={CHART_LEFT - 6} dy="0.35em" textAnchor="end">
                {formatAxis(value)}
              </text>
            </g>
          ))}
          {ticks && <DayTicks x={layout.x} y={height - 6} formatTick={formatTick} />}
          <g clipPath={`url(#${clipId})`}>
            {layout.areas.map((one, n) => (
              <g key={one.id} style={{ color: one.colour }}>
                <path d={one.path} className={parts.length > 0 ? 'chidu-chart-area chidu-chart-part' : 'chidu-chart-area'} />
                <path
                  d={one.edge}
                  className={n === (leading ?? 0) - 1 ? 'chidu-chart-edge chidu-chart-total' : 'chidu-chart-edge'}
                />
              </g>
            ))}
            {layout.scope && <path d={layout.scope} className="chidu-chart-scope" />}
            {layout.projections.map((one) => (
              <g key={one.id}>
                {one.band && <path d={one.band} className="chidu-chart-band" />}
                {one.middle && <path d={one.middle} className="chidu-chart-trend" />}
              </g>
            ))}
          </g>
          {layout.deadlineX !== null && (
            <g transform={`translate(${Math.min(layout.deadlineX, right)} 0)`}>
              <line className="chidu-chart-deadline" y1={12} y2={ground} />
              <text className="chidu-chart-mark" y={9} textAnchor={layout.deadlineX > width / 2 ? 'end' : 'start'}>
                {texts.deadline}
              </text>
            </g>
          )}
          {(props.goals ?? []).map(({ on, value, label }) => {
            const end = Math.min(layout.x(new Date(`${on}T00:00:00Z`)), right);
            return (
              <g key={`${on}/${value}`} transform={`translate(0 ${layout.y(value)})`}>
                <line className="chidu-chart-goal" x1={CHART_LEFT} x2={end} />
                <path className="chidu-chart-goal-mark" d={`M${end - 4} -8h8l-4 8z`} />
                <text className="chidu-chart-mark" x={CHART_LEFT + 4} y={-4}>
                  {label}
                </text>
              </g>
            );
          })}
          {wordsX !== null && (
            <text className="chidu-chart-words" x={wordsX} y={TOP}>
              {words.map((line) => (
                <tspan key={line} x={wordsX} dy="1.3em">
                  {line}
                </tspan>
              ))}
            </text>
          )}
          {props.unit && (
            <text className="chidu-chart-tick" x={CHART_LEFT - 6} y={9} textAnchor="end">
              {props.unit}
            </text>
          )}
          {pinned && <Pin x={atX(indexOfDay(days, pinned))} top={TOP} bottom={ground} />}
          <g
            transform={`translate(${atX(read)} 0)`}
            className={props.hovered === null ? 'chidu-chart-cursor' : 'chidu-chart-hover'}
          >
            <line y1={TOP} y2={ground} />
            <circle cy={layout.y(layout.totals[read])} r={4} />
          </g>
          {labelY.map((y, n) => (
            <g key={series[n].id} className="chidu-chart-label" transform={`translate(${right + 8} ${y})`}>
              <rect y={-5} width={8} height={10} rx={1} fill={series[n].colour} />
              <text x={13} dy="0.35em">
                {series[n].label} <tspan className="chidu-chart-label-value">{formatAxis(series[n].values[read] ?? 0)}</tspan>
              </text>
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}

/** Steps finer than the axis can write would repeat its figures. */
export function readableTicks(ticks: readonly number[], format: (value: number) => string): number[] {
  return ticks.filter((value, n) => n === 0 || format(value) !== format(ticks[n - 1]));
}

/** Where the projection's words stand: behind the last day, past a deadline that would cross them; null without room. */
function placeWords(words: readonly string[], lastX: number, deadlineX: number | null, right: number): number | null {
  if (words.length === 0) return null;
  const width = Math.max(...words.map(widthOf));
  const x = lastX + WORDS_GAP;
  const isCrossed = deadlineX !== null && deadlineX > lastX && deadlineX < x + width;
  const free = isCrossed ? deadlineX + WORDS_GAP : x;
  return free + width <= right ? free : null;
}

function widthOf(line: string): number {
  let width = 0;
  for (const letter of line) width += letter.charCodeAt(0) > 0x2e7f ? LETTER_px.wide : LETTER_px.narrow;
  return width;
}

/** The axis of days. */
export function DayTicks({
  x,
  y,
  formatTick,
}: {
  x: ReturnType<typeof layoutChart>['x'];
  y: number;
  formatTick: (time: Date) => string;
}) {
  return tickDays(x).map((time) => (
    <text key={time.getTime()} className="chidu-chart-tick" x={x(time)} y={y} textAnchor="middle">
      {formatTick(time)}
    </text>
  ));
}

/** Marks the day that stays. */
export function Pin({ x, top, bottom }: { x: number; top: number; bottom: number }) {
  return (
    <g transform={`translate(${x} 0)`} className="chidu-chart-pin">
      <line y1={top} y2={bottom} />
      <path d={`M-4 ${bottom}h8l-4 -6z`} />
    </g>
  );
}

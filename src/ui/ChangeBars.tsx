import { scaleLinear } from 'd3-scale';
import { useId, useMemo, useRef } from 'react';
import { ChartFrame } from './ChartFrame.tsx';
import { type ChartInput, type ChartSeries, indexOfDay, layoutDays } from './chart-layout.ts';
import { CHART_LEFT, chartRight, DayTicks, Pin, readableTicks } from './StackedAreaChart.tsx';
import { type ChartCursorProps, useChartCursor } from './use-chart-cursor.ts';
import { useWidth } from './use-width.ts';

export interface ChangeBarsProps extends Pick<ChartInput, 'days' | 'deadlineOn' | 'projections'>, ChartCursorProps {
  /** What was added and what was taken off on each day; negative values go to the other side. */
  readonly up: readonly ChartSeries[];
  readonly down: readonly ChartSeries[];
  readonly pinned?: string | null;
  readonly height?: number;
  /** As of the chart above, so that the days stand over each other. */
  readonly labelled?: boolean;
  readonly formatDay: (day: string) => string;
  readonly formatTick: (time: Date) => string;
  readonly formatValue: (value: number) => string;
  readonly formatAxis: (value: number) => string;
  readonly texts: {
    readonly title: string;
    readonly description: string;
    readonly showTable: string;
    readonly showChart: string;
    readonly day: string;
  };
}

const TOP = 4;
const TICKS = 20;
const LEAST_BAR = 2;
const MOST_BAR = 14;
/** Share of a day's room that its bar takes. */
const BAR_SHARE = 0.72;

/** What came and went in each step of time: bars up and down from one line, under the same axis of days as the areas above. */
export function ChangeBars(props: ChangeBarsProps) {
  const { days, up, down, deadlineOn, projections, pinned, height = 90, labelled = false } = props;
  const { formatDay, formatTick, formatValue, formatAxis, texts } = props;
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame, 320);
  const descriptionId = useId();
  const right = width - chartRight(labelled);
  const x = useMemo(
    () => layoutDays({ days, deadlineOn, projections }, { width, left: CHART_LEFT, right: chartRight(labelled) }),
    [days, deadlineOn, projections, width, labelled],
  );
  const sides = useMemo(
    () =>
      [...up.map((one) => ({ ...one, sign: 1 })), ...down.map((one) => ({ ...one, sign: -1 }))].map(
        ({ values, sign, ...one }) => ({
          ...one,
          values: days.map((_, n) => sign * (values[n] ?? 0)),
        }),
      ),
    [days, up, down],
  );
  const bars = useMemo(() => stackSides(sides, days.length), [sides, days]);
  const y = useMemo(() => {
    const most = Math.max(0, ...bars.map(({ to }) => to));
    const least = Math.min(0, ...bars.map(({ to }) => to));
    return scaleLinear([least, most > least ? most : 1], [height - TICKS, TOP]);
  }, [bars, height]);
  const say = (n: number) => [...up, ...down].map(({ label, values }) => `${label} ${formatValue(values[n] ?? 0)}`).join(', ');
  const { read, plot, svg } = useChartCursor(props, { x }, (n) => `${formatDay(days[n])}, ${say(n)}`);
  if (days.length === 0) return null;
  const atX = (index: number) => x(new Date(`${days[index]}T00:00:00Z`));
  const room = days.length > 1 ? (atX(days.length - 1) - atX(0)) / (days.length - 1) : MOST_BAR;
  const bar = Math.min(MOST_BAR, Math.max(LEAST_BAR, room * BAR_SHARE));
  return (
    <ChartFrame
      ref={frame}
      days={days}
      columns={[...up, ...down]}
      formatDay={formatDay}
      formatValue={formatValue}
      title={texts.title}
      dayHeader={texts.day}
      description={{ id: descriptionId, text: texts.description }}
      toggle={texts}
      reading={[...up, ...down].map(({ id, label, colour, values }) => (
        <span key={id} className="chidu-chart-key">
          <i style={{ background: colour }} /> {label} <strong>{formatValue(values[read] ?? 0)}</strong>
        </span>
      ))}
    >
      <div className="chidu-chart-plot" aria-label={texts.title} aria-describedby={descriptionId} {...plot}>
        <svg width={width} height={height} aria-hidden="true" {...svg}>
          {readableTicks(y.ticks(Math.max(2, Math.round(height / 40))), formatAxis).map((value) => (
            <text key={value} className="chidu-chart-tick" x={CHART_LEFT - 6} y={y(value)} dy="0.35em" textAnchor="end">
              {formatAxis(Math.abs(value))}
            </text>
          ))}
          <rect className="chidu-chart-step" x={atX(read) - room / 2} y={TOP} width={room} height={height - TICKS - TOP} />
          {bars.map(({ id, colour, index, from, to }) => (
            <rect
              key={`${id}/${index}`}
              className="chidu-chart-bar"
              x={atX(index) - bar / 2}
              y={Math.min(y(from), y(to))}
              width={bar}
              height={Math.abs(y(from) - y(to))}
              style={{ color: colour }}
            />
          ))}
          <line className="chidu-chart-zero" x1={CHART_LEFT} x2={right} y1={y(0)} y2={y(0)} />
          {pinned && <Pin x={atX(indexOfDay(days, pinned))} top={TOP} bottom={height - TICKS} />}
          <DayTicks x={x} y={height - 5} formatTick={formatTick} />
        </svg>
      </div>
    </ChartFrame>
  );
}

interface Bar {
  readonly id: string;
  readonly colour: string;
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** Each side's values on top of each other, away from the line. */
function stackSides(sides: readonly Pick<ChartSeries, 'id' | 'colour' | 'values'>[], count: number): Bar[] {
  const bars: Bar[] = [];
  for (let index = 0; index < count; index++) {
    let [above, below] = [0, 0];
    for (const { id, colour, values } of sides) {
      const value = values[index];
      if (value === 0) continue;
      const from = value > 0 ? above : below;
      const to = from + value;
      if (value > 0) above = to;
      else below = to;
      bars.push({ id, colour, index, from, to });
    }
  }
  return bars;
}

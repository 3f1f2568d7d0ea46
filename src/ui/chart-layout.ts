import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveLinear, line, stack } from 'd3-shape';

/** One layer of a stacked area; a value per day. */
export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  /** CSS colour, normally one of the tokens. */
  readonly colour: string;
  readonly values: readonly number[];
}

/** Where a trend leads: from the last value down to nothing, at the earliest, the likely and the latest day; none = never. */
export interface ChartProjection {
  readonly id: string;
  readonly label: string;
  /** What is written beside its band, line by line. */
  readonly words?: readonly string[];
  readonly finishOn?: string | null;
  readonly earliestOn?: string | null;
  readonly latestOn?: string | null;
}

export interface ChartInput {
  /** Calendar days `2026-11-20`, ascending. */
  readonly days: readonly string[];
  /** From the bottom up. */
  readonly series: readonly ChartSeries[];
  /** How many of the series, from the bottom, the totals and the projections are about; all where absent. */
  readonly leading?: number;
  /** A thin line above the areas, such as everything in scope. */
  readonly scope?: { readonly label: string; readonly values: readonly number[] };
  readonly deadlineOn?: string | null;
  readonly projections?: readonly ChartProjection[];
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ChartLayout {
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly areas: readonly {
    readonly id: string;
    readonly colour: string;
    readonly path: string;
    readonly edge: string;
    /** Height of its middle on the last day. */
    readonly lastY: number;
  }[];
  readonly scope: string | null;
  readonly projections: readonly { readonly id: string; readonly band: string | null; readonly middle: string | null }[];
  readonly deadlineX: number | null;
  /** Total of the leading series on each day. */
  readonly totals: readonly number[];
}

/** A far deadline or projection may not squeeze the history to less than this share of the width. */
const HISTORY_SHARE = 0.6;

/** Milliseconds of a calendar day at midnight UTC: days are equally long there whatever the time zone does. */
export function dayToTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Index of the last day on or before `day`; 0 where it lies before all of them. */
export function indexOfDay(days: readonly string[], day: string): number {
  return Math.max(
    0,
    days.findLastIndex((candidate) => candidate <= day),
  );
}

/** Index of the day nearest to a horizontal position. */
export function indexAtX(layout: Pick<ChartLayout, 'x'>, days: readonly string[], x: number): number {
  const time = layout.x.invert(x).getTime();
  let best = 0;
  for (let i = 1; i < days.length; i++) {
    if (Math.abs(dayToTime(days[i]) - time) < Math.abs(dayToTime(days[best]) - time)) best = i;
  }
  return best;
}

/** The axis of days: one for charts that stand over each other and are given the same days, deadline and projections. */
export function layoutDays(
  input: Pick<ChartInput, 'days' | 'deadlineOn' | 'projections'>,
  box: Pick<ChartBox, 'width' | 'left' | 'right'>,
): ScaleTime<number, number> {
  const times = input.days.map(dayToTime);
  return scaleUtc([times[0] ?? 0, lastTime(input, times)], [box.left, Math.max(box.left, box.width - box.right)]);
}

/** What a name of a day takes on the axis, also where letters grow with the screen; px. */
const DAY_ROOM_px = 64;

/** Days that are named on an axis: round ones, as many as stand clear of each other. */
export function tickDays(x: ScaleTime<number, number>): Date[] {
  const [from, to] = x.range();
  const days = x.ticks(Math.max(2, Math.floor((to - from) / DAY_ROOM_px)));
  // Round steps come in threes of months or in years: those asked for may still be twice too many.
  const apart = days.length > 1 ? Math.abs(x(days[1]) - x(days[0])) : DAY_ROOM_px;
  const step = Math.max(1, Math.ceil(DAY_ROOM_px / Math.max(1, apart)));
  return days.filter((_, n) => n % step === 0);
}

/** Scales and paths of an area chart. Values are joined by straight lines: smoothing would invent figures. */
export function layoutChart(input: ChartInput, box: ChartBox): ChartLayout {
  const { days, series } = input;
  const times = days.map(dayToTime);
  const sumOf = (parts: readonly ChartSeries[]) =>
    days.map((_, i) => parts.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const totals = sumOf(series.slice(0, input.leading));
  const most = Math.max(0, ...sumOf(series), ...(input.scope?.values ?? []));
  const x = layoutDays(input, box);
  const y = scaleLinear([0, most || 1], [box.height - box.bottom, box.top]).nice(4);

  const stacked = stack<number, string>()
    .keys(series.map(({ id }) => id))
    .value((i, id) => series.find((one) => one.id === id)?.values[i] ?? 0)(days.map((_, i) => i));
  const areas = stacked.map((layer, n) => {
    const at = (i: number) => x(times[i]);
    return {
      id: series[n].id,
      colour: series[n].colour,
      path:
        area<[number, number]>(
          (_, i) => at(i),
          (d) => y(d[0]),
          (d) => y(d[1]),
        ).curve(curveLinear)(layer.map((d) => [d[0], d[1]])) ?? '',
      edge:
        line<[number, number]>(
          (_, i) => at(i),
          (d) => y(d[1]),
        )(layer.map((d) => [d[0], d[1]])) ?? '',
      lastY: layer.length > 0 ? y((layer[layer.length - 1][0] + layer[layer.length - 1][1]) / 2) : 0,
    };
  });
  return {
    x,
    y,
    areas,
    scope: input.scope
      ? line<number>(
          (_, i) => x(times[i]),
          (value) => y(value),
        )(input.scope.values.slice(0, times.length))
      : null,
    projections: (input.projections ?? []).map((projection) =>
      drawProjection(projection, times.at(-1) ?? 0, totals.at(-1) ?? 0, x, y),
    ),
    deadlineX: input.deadlineOn ? x(dayToTime(input.deadlineOn)) : null,
    totals,
  };
}

/** The end of the time axis: the last day, the deadline and what is projected, as far as the history keeps its share. */
function lastTime({ deadlineOn, projections }: Pick<ChartInput, 'deadlineOn' | 'projections'>, times: readonly number[]): number {
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 1;
  const wanted = [deadlineOn, ...(projections ?? []).flatMap((p) => [p.finishOn, p.latestOn])]
    .filter((day) => typeof day === 'string')
    .map(dayToTime);
  const furthest = last + (last - first) * (1 / HISTORY_SHARE - 1);
  return Math.max(last, ...wanted.map((time) => Math.min(time, furthest)));
}

function drawProjection(
  projection: ChartProjection,
  from: number,
  value: number,
  x: ScaleTime<number, number>,
  y: ScaleLinear<number, number>,
): { id: string; band: string | null; middle: string | null } {
  const start = `${x(from)},${y(value)}`;
  const ground = y(0);
  const { earliestOn, finishOn, latestOn } = projection;
  // An open end: the band runs flat to the edge of the chart.
  const edge = x.range()[1];
  const far = latestOn ? `${x(dayToTime(latestOn))},${ground}` : `${edge},${y(value)} ${edge},${ground}`;
  return {
    id: projection.id,
    band: earliestOn ? `M${start}L${far} ${x(dayToTime(earliestOn))},${ground}Z` : null,
    middle: finishOn ? `M${start}L${x(dayToTime(finishOn))},${ground}` : null,
  };
}

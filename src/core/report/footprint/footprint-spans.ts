import type { Activity, Interval } from './activity.ts';
import { intersectActivities, NEVER, uniteActivities } from './activity.ts';
import type { FootprintModel } from './footprint-model.ts';
import type { CompoundTerm } from './footprint-terms.ts';
import type { Membership } from './footprint-pieces.ts';

/**
 * The footprints as they were and are, as columns: on a day, a scope's footprint is the sum of its spans with
 * `from ≤ day < until`. Whole cm², so that a sum does not depend on its order.
 */
export interface FootprintSpans {
  readonly count: number;
  readonly scope: Uint32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly union_cm2: Float64Array;
  /** What the span adds to the plain sum of claims, which counts doubly claimed land twice. */
  readonly claims_cm2: Float64Array;
  /** The plot whose registration begins it, else −1. */
  readonly begunBy: Int32Array;
  /** The plot whose resolution ends it, else −1. */
  readonly endedBy: Int32Array;
}

export interface SpanOptions {
  /** As if nothing were ever resolved: the land of all plots, the denominator of the cleared share. */
  readonly ignoreResolution?: boolean;
  /** Leaves units and district out. */
  readonly redLinesOnly?: boolean;
}

type SpanVisitor = (
  scope: number,
  from: number,
  until: number,
  union_cm2: number,
  claims_cm2: number,
  begunBy: number,
  endedBy: number,
) => void;

/**
 * Visits the spans without keeping them: what a table needs, at a fraction of the memory.
 *
 * Union by inclusion and exclusion: every claimed piece adds its area while it is unresolved, every pair takes its common area off
 * while both are, and land where n ≥ 3 unresolved pieces meet gets back what the pairs took too much: with n pieces and n(n−1)/2
 * pairs counted, 1 = n − n(n−1)/2 + (n−1)(n−2)/2.
 */
export function visitSpans(
  model: FootprintModel,
  { ignoreResolution = false, redLinesOnly = false }: SpanOptions,
  visit: SpanVisitor,
): void {
  const { redLines } = model.input;
  const { from } = model.plotDays;
  const until = ignoreResolution ? new Int32Array(from.length).fill(NEVER) : model.plotDays.until;
  visitPlain(model, redLinesOnly ? model.terms.plain.ofRedLines : model.terms.plain.count, from, until, visit);
  for (const term of model.terms.compound) {
    if (redLinesOnly && term.scope >= redLines.length) break;
    visitCompound(term, from, until, visit);
  }
}

/** The spans as columns: kept between questions, until the plots change. */
export function listSpans(model: FootprintModel, options: SpanOptions = {}): FootprintSpans {
  let spans = allocate(model.terms.plain.count + model.terms.compound.length);
  let count = 0;
  visitSpans(model, options, (scope, from, until, union_cm2, claims_cm2, begunBy, endedBy) => {
    if (count === spans.count) spans = widen(spans);
    spans.scope[count] = scope;
    spans.from[count] = from;
    spans.until[count] = until;
    spans.union_cm2[count] = union_cm2;
    spans.claims_cm2[count] = claims_cm2;
    spans.begunBy[count] = begunBy;
    spans.endedBy[count] = endedBy;
    count++;
  });
  return trim(spans, count);
}

function visitPlain(
  { terms }: FootprintModel,
  termCount: number,
  plotFrom: Int32Array,
  plotUntil: Int32Array,
  visit: SpanVisitor,
): void {
  const { scope, plot, otherPlot, from, until, area_cm2 } = terms.plain;
  for (let i = 0; i < termCount; i++) {
    const a = plot[i];
    const b = otherPlot[i];
    let first = from[i];
    let end = until[i];
    let beginner = -1;
    let ender = -1;
    if (plotFrom[a] >= first) {
      first = plotFrom[a];
      beginner = a;
    }
    if (plotUntil[a] <= end) {
      end = plotUntil[a];
      ender = a;
    }
    if (b >= 0) {
      if (plotFrom[b] > first || (beginner < 0 && plotFrom[b] === first)) {
        first = plotFrom[b];
        beginner = b;
      }
      if (plotUntil[b] < end) {
        end = plotUntil[b];
        ender = b;
      }
    }
    if (first < end) visit(scope[i], first, end, area_cm2[i], b < 0 ? area_cm2[i] : 0, beginner, ender);
  }
}

function visitCompound(
  { scope, pieces, area_cm2 }: CompoundTerm,
  plotFrom: Int32Array,
  plotUntil: Int32Array,
  visit: SpanVisitor,
): void {
  const activities = pieces.map((members) => daysOf(members, plotFrom, plotUntil));
  const add = (activity: Activity, union_cm2: number, claims_cm2: number): void => {
    for (const { from, until, begunBy, endedBy } of activity) visit(scope, from, until, union_cm2, claims_cm2, begunBy, endedBy);
  };
  if (activities.length === 1) add(activities[0], area_cm2, area_cm2);
  else if (activities.length === 2) add(intersectActivities(activities[0], activities[1]), -area_cm2, 0);
  // (n−1)(n−2)/2 = 1 + 2 + … + (n−2): one layer for each depth from 3 on, in force while at least so many pieces are unresolved.
  else for (let depth = 3; depth <= activities.length; depth++) add(daysAtDepth(activities, depth), (depth - 2) * area_cm2, 0);
}

/** Days on which a piece is unresolved: while any of its plots is, with the version that gives the plot this land in force. */
function daysOf(members: readonly Membership[], plotFrom: Int32Array, plotUntil: Int32Array): Activity {
  const intervals: Interval[] = [];
  for (const { plot, from, until } of members) {
    const registered = plotFrom[plot] >= from;
    const first = registered ? plotFrom[plot] : from;
    const resolved = plotUntil[plot] <= until;
    const end = resolved ? plotUntil[plot] : until;
    if (first < end) intervals.push({ from: first, until: end, begunBy: registered ? plot : -1, endedBy: resolved ? plot : -1 });
  }
  return uniteActivities(intervals);
}

/** Days on which at least `depth` of the activities hold. */
function daysAtDepth(activities: readonly Activity[], depth: number): Activity {
  const steps = activities
    .flat()
    .flatMap(({ from, until, begunBy, endedBy }) => [
      { day: from, step: 1, by: begunBy },
      { day: until, step: -1, by: endedBy },
    ])
    .sort((a, b) => a.day - b.day || b.step - a.step);
  const days: Interval[] = [];
  let meeting = 0;
  let since = 0;
  let begunBy = -1;
  for (const { day, step, by } of steps) {
    meeting += step;
    if (step > 0 && meeting === depth) {
      since = day;
      begunBy = by;
    }
    if (step < 0 && meeting === depth - 1 && since < day) days.push({ from: since, until: day, begunBy, endedBy: by });
  }
  return days;
}

function allocate(count: number): FootprintSpans {
  return {
    count,
    scope: new Uint32Array(count),
    from: new Int32Array(count),
    until: new Int32Array(count),
    union_cm2: new Float64Array(count),
    claims_cm2: new Float64Array(count),
    begunBy: new Int32Array(count),
    endedBy: new Int32Array(count),
  };
}

function widen(spans: FootprintSpans): FootprintSpans {
  const wider = allocate(2 * spans.count + 64);
  for (const name of ['scope', 'from', 'until', 'union_cm2', 'claims_cm2', 'begunBy', 'endedBy'] as const)
    wider[name].set(spans[name]);
  return wider;
}

function trim({ scope, from, until, union_cm2, claims_cm2, begunBy, endedBy }: FootprintSpans, count: number): FootprintSpans {
  return {
    count,
    scope: scope.subarray(0, count),
    from: from.subarray(0, count),
    until: until.subarray(0, count),
    union_cm2: union_cm2.subarray(0, count),
    claims_cm2: claims_cm2.subarray(0, count),
    begunBy: begunBy.subarray(0, count),
    endedBy: endedBy.subarray(0, count),
  };
}

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
  /** The plot whose resolution ends it, else −1. */
  readonly endedBy: Int32Array;
}

export interface SpanOptions {
  /** As if nothing were ever resolved: the land of all plots, the denominator of the cleared share. */
  readonly ignoreResolution?: boolean;
  /** Leaves units and district out. */
  readonly redLinesOnly?: boolean;
}

/**
 * Union by inclusion and exclusion: every claimed piece adds its area while it is unresolved, every pair takes its common area off
 * while both are, and land where n ≥ 3 unresolved pieces meet gets back what the pairs took too much: with n pieces and n(n−1)/2
 * pairs counted, 1 = n − n(n−1)/2 + (n−1)(n−2)/2.
 */
export function listSpans(model: FootprintModel, { ignoreResolution = false, redLinesOnly = false }: SpanOptions = {}): FootprintSpans {
  const { plots, redLines } = model.input;
  const from = Int32Array.from(plots, (plot) => plot.from);
  const until = Int32Array.from(plots, (plot) => (ignoreResolution ? NEVER : plot.until));
  const compound: Span[] = [];
  for (const term of model.terms.compound) if (!redLinesOnly || term.scope < redLines.length) spanCompound(term, from, until, compound);

  const plainCount = redLinesOnly ? model.terms.plain.ofRedLines : model.terms.plain.count;
  const spans = allocate(plainCount + compound.length);
  const count = writePlain(model, plainCount, from, until, spans);
  compound.forEach((span, i) => writeSpan(spans, count + i, span));
  return trim(spans, count + compound.length);
}

interface Span extends Interval {
  readonly scope: number;
  readonly union_cm2: number;
  readonly claims_cm2: number;
}

function writePlain({ terms }: FootprintModel, termCount: number, plotFrom: Int32Array, plotUntil: Int32Array, spans: FootprintSpans): number {
  const { scope, plot, otherPlot, from, until, area_cm2 } = terms.plain;
  let at = 0;
  for (let i = 0; i < termCount; i++) {
    const a = plot[i];
    const b = otherPlot[i];
    let first = from[i] > plotFrom[a] ? from[i] : plotFrom[a];
    let end = until[i];
    let endedBy = -1;
    if (plotUntil[a] <= end) {
      end = plotUntil[a];
      endedBy = a;
    }
    if (b >= 0) {
      if (plotFrom[b] > first) first = plotFrom[b];
      if (plotUntil[b] < end) {
        end = plotUntil[b];
        endedBy = b;
      }
    }
    if (first >= end) continue;
    spans.scope[at] = scope[i];
    spans.from[at] = first;
    spans.until[at] = end;
    spans.union_cm2[at] = area_cm2[i];
    spans.claims_cm2[at] = b < 0 ? area_cm2[i] : 0;
    spans.endedBy[at] = endedBy;
    at++;
  }
  return at;
}

function spanCompound({ scope, pieces, area_cm2 }: CompoundTerm, plotFrom: Int32Array, plotUntil: Int32Array, spans: Span[]): void {
  const activities = pieces.map((members) => daysOf(members, plotFrom, plotUntil));
  const add = (activity: Activity, union_cm2: number, claims_cm2: number): void => {
    for (const interval of activity) spans.push({ ...interval, scope, union_cm2, claims_cm2 });
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
    const first = Math.max(from, plotFrom[plot]);
    const resolved = plotUntil[plot] <= until;
    const end = resolved ? plotUntil[plot] : until;
    if (first < end) intervals.push({ from: first, until: end, endedBy: resolved ? plot : -1 });
  }
  return uniteActivities(intervals);
}

/** Days on which at least `depth` of the activities hold. */
function daysAtDepth(activities: readonly Activity[], depth: number): Activity {
  const steps = activities
    .flat()
    .flatMap(({ from, until, endedBy }) => [{ day: from, step: 1, endedBy: -1 }, { day: until, step: -1, endedBy }])
    .sort((a, b) => a.day - b.day || b.step - a.step);
  const days: Interval[] = [];
  let meeting = 0;
  let since = 0;
  for (const { day, step, endedBy } of steps) {
    meeting += step;
    if (step > 0 && meeting === depth) since = day;
    if (step < 0 && meeting === depth - 1 && since < day) days.push({ from: since, until: day, endedBy });
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
    endedBy: new Int32Array(count),
  };
}

function writeSpan(spans: FootprintSpans, at: number, { scope, from, until, union_cm2, claims_cm2, endedBy }: Span): void {
  spans.scope[at] = scope;
  spans.from[at] = from;
  spans.until[at] = until;
  spans.union_cm2[at] = union_cm2;
  spans.claims_cm2[at] = claims_cm2;
  spans.endedBy[at] = endedBy;
}

function trim({ scope, from, until, union_cm2, claims_cm2, endedBy }: FootprintSpans, count: number): FootprintSpans {
  return {
    count,
    scope: scope.subarray(0, count),
    from: from.subarray(0, count),
    until: until.subarray(0, count),
    union_cm2: union_cm2.subarray(0, count),
    claims_cm2: claims_cm2.subarray(0, count),
    endedBy: endedBy.subarray(0, count),
  };
}

import { settle } from '../../measure/settle.ts';
import type { Activity, Interval } from './activity.ts';
import { intersectActivities, NEVER, uniteActivities } from './activity.ts';
import type { FootprintModel } from './footprint-model.ts';
import type { Piece, UnitPart } from './footprint-pieces.ts';

/**
 * How the footprints change, as columns: a footprint on a day is the sum of its scope's changes up to and including that day.
 * Whole cm², so that a sum does not depend on its order.
 */
export interface FootprintEvents {
  readonly count: number;
  readonly scope: Uint32Array;
  readonly day: Int32Array;
  /** Change of the union. */
  readonly union_cm2: Float64Array;
  /** Change of the plain sum of claims, which counts doubly claimed land twice. */
  readonly claims_cm2: Float64Array;
  /** The plot whose resolution caused it, else −1. */
  readonly causedBy: Int32Array;
}

export interface EventOptions {
  /** As if nothing were ever resolved: the land of all plots, the denominator of the cleared share. */
  readonly ignoreResolution?: boolean;
}

/**
 * Union by inclusion and exclusion: every claimed piece adds its area while it is unresolved, every pair takes its common area off
 * while both are, and land where n ≥ 3 unresolved pieces meet gets back what the pairs took too much: with n pieces and n(n−1)/2
 * pairs counted, 1 = n − n(n−1)/2 + (n−1)(n−2)/2.
 */
export function listEvents(model: FootprintModel, { ignoreResolution = false }: EventOptions = {}): FootprintEvents {
  const { plots } = model.input;
  const until = Int32Array.from(plots, (plot) => (ignoreResolution ? NEVER : plot.until));
  const from = Int32Array.from(plots, (plot) => plot.from);
  const writer = new EventWriter(model.plain.count * 2);
  writePlainClaims(model, from, until, writer);

  const daysOf = (piece: Piece, redLine: number | null): Activity => {
    const intervals: Interval[] = [];
    for (const member of piece.members) {
      if (redLine !== null && member.redLine !== redLine) continue;
      const first = Math.max(member.from, from[member.plot]);
      const resolved = until[member.plot] <= member.until;
      const end = resolved ? until[member.plot] : member.until;
      if (first < end) intervals.push({ from: first, until: end, endedBy: resolved ? member.plot : -1 });
    }
    return uniteActivities(intervals);
  };

  for (const piece of model.pieces) {
    if (piece.members.length > 1) eachScope(model, [piece], piece, (scope, redLine, area) => writer.claim(scope, daysOf(piece, redLine), area));
  }
  for (const pair of model.pairs) {
    const [a, b] = [model.pieces[pair.a], model.pieces[pair.b]];
    eachScope(model, [a, b], pair, (scope, redLine, area) => writer.overlap(scope, intersectActivities(daysOf(a, redLine), daysOf(b, redLine)), area));
  }
  for (const land of model.deepLand) {
    const pieces = land.pieces.map((index) => model.pieces[index]);
    eachScope(model, pieces, land, (scope, redLine, area) => writeDeepLand(writer, scope, pieces.map((piece) => daysOf(piece, redLine)), area));
  }
  return writer.finish();
}

function writePlainClaims({ plain }: FootprintModel, from: Int32Array, until: Int32Array, writer: EventWriter): void {
  for (let i = 0; i < plain.count; i++) {
    const plot = plain.plot[i];
    const first = from[plot] > plain.from[i] ? from[plot] : plain.from[i];
    const resolved = until[plot] <= plain.until[i];
    const end = resolved ? until[plot] : plain.until[i];
    if (first < end) writer.span(plain.scope[i], first, end, plain.area_cm2[i], plain.area_cm2[i], resolved ? plot : -1);
  }
}

/** Every scope in which all the pieces have a claim: red lines that they share, units that hold part of the land, the district. */
function eachScope(
  { input, scopeCount }: FootprintModel,
  pieces: readonly Piece[],
  land: { readonly area_m2: number; readonly parts: readonly UnitPart[] },
  visit: (scope: number, redLine: number | null, area_m2: number) => void,
): void {
  const redLines = new Set(pieces.flatMap(({ members }) => members.map(({ redLine }) => redLine)));
  for (const redLine of redLines) visit(redLine, redLine, land.area_m2);
  for (const { unit, area_m2 } of land.parts) visit(input.redLines.length + unit, null, area_m2);
  visit(scopeCount - 1, null, land.area_m2);
}

function writeDeepLand(writer: EventWriter, scope: number, activities: readonly Activity[], area_m2: number): void {
  const steps: { day: number; step: 1 | -1; causedBy: number }[] = [];
  for (const activity of activities) {
    for (const { from, until, endedBy } of activity) {
      steps.push({ day: from, step: 1, causedBy: -1 });
      if (until < NEVER) steps.push({ day: until, step: -1, causedBy: endedBy });
    }
  }
  steps.sort((a, b) => a.day - b.day || a.step - b.step);
  const area_cm2 = settle(area_m2);
  let meeting = 0;
  for (const { day, step, causedBy } of steps) {
    const before = correctionOf(meeting);
    meeting += step;
    const change = (correctionOf(meeting) - before) * area_cm2;
    if (change !== 0) writer.event(scope, day, change, 0, causedBy);
  }
}

function correctionOf(meeting: number): number {
  return meeting < 3 ? 0 : ((meeting - 1) * (meeting - 2)) / 2;
}

/** Growing columns of events. */
class EventWriter {
  #count = 0;
  #scope: Uint32Array;
  #day: Int32Array;
  #union: Float64Array;
  #claims: Float64Array;
  #causedBy: Int32Array;

  constructor(capacity: number) {
    this.#scope = new Uint32Array(capacity);
    this.#day = new Int32Array(capacity);
    this.#union = new Float64Array(capacity);
    this.#claims = new Float64Array(capacity);
    this.#causedBy = new Int32Array(capacity);
  }

  claim(scope: number, activity: Activity, area_m2: number): void {
    const area = settle(area_m2);
    for (const { from, until, endedBy } of activity) this.span(scope, from, until, area, area, endedBy);
  }

  overlap(scope: number, activity: Activity, area_m2: number): void {
    const area = settle(area_m2);
    for (const { from, until, endedBy } of activity) this.span(scope, from, until, -area, 0, endedBy);
  }

  span(scope: number, from: number, until: number, union: number, claims: number, endedBy: number): void {
    this.event(scope, from, union, claims, -1);
    if (until < NEVER) this.event(scope, until, -union, -claims, endedBy);
  }

  event(scope: number, day: number, union: number, claims: number, causedBy: number): void {
    if (this.#count === this.#scope.length) this.#grow();
    const at = this.#count++;
    this.#scope[at] = scope;
    this.#day[at] = day;
    this.#union[at] = union;
    this.#claims[at] = claims;
    this.#causedBy[at] = causedBy;
  }

  finish(): FootprintEvents {
    const count = this.#count;
    return {
      count,
      scope: this.#scope.subarray(0, count),
      day: this.#day.subarray(0, count),
      union_cm2: this.#union.subarray(0, count),
      claims_cm2: this.#claims.subarray(0, count),
      causedBy: this.#causedBy.subarray(0, count),
    };
  }

  #grow(): void {
    const capacity = Math.max(64, this.#scope.length * 2);
    const widen = <A extends Uint32Array | Int32Array | Float64Array>(array: A, wider: A): A => {
      wider.set(array);
      return wider;
    };
    this.#scope = widen(this.#scope, new Uint32Array(capacity));
    this.#day = widen(this.#day, new Int32Array(capacity));
    this.#union = widen(this.#union, new Float64Array(capacity));
    this.#claims = widen(this.#claims, new Float64Array(capacity));
    this.#causedBy = widen(this.#causedBy, new Int32Array(capacity));
  }
}

import { distanceBetween } from './box-distance.ts';
import { type Crs, isCrsRefusal, resolveCrs } from './crs.ts';
import type { CrsChoice, CrsFoundBy } from './crs-claim.ts';
import type { Bounds } from './plane.ts';
import { wrapDegrees } from './zones.ts';

/** A system that a source's coordinates may be in. */
export interface CrsCandidate extends CrsChoice {
  readonly name: string;
  readonly found_by: CrsFoundBy;
  /** Where nearly all the coordinates would lie; null where the system cannot place them. */
  readonly bounds: Bounds | null;
  /** From the district's box to theirs, metres; 0 where they meet, null without a district. */
  readonly distance_m: number | null;
  readonly confidence: CrsConfidence;
  /** Why it is listed, as stable codes. */
  readonly reasons: readonly CrsReason[];
}

/** `certain` needs no confirmation; `likely` is the best guess among several; `possible` only fits. */
export type CrsConfidence = 'certain' | 'likely' | 'possible';

/** Worded in i18n under `crs.reason`. */
export type CrsReason =
  | 'declared'
  | 'prefix'
  | 'range'
  | 'in-district'
  | 'near-district'
  | 'axes-turned'
  | 'unverified-datum'
  | 'map-service'
  | 'outside-zone';

/** A guess before it is placed. */
export interface Proposal {
  readonly crs: string;
  readonly swapped: boolean;
  readonly found_by: CrsFoundBy;
  readonly reasons: readonly CrsReason[];
  /** What the source calls it. */
  readonly name?: string;
}

/** The source's own word for a system that is known by nothing but its parameters. */
export const nameSystem = (crs: Crs, own: string | undefined): string =>
  own !== undefined && own !== '' && crs.code.startsWith('+') && !own.startsWith('+') ? own : crs.name;

/** Least share of vertices that must have a place. */
const MOST = 0.75;
/** Share of vertices left out at each end: a stray one must not stretch the box to where the district is. */
const STRAYS = 0.02;
/** Nearer than this is called near, metres. */
const NEAR_M = 100_000;

/**
 * Places a sample of the coordinates by a proposal. An old datum is placed as if it were today's: the box is right to 100 m, and
 * whoever picks the candidate accepts that. `undefined` where the system is unknown.
 */
export function placeProposal(proposal: Proposal, sample: Float64Array, district: Bounds | undefined): CrsCandidate | undefined {
  const { crs: text, swapped, found_by } = proposal;
  const strict = resolveCrs(text);
  const isUnverified = isCrsRefusal(strict) && strict.refused === 'crs-unverified-datum';
  const crs = isUnverified ? resolveCrs(text, { unverified: true }) : strict;
  if (isCrsRefusal(crs)) return undefined;
  const bounds = boundsBy(crs, orderPairs(sample, swapped));
  const distance_m = bounds && district ? distanceBetween(bounds, district) : null;
  const isOutside = bounds !== null && isOutsideZone(crs, bounds);
  const reasons: CrsReason[] = [
    ...proposal.reasons,
    ...(distance_m === null || distance_m > NEAR_M
      ? []
      : [distance_m === 0 ? ('in-district' as const) : ('near-district' as const)]),
    ...(isUnverified ? (['unverified-datum'] as const) : []),
    ...(isOutside ? (['outside-zone'] as const) : []),
  ];
  return {
    crs: crs.code,
    swapped,
    ...(isUnverified ? { unverified: true } : {}),
    name: nameSystem(crs, proposal.name),
    found_by,
    bounds,
    distance_m,
    confidence: 'possible',
    reasons,
  };
}

/** Pairs as east, north: a copy, also where nothing is turned. */
export function orderPairs(coordinates: Float64Array, swapped: boolean): Float64Array {
  const xy = coordinates.slice();
  if (!swapped) return xy;
  for (let i = 0; i + 1 < xy.length; i += 2) {
    xy[i] = coordinates[i + 1];
    xy[i + 1] = coordinates[i];
  }
  return xy;
}

/** Box of what a system makes of the pairs, without strays; null where it places too few of them. */
function boundsBy(crs: Crs, xy: Float64Array): Bounds | null {
  crs.toLonLat(xy);
  const lons: number[] = [];
  const lats: number[] = [];
  for (let i = 0; i + 1 < xy.length; i += 2) {
    if (!(Math.abs(xy[i]) <= 180 && Math.abs(xy[i + 1]) <= 90)) continue;
    lons.push(xy[i]);
    lats.push(xy[i + 1]);
  }
  if (lons.length === 0 || lons.length < MOST * (xy.length / 2)) return null;
  const [west, east] = rangeOf(lons);
  const [south, north] = rangeOf(lats);
  return [west, south, east, north];
}

function rangeOf(values: number[]): readonly [number, number] {
  const sorted = values.sort((a, b) => a - b);
  const strays = Math.floor(STRAYS * sorted.length);
  return [sorted[strays], sorted[sorted.length - 1 - strays]];
}

/** How far beyond the edge of its zone a survey goes on in it, degrees. */
const ZONE_MARGIN_DEG = 0.5;

/** Whether the middle of a box lies farther from the meridian than surveys in a zone of that width go. */
function isOutsideZone({ zonePlane }: Crs, [west, , east]: Bounds): boolean {
  if (zonePlane === undefined) return false;
  const reach = (zonePlane.width ?? 3) / 2 + ZONE_MARGIN_DEG;
  return Math.abs(wrapDegrees((west + east) / 2 - zonePlane.meridian)) > reach;
}

/** Share of the sample that lies where a system is used; 1 where that is not known. */
export function shareInDomain(crs: Crs, sample: Float64Array, swapped: boolean): number {
  const { domain } = crs.geographic ? { domain: { east: [-180, 180], north: [-90, 90] } } : crs;
  if (domain === undefined || sample.length === 0) return 1;
  let inside = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    const east = sample[swapped ? i + 1 : i];
    const north = sample[swapped ? i : i + 1];
    if (east >= domain.east[0] && east <= domain.east[1] && north >= domain.north[0] && north <= domain.north[1]) inside++;
  }
  return inside / (sample.length / 2);
}

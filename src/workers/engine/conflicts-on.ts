import { shapeOverlap } from '../../core/overlay/overlap-shape.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { nextTask } from '../../formats/next-task.ts';
import { CONFLICT_KINDS, type Conflict, type ConflictKind, type Conflicts } from '../calls/cartography.ts';
import type { FeatureRef } from '../engine-api.ts';
import type { Call } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { countByUnit } from './count-by-unit.ts';
import { type Claim, type Claimant, findClaims } from './find-claims.ts';
import { toGeometry } from './overlap-shapes.ts';
import { rowBounds } from './row-bounds.ts';
import { shapesFrom } from './session-on.ts';

/** The map stays legible and the answer small; a district with more has the rest in its totals. */
export const MOST_CONFLICTS = 5_000;
const SHAPES_PER_SLICE = 32;
/** Days whose claims are kept: the one looked at and its neighbours. */
const MOST_DAYS = 4;

type Place = Pick<Conflict, 'shape' | 'lon' | 'lat'>;

/** Drawn shapes by the columns of their two sides: the same claims come back every day. */
const drawn = new WeakMap<MeasuredPolygons, WeakMap<MeasuredPolygons, Map<string, Place>>>();
/** Claims by day, while the register stays as it is. */
const found = new WeakMap<DistrictSession, Map<string, Promise<readonly Claim[]>>>();

/**
 * Claims of a day, the largest first; looked for once a day and session. A search that somebody else cancelled is begun anew.
 * @throws TaskCancelled
 */
export async function claimsOn(session: DistrictSession, on: string, call: Call): Promise<readonly Claim[]> {
  for (;;) {
    try {
      return await searchOn(session, on, call);
    } catch (error) {
      if (call.signal.aborted || (error as { code?: string }).code !== 'cancelled') throw error;
    }
  }
}

function searchOn(session: DistrictSession, on: string, call: Call): Promise<readonly Claim[]> {
  const days = found.get(session) ?? new Map<string, Promise<readonly Claim[]>>();
  found.set(session, days);
  const known = days.get(on);
  if (known) return known;
  const search = findClaims(session, on, {
    signal: call.signal,
    pause: nextTask,
    onProgress: (done) => call.progress({ phase: 'find-conflicts', done, total: 1, unit: 'share' }),
  }).then((claims) => claims.sort((a, b) => b.area_cm2 - a.area_cm2));
  const [oldest] = days.keys();
  if (days.size >= MOST_DAYS) days.delete(oldest);
  days.set(on, search);
  search.catch(() => days.delete(on));
  return search;
}

/** The conflicts of a day with their shapes, and the totals of all. */
export async function conflictsOn(session: DistrictSession, on: string, call: Call): Promise<Conflicts> {
  const claims = await claimsOn(session, on, call);
  const shown: Conflict[] = [];
  for (const claim of claims.slice(0, MOST_CONFLICTS)) {
    const id = nameClaim(claim);
    shown.push({
      id,
      kind: claim.kind,
      area_cm2: claim.area_cm2,
      claims: [claim.sides[0].ref, claim.sides[1].ref],
      ...(await placeOf(session, claim, id)),
    });
    if (shown.length % SHAPES_PER_SLICE !== 0) continue;
    await nextTask();
    if (call.signal.aborted) throw Object.assign(new Error('cancelled'), { code: 'cancelled' });
    call.progress({ phase: 'draw-conflicts', done: shown.length, total: Math.min(claims.length, MOST_CONFLICTS), unit: 'pairs' });
  }
  const units = countByUnit(session, on, shown);
  const key = claims.map((claim) => `${nameClaim(claim)}@${claim.sides[0].row}:${claim.sides[1].row}`).join();
  return {
    key: `${key};${shapesFrom(session, on) ?? ''};${units.map(({ builds }) => builds).join()}`,
    shown,
    left: claims.length - shown.length,
    totals: totalClaims(claims),
    units,
  };
}

/** Counts and summed areas by kind; each pair counts, also where three claims meet. */
export function totalClaims(claims: readonly Claim[]): Record<ConflictKind, { count: number; area_cm2: number }> {
  const totals = Object.fromEntries(CONFLICT_KINDS.map((kind) => [kind, { count: 0, area_cm2: 0 }])) as Record<
    ConflictKind,
    { count: number; area_cm2: number }
  >;
  for (const { kind, area_cm2 } of claims) {
    totals[kind].count++;
    totals[kind].area_cm2 += area_cm2;
  }
  return totals;
}

const nameSide = (ref: FeatureRef): string => (ref.kind === 'parcel' ? `${ref.layerId}#${ref.row}` : `${ref.kind}:${ref.id}`);
const nameClaim = ({ kind, sides }: Claim): string => `${kind}/${nameSide(sides[0].ref)}/${nameSide(sides[1].ref)}`;

async function placeOf(session: DistrictSession, { sides: [a, b] }: Claim, id: string): Promise<Place> {
  const others = drawn.get(a.polygons) ?? new WeakMap<MeasuredPolygons, Map<string, Place>>();
  drawn.set(a.polygons, others);
  const known = others.get(b.polygons) ?? new Map<string, Place>();
  others.set(b.polygons, known);
  const name = `${id}@${a.row}:${b.row}`;
  const kept = known.get(name);
  if (kept) return kept;
  const place = await drawPlace(session, a, b);
  known.set(name, place);
  return place;
}

async function drawPlace(session: DistrictSession, a: Claimant, b: Claimant): Promise<Place> {
  const made = await shapeOverlap(a.polygons.view('planar'), a.row, b.polygons.view('planar'), b.row);
  if (!made.ok || made.polygons.length === 0) {
    const [west, south, east, north] = rowBounds(session, a.polygons, a.row);
    return { shape: null, lon: (west + east) / 2, lat: (south + north) / 2 };
  }
  const shape = toGeometry(made.polygons, session.plane);
  const [lon, lat] = middleOf(shape.type === 'Polygon' ? shape.coordinates[0] : shape.coordinates[0][0]);
  return { shape, lon, lat };
}

/** Middle of the longest chord at half height: inside, whatever the form. */
function middleOf(ring: readonly (readonly number[])[]): [number, number] {
  const lats = ring.map(([, lat]) => lat);
  const half = (Math.min(...lats) + Math.max(...lats)) / 2;
  const crossings: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[lon0, lat0], [lon1, lat1]] = [ring[i], ring[i + 1]];
    if (lat0 <= half !== lat1 <= half) crossings.push(lon0 + ((half - lat0) / (lat1 - lat0)) * (lon1 - lon0));
  }
  crossings.sort((x, y) => x - y);
  let best: [number, number] = [ring[0][0], ring[0][1]];
  let width = -1;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1] - crossings[i] <= width) continue;
    width = crossings[i + 1] - crossings[i];
    best = [(crossings[i] + crossings[i + 1]) / 2, half];
  }
  return best;
}

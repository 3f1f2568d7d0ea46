import { compassOf } from '../../core/measure/compass.ts';
import { settle } from '../../core/measure/settle.ts';
import { readNestedRings } from '../../core/overlay/build-columns.ts';
import { DistanceMeter, type Gap } from '../../core/overlay/distance.ts';
import type { PolygonView } from '../../core/overlay/polygon-set.ts';
import { rowSigma_m2 } from '../../core/overlay/row-sigma.ts';
import { nextTask } from '../../formats/next-task.ts';
import {
  MOST_NEAR,
  type NearBound,
  type Nearby,
  type NearGroup,
  type NearPlace,
  type NearRow,
  SUBJECTS,
} from '../calls/inspection.ts';
import { sameRef } from '../feature-ref.ts';
import { type Call, EngineError } from '../rpc.ts';
import { widen } from './asked-shape.ts';
import type { DistrictSession } from './district-session.ts';
import { listSources, type Source } from './list-sources.ts';
import { locate } from './locate-feature.ts';

/** Where the search for the nearest begins, metres; doubled until enough are found. */
const FIRST_REACH_M = 50;
const FARTHEST_M = 4_000_000;
/** Features measured between two pauses. */
const ROWS_PER_SLICE = 500;

/** A place or a feature that distances start from, in the plane. */
interface Start {
  readonly box: readonly [number, number, number, number];
  gapTo(view: PolygonView, row: number): Gap;
}

interface Found {
  readonly source: Source;
  readonly row: number;
  readonly gap: Gap;
}

/**
 * What lies within a distance of a place or feature, or the nearest few of each subject, by exact distances in the plane:
 * candidates come from boxes, so nothing nearer is missed. @throws EngineError `feature-unknown`, `sketch-outside`, `cancelled`
 */
export async function findNear(
  call: Call,
  session: DistrictSession,
  place: NearPlace,
  bound: NearBound,
  on: string,
): Promise<Nearby> {
  const start = startFrom(session, place, on);
  const sources = listSources(session, on);
  const groups: NearGroup[] = [];
  // Administrative units hold every place; they are asked for by shape.
  const subjects = SUBJECTS.filter((subject) => !['zone', 'township', 'village', 'reference'].includes(subject));
  for (const [n, subject] of subjects.entries()) {
    call.progress({ phase: 'near', done: n, total: subjects.length, unit: 'features' });
    const own = sources.filter((source) => source.subject === subject);
    const found =
      'within_m' in bound
        ? await search(call, own, start, bound.within_m, place)
        : await nearest(call, own, start, bound.nearest, place);
    if (found.length === 0) continue;
    found.sort((a, b) => a.gap.distance_m - b.gap.distance_m);
    groups.push(toGroup(subject, 'within_m' in bound ? found : found.slice(0, bound.nearest)));
  }
  return {
    on,
    groups,
    ring: 'within_m' in bound ? await drawRing(session, place, bound.within_m, on) : null,
    place: place.from === 'point' ? [place.lon, place.lat] : null,
  };
}

function startFrom(session: DistrictSession, place: NearPlace, on: string): Start {
  const meter = new DistanceMeter();
  if (place.from === 'feature') {
    const { polygons, row } = locate(session, place.ref, on);
    const view = polygons.view('planar');
    const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
    return { box: [minX, minY, maxX, maxY], gapTo: (others, other) => meter.between(view, row, others, other) };
  }
  const { coordinates, refused } = session.plane.toMillimetres(Float64Array.of(place.lon, place.lat));
  if (refused.length > 0) throw new EngineError('sketch-outside');
  const [x, y] = coordinates;
  return { box: [x, y, x, y], gapTo: (others, other) => meter.toPoint(x, y, others, other) };
}

async function search(
  call: Call,
  sources: readonly Source[],
  start: Start,
  within_m: number,
  place: NearPlace,
): Promise<Found[]> {
  const reach = 1000 * within_m;
  const [minX, minY, maxX, maxY] = start.box;
  const found: Found[] = [];
  let looked = 0;
  for (const source of sources) {
    const view = source.polygons.view('planar');
    for (const row of source.polygons.index('planar').search(minX - reach, minY - reach, maxX + reach, maxY + reach)) {
      if (!source.accepts(row) || isStart(place, source, row)) continue;
      const gap = start.gapTo(view, row);
      if (gap.distance_m <= within_m) found.push({ source, row, gap });
      if (++looked % ROWS_PER_SLICE !== 0) continue;
      await nextTask();
      if (call.signal.aborted) throw new EngineError('cancelled');
    }
  }
  return found;
}

async function nearest(call: Call, sources: readonly Source[], start: Start, count: number, place: NearPlace): Promise<Found[]> {
  for (let reach_m = FIRST_REACH_M; ; reach_m *= 2) {
    const found = await search(call, sources, start, reach_m, place);
    if (found.length >= count || reach_m > FARTHEST_M) return found;
  }
}

function isStart(place: NearPlace, source: Source, row: number): boolean {
  if (place.from === 'point') return false;
  const ref = source.refOf(row);
  return ref !== null && sameRef(ref, place.ref);
}

function toGroup(subject: NearGroup['subject'], found: readonly Found[]): NearGroup {
  const areaOf = ({ source, row }: Found) => settle(source.polygons.view(source.measure).areas_m2[row]);
  return {
    subject,
    count: found.length,
    sum_cm2: found.reduce((sum, one) => sum + areaOf(one), 0),
    rows: found.slice(0, MOST_NEAR).flatMap((one): NearRow[] => {
      const { source, row, gap } = one;
      const ref = source.refOf(row);
      const direction = gap.distance_m === 0 ? null : compassOf(gap.to[0] - gap.from[0], gap.to[1] - gap.from[1]);
      if (!ref) return [];
      const { origin, sigma_m } = source.geometryOf(row) ?? {};
      const isRough = sigma_m !== undefined && origin !== 'surveyed';
      const error = isRough ? { sigma_m2: rowSigma_m2(source.polygons.columns, row, sigma_m) } : {};
      return [{ ref, label: source.labelOf(row), distance_m: gap.distance_m, direction, area_cm2: areaOf(one), ...error }];
    }),
  };
}

async function drawRing(session: DistrictSession, place: NearPlace, within_m: number, on: string): Promise<Nearby['ring']> {
  if (place.from === 'point') {
    const { coordinates } = session.plane.toMillimetres(Float64Array.of(place.lon, place.lat));
    return (await widen(session, { kind: 'point', at: [coordinates[0], coordinates[1]] }, within_m)).outline;
  }
  const { polygons, row } = locate(session, place.ref, on);
  return (await widen(session, { kind: 'polygons', polygons: readNestedRings(polygons.columns, row) }, within_m)).outline;
}

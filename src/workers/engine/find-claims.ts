import type { Measure } from '../../core/measure/measurement.ts';
import { settle } from '../../core/measure/settle.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import { visitOverlapsInSlices, type TaskHost } from '../../core/overlay/overlap-table.ts';
import { prepareClip } from '../../core/overlay/prepare-clip.ts';
import { visitSelfOverlapsInSlices } from '../../core/overlay/self-overlap.ts';
import { judgeSliver } from '../../core/overlay/sliver.ts';
import { judgeFreeze } from '../../core/rules/freeze-date.ts';
import { placeItem } from '../../core/rules/land/compensated-land.ts';
import { type PaidUnder, PaidUnderBuilds } from '../../core/rules/land/paid-under-builds.ts';
import type { ConflictKind } from '../calls/cartography.ts';
import type { FeatureRef } from '../engine-api.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';

/** One side of a conflict: whose it is, and its row in the columns. */
export interface Claimant {
  readonly ref: FeatureRef;
  readonly polygons: MeasuredPolygons;
  readonly row: number;
}

/** Two claims on the same land, measured. */
export interface Claim {
  readonly kind: ConflictKind;
  readonly sides: readonly [Claimant, Claimant];
  readonly area_cm2: number;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly area_m2: number;
}

/** Pairs that are over the sliver rule, by the columns they are in: they do not depend on the day. */
const parcelPairs = new WeakMap<MeasuredPolygons, WeakMap<MeasuredPolygons, { readonly rule: string; readonly pairs: Pair[] }>>();

/** Every conflict of a day over the district's sliver rule, in no order. @throws TaskCancelled */
export async function findClaims(session: DistrictSession, on: string, host: TaskHost): Promise<Claim[]> {
  return [...(await claimedTwice(session, host)), ...crossingRedLines(session, on), ...(await buildsInTheWay(session, on, host))];
}

async function claimedTwice(session: DistrictSession, host: TaskHost): Promise<Claim[]> {
  const layers = [...session.layers.values()].filter((layer) => layer.layer.kind === 'parcels');
  const claims: Claim[] = [];
  for (const [n, first] of layers.entries()) {
    for (const second of layers.slice(n)) {
      for (const { a, b, area_m2 } of await pairsOf(session, first, second, host))
        claims.push({ kind: 'parcels', sides: [parcel(first, a), parcel(second, b)], area_cm2: settle(area_m2) });
    }
  }
  return claims;
}

async function pairsOf(session: DistrictSession, first: LayerData, second: LayerData, host: TaskHost): Promise<Pair[]> {
  const { sliver, measureOfRecord } = session.settings;
  const measure = measureOfRecord.parcels;
  const rule = JSON.stringify([measure, sliver]);
  const known = parcelPairs.get(first.polygons) ?? new WeakMap();
  parcelPairs.set(first.polygons, known);
  const kept = known.get(second.polygons);
  if (kept?.rule === rule) return kept.pairs;
  const [view, other] = [first.polygons.view(measure), second.polygons.view(measure)];
  const found: Pair[] = [];
  const keep = (a: number, b: number, area_m2: number) => found.push({ a, b, area_m2 });
  const least = { least_m2: sliver.m2 };
  await (first === second
    ? visitSelfOverlapsInSlices(view, first.polygons.index(measure), host, keep, least)
    : visitOverlapsInSlices(view, first.polygons.index(measure), other, host, keep, least));
  const pairs: Pair[] = [];
  for (const pair of found) {
    if (!judgeSliver(sliver, pair.area_m2, view, pair.a, other, pair.b)) pairs.push(pair);
    if (pairs.length % PAIRS_PER_SLICE === 0) await pause(host);
  }
  known.set(second.polygons, { rule, pairs });
  return pairs;
}

const PAIRS_PER_SLICE = 64;

async function pause(host: TaskHost): Promise<void> {
  if (host.signal?.aborted) throw Object.assign(new Error('cancelled'), { code: 'cancelled' });
  await host.pause?.();
}

function crossingRedLines(session: DistrictSession, on: string): Claim[] {
  const { redLines, settings } = session;
  const measure = settings.measureOfRecord['red-lines'];
  const inForce = [...session.register.redLines.keys()].flatMap((id) => claimantOf(session, 'red-line', id, on) ?? []);
  const meter = new OverlapMeter();
  const view = redLines.polygons.view(measure);
  const claims: Claim[] = [];
  for (const [n, first] of inForce.entries()) {
    const clip = prepareClip(view, first.row);
    for (const second of inForce.slice(n + 1)) {
      if (!boxesMeet(view.boxes, first.row, view.boxes, second.row)) continue;
      const area_m2 = meter.measure(view, second.row, clip);
      if (judgeSliver(settings.sliver, area_m2, view, first.row, view, second.row)) continue;
      claims.push({ kind: 'red-lines', sides: [first, second], area_cm2: settle(area_m2) });
    }
  }
  return claims;
}

/** Builds still standing on the day: on paid land, or proven to be later than the freeze date of the red line they stand in. */
export async function buildsInTheWay(session: DistrictSession, on: string, host: TaskHost): Promise<Claim[]> {
  const { settings, register } = session;
  const measure = settings.measureOfRecord.builds;
  const placedOn = (parcelId: string) =>
    (session.itemsOfParcel.get(parcelId) ?? []).flatMap((item) => placeItem(session, item, on) ?? []);
  const search = new PaidUnderBuilds(session, on, placedOn);
  const claims: Claim[] = [];
  for (const sighting of register.sightings.values()) {
    const build = claimantOf(session, 'sighting', sighting.id, on);
    if (!build) continue;
    const lines = overlapsOf(session, build, session.redLines.polygons, measure, (row) => {
      const { id } = session.redLines.versions[row];
      return session.redLines.rowOn(id, on) === row ? { kind: 'red-line', id } : null;
    });
    for (const { side, area_m2 } of lines) {
      const freezeOn = side.ref.kind === 'red-line' && register.redLines.get(side.ref.id)?.freezeOn;
      if (freezeOn && judgeFreeze(freezeOn, sighting) === 'after')
        claims.push({ kind: 'after-freeze', sides: [build, side], area_cm2: settle(area_m2) });
    }
    claims.push(...onPaidLand(session, build, measure, await search.of(sighting.id)));
    if (claims.length % PAIRS_PER_SLICE === 0) await pause(host);
  }
  return claims;
}

interface Met {
  readonly side: Claimant;
  readonly area_m2: number;
}

/** Imported compensated land, and land of paid items as the rules measure it: of several items of a parcel the largest. */
function onPaidLand(session: DistrictSession, build: Claimant, measure: Measure, paid: readonly PaidUnder[]): Claim[] {
  const claims: Claim[] = [];
  for (const layer of session.layers.values()) {
    const { kind, id } = layer.layer;
    if (kind !== 'compensated') continue;
    const refOf = (row: number): FeatureRef => ({ kind: 'parcel', layerId: id, row });
    for (const { side, area_m2 } of overlapsOf(session, build, layer.polygons, measure, refOf))
      claims.push({ kind: 'compensated', sides: [build, side], area_cm2: settle(area_m2) });
  }
  const parcels = new Map<string, Claim>();
  for (const { placed, cm2 } of paid) {
    const { layer, row, outline } = placed;
    const name = `${layer.layer.id}#${row}`;
    const known = parcels.get(name);
    if (known && known.area_cm2 >= cm2) continue;
    const side = { ref: { kind: 'parcel', layerId: layer.layer.id, row } as const, ...outline };
    parcels.set(name, { kind: 'compensated', sides: [build, side], area_cm2: cm2 });
  }
  return [...claims, ...parcels.values()];
}

/** What one claimant overlaps among the rows that have a name, over the sliver rule. */
function overlapsOf(
  session: DistrictSession,
  subject: Claimant,
  others: MeasuredPolygons,
  measure: Measure,
  refOf: (row: number) => FeatureRef | null,
): Met[] {
  const view = subject.polygons.view(measure);
  const other = others.view(measure);
  const box = 4 * subject.row;
  const [minX, minY, maxX, maxY] = view.boxes.subarray(box, box + 4);
  const rows = others.index(measure).search(minX, minY, maxX, maxY);
  if (rows.length === 0) return [];
  const clip = prepareClip(view, subject.row);
  const meter = new OverlapMeter();
  const met: Met[] = [];
  for (const row of rows) {
    const ref = refOf(row);
    if (!ref) continue;
    const area_m2 = meter.measure(other, row, clip);
    if (judgeSliver(session.settings.sliver, area_m2, view, subject.row, other, row)) continue;
    met.push({ side: { ref, polygons: others, row }, area_m2 });
  }
  return met;
}

const parcel = (layer: LayerData, row: number): Claimant => ({
  ref: { kind: 'parcel', layerId: layer.layer.id, row },
  polygons: layer.polygons,
  row,
});

/** The version in force on the day, where something of it is there. */
function claimantOf(session: DistrictSession, kind: 'red-line' | 'sighting', id: string, on: string): Claimant | null {
  const dated = kind === 'red-line' ? session.redLines : session.sightings;
  const row = dated.rowOn(id, on);
  return row === undefined || dated.versions[row].shape === null ? null : { ref: { kind, id }, polygons: dated.polygons, row };
}

function boxesMeet(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
  return a[4 * i] < b[4 * j + 2] && a[4 * i + 2] > b[4 * j] && a[4 * i + 1] < b[4 * j + 3] && a[4 * i + 3] > b[4 * j + 1];
}

import type { Measure } from '../../measure/measurement.ts';
import { settle } from '../../measure/settle.ts';
import { holdsPoint } from '../../overlay/holds-point.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import { gatherCompensated } from './compensated-land.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { LandFacts, SharedBuild, SharedLand } from './land-facts.ts';
import { MeetingRows } from './layer-land.ts';
import { gatherPatchAreas, gatherStatedParcels } from './stated-land.ts';

/** Rows between two pauses. */
const PER_SLICE = 64;
const meetings = new MeetingRows();

/** Measures what rules need of a day. What did not change since the last call of the process is not measured again. @throws TaskCancelled */
export async function gatherLand(land: DistrictLand, register: Register, on: Day, host: TaskHost): Promise<LandFacts> {
  const builds = await gatherBuilds(land, register, on, host);
  return {
    ...builds,
    compensated: await gatherCompensated(land, register, on, host),
    crossingRedLines: await gatherCrossing(land, register, on),
    unitOfItem: await placeItems(land, register, host),
    statedParcels: gatherStatedParcels(land),
    patchAreas: await gatherPatchAreas(land, register),
  };
}

export async function pause({ signal, pause: rest }: TaskHost): Promise<void> {
  if (signal?.aborted) throw Object.assign(new Error('cancelled'), { code: 'cancelled' });
  await rest?.();
}

/** Row in force on the day and its shape; null where nothing is there. */
function standing(dated: DatedShapes, id: string, on: Day): { readonly row: number; readonly key: object } | null {
  const row = dated.rowOn(id, on);
  const shape = row === undefined ? null : dated.versions[row].shape;
  return row === undefined || shape === null ? null : { row, key: shape };
}

type BuildFacts = Pick<LandFacts, 'redLinesOfBuild' | 'compensatedOfBuild' | 'sharedBuilds' | 'permitShare'>;

async function gatherBuilds(land: DistrictLand, register: Register, on: Day, host: TaskHost): Promise<BuildFacts> {
  const { sightings, redLines, settings } = land;
  const measure = settings.measureOfRecord.builds;
  const { sliver } = settings;
  const view = sightings.polygons.view(measure);
  const compensated = layersOf(land, 'compensated');
  const permits = layersOf(land, 'permits');
  const redLinesOfBuild = new Map<string, SharedLand[]>();
  const compensatedOfBuild = new Map<string, SharedLand[]>();
  const permitShare = permits.length > 0 ? new Map<string, number>() : null;
  const sharedBuilds: SharedBuild[] = [];
  let done = 0;
  for (const { id } of register.sightings.values()) {
    if (++done % PER_SLICE === 0) await pause(host);
    const build = standing(sightings, id, on);
    if (!build) continue;
    const subject = { polygons: sightings.polygons, row: build.row };
    const whole_cm2 = settle(view.areas_m2[build.row]);
    const lines = await meetings.of(build.key, subject, redLines.polygons, measure, sliver);
    const inForce = lines.filter(({ row }) => redLines.rowOn(redLines.versions[row].id, on) === row);
    if (inForce.length > 0)
      redLinesOfBuild.set(
        id,
        inForce.map(({ row, cm2 }) => ({ with: { kind: 'red-line', id: redLines.versions[row].id }, cm2 })),
      );
    const paid = await featuresUnder(build.key, subject, compensated, measure, sliver);
    if (paid.length > 0) compensatedOfBuild.set(id, paid);
    if (permitShare) {
      const permitted = await featuresUnder(build.key, subject, permits, measure, sliver);
      const cm2 = permitted.reduce((sum, one) => sum + one.cm2, 0);
      permitShare.set(id, whole_cm2 > 0 ? Math.min(1, cm2 / whole_cm2) : 0);
    }
    sharedBuilds.push(...sharedWith(land, on, id, build.row, measure));
  }
  return { redLinesOfBuild, compensatedOfBuild, sharedBuilds, permitShare };
}

async function featuresUnder(
  key: object,
  subject: { readonly polygons: DatedShapes['polygons']; readonly row: number },
  layers: readonly LandLayer[],
  measure: Measure,
  sliver: DistrictLand['settings']['sliver'],
): Promise<SharedLand[]> {
  const found: SharedLand[] = [];
  for (const layer of layers) {
    for (const { row, cm2 } of await meetings.of(key, subject, layer.polygons, measure, sliver))
      found.push({ with: { kind: 'parcel', id: layer.idOf(row) }, label: layer.label(row), cm2 });
  }
  return found;
}

/** Builds of a smaller id that overlap this one, each pair once. */
function sharedWith({ sightings, settings }: DistrictLand, on: Day, id: string, row: number, measure: Measure): SharedBuild[] {
  const { polygons, versions } = sightings;
  const view = polygons.view(measure);
  const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
  const meter = new OverlapMeter();
  return polygons
    .index(measure)
    .search(minX, minY, maxX, maxY)
    .flatMap((other) => {
      const otherId = versions[other].id;
      if (otherId >= id || sightings.rowOn(otherId, on) !== other || versions[other].shape === null) return [];
      const area_m2 = meter.measurePair(view, row, view, other);
      const smaller_m2 = Math.min(view.areas_m2[row], view.areas_m2[other]);
      const share = smaller_m2 > 0 ? area_m2 / smaller_m2 : 0;
      return share < settings.duplicateRatio ? [] : [{ first: otherId, second: id, cm2: settle(area_m2), share }];
    });
}

async function gatherCrossing(land: DistrictLand, register: Register, on: Day): Promise<LandFacts['crossingRedLines']> {
  const { redLines, settings } = land;
  const measure = settings.measureOfRecord['red-lines'];
  const crossing: { first: string; second: string; cm2: number }[] = [];
  for (const { id } of register.redLines.values()) {
    const line = standing(redLines, id, on);
    if (!line) continue;
    const met = await meetings.of(
      line.key,
      { polygons: redLines.polygons, row: line.row },
      redLines.polygons,
      measure,
      settings.sliver,
    );
    for (const { row, cm2 } of met) {
      const other = redLines.versions[row].id;
      if (other > id && redLines.rowOn(other, on) === row) crossing.push({ first: id, second: other, cm2 });
    }
  }
  return crossing;
}

const LEVELS = ['village', 'township', 'zone'];
/** Units by parcel layer and row, for as long as both stay. */
const places = new WeakMap<object, WeakMap<object, Map<number, string | null>>>();

async function placeItems(
  { units, placeOf }: DistrictLand,
  register: Register,
  host: TaskHost,
): Promise<LandFacts['unitOfItem']> {
  const unitOfItem = new Map<string, string | null>();
  const view = units.polygons.view('planar');
  const index = units.polygons.index('planar');
  const byLayer = places.get(units.polygons) ?? new WeakMap<object, Map<number, string | null>>();
  places.set(units.polygons, byLayer);
  let done = 0;
  for (const { id, parcelId } of register.items.values()) {
    if (++done % 1024 === 0) await pause(host);
    const place = placeOf(parcelId);
    if (!place) continue;
    const { polygons } = place.layer;
    const known = byLayer.get(polygons) ?? new Map<number, string | null>();
    byLayer.set(polygons, known);
    let unit = known.get(place.row);
    if (unit === undefined) {
      const { boxes } = polygons.view('planar');
      const x = (boxes[4 * place.row] + boxes[4 * place.row + 2]) / 2;
      const y = (boxes[4 * place.row + 1] + boxes[4 * place.row + 3]) / 2;
      const holding = index.search(x, y, x, y).filter((row) => holdsPoint(view, row, x, y));
      holding.sort((a, b) => LEVELS.indexOf(units.list[a].level) - LEVELS.indexOf(units.list[b].level));
      unit = holding.length > 0 ? units.list[holding[0]].id : null;
      known.set(place.row, unit);
    }
    unitOfItem.set(id, unit);
  }
  return unitOfItem;
}

export function layersOf({ layers }: DistrictLand, kind: LandLayer['layer']['kind']): LandLayer[] {
  return [...layers.values()].filter(({ layer }) => layer.kind === kind);
}

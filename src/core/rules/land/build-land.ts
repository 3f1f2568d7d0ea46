import type { Measure } from '../../measure/measurement.ts';
import { settle } from '../../measure/settle.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import { pause } from '../pause.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { LandFacts, SharedBuild, SharedLand } from './land-facts.ts';
import { MeetingRows } from './layer-land.ts';
import { PermittedLand } from './permitted-land.ts';

/** Rows between two pauses. */
const PER_SLICE = 64;
/** Land that drawn shapes share with others, kept for as long as the shapes are. */
export const meetings = new MeetingRows();

/** Row in force on the day and its shape; null where nothing is there. */
export function standing(dated: DatedShapes, id: string, on: Day): { readonly row: number; readonly key: object } | null {
  const row = dated.rowOn(id, on);
  const shape = row === undefined ? null : dated.versions[row].shape;
  return row === undefined || shape === null ? null : { row, key: shape };
}

/** What builds that stand on a day share with red lines, compensated land, permits and each other. */
export type BuildFacts = Pick<LandFacts, 'redLinesOfBuild' | 'compensatedOfBuild' | 'sharedBuilds' | 'permitsOfBuild'>;

/** Measures every build that stands on a day. @throws TaskCancelled */
export async function gatherBuilds(land: DistrictLand, register: Register, on: Day, host: TaskHost): Promise<BuildFacts> {
  const { sightings, redLines, settings } = land;
  const measure = settings.measureOfRecord.builds;
  const { sliver } = settings;
  const compensated = layersOf(land, 'compensated');
  const permitted = new PermittedLand(land, layersOf(land, 'permits'));
  const redLinesOfBuild = new Map<string, SharedLand[]>();
  const compensatedOfBuild = new Map<string, SharedLand[]>();
  const permitsOfBuild = new Map<string, { permitted_cm2: number; beyond_cm2: number }>();
  const sharedBuilds: SharedBuild[] = [];
  const meter = new OverlapMeter();
  let done = 0;
  for (const { id } of register.sightings.values()) {
    if (++done % PER_SLICE === 0) await pause(host);
    const build = standing(sightings, id, on);
    if (!build) continue;
    const subject = { polygons: sightings.polygons, row: build.row };
    const lines = await meetings.of(build.key, subject, redLines.polygons, measure, sliver);
    const inForce = lines.filter(({ row }) => redLines.rowOn(redLines.versions[row].id, on) === row);
    if (inForce.length > 0)
      redLinesOfBuild.set(
        id,
        inForce.map(({ row, cm2 }) => ({ with: { kind: 'red-line', id: redLines.versions[row].id }, cm2 })),
      );
    const paid = await featuresUnder(build.key, subject, compensated, measure, sliver);
    if (paid.length > 0) compensatedOfBuild.set(id, paid);
    const permits = await permitted.under(build.key, build.row);
    if (permits) permitsOfBuild.set(id, permits);
    findShared(land, on, id, build.row, measure, meter, sharedBuilds);
  }
  return { redLinesOfBuild, compensatedOfBuild, sharedBuilds, permitsOfBuild };
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

/** Adds the builds of a smaller id that overlap this one: each pair once. */
function findShared(
  { sightings, settings }: DistrictLand,
  on: Day,
  id: string,
  row: number,
  measure: Measure,
  meter: OverlapMeter,
  shared: SharedBuild[],
): void {
  const { polygons, versions } = sightings;
  const view = polygons.view(measure);
  const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
  for (const other of polygons.index(measure).search(minX, minY, maxX, maxY)) {
    const otherId = versions[other].id;
    if (otherId >= id || sightings.rowOn(otherId, on) !== other || versions[other].shape === null) continue;
    const area_m2 = meter.measurePair(view, row, view, other);
    const smaller_m2 = Math.min(view.areas_m2[row], view.areas_m2[other]);
    const share = smaller_m2 > 0 ? area_m2 / smaller_m2 : 0;
    if (share >= settings.duplicateRatio) shared.push({ first: otherId, second: id, cm2: settle(area_m2), share });
  }
}

/** The layers of a kind. */
export function layersOf({ layers }: DistrictLand, kind: LandLayer['layer']['kind']): LandLayer[] {
  return [...layers.values()].filter(({ layer }) => layer.kind === kind);
}

import type { Measure } from '../../measure/measurement.ts';
import { settle } from '../../measure/settle.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import { LastMade, sameObjects } from '../last-made.ts';
import { pause } from '../pause.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import { KeptCompensated } from './kept-compensated.ts';
import type { LandFacts, SharedBuild, SharedLand } from './land-facts.ts';
import { MeetingRows } from './layer-land.ts';
import { gatherPatchAreas, gatherStatedParcels } from './stated-land.ts';

/** Rows between two pauses. */
const PER_SLICE = 64;
const meetings = new MeetingRows();
const meter = new OverlapMeter();

/** What rules need of the land on one day, kept from change to change: only what changed is measured again. */
export class KeptLand {
  readonly #compensated: KeptCompensated;
  #layers: readonly LandLayer[] = [];
  #rests: readonly unknown[] = [];
  #builds = new LastMade<BuildFacts>();
  #crossing = new LastMade<LandFacts['crossingRedLines']>();
  #patches = new LastMade<LandFacts['patchAreas']>();
  #stated = new LastMade<LandFacts['statedParcels']>();

  constructor(private readonly on: Day) {
    this.#compensated = new KeptCompensated(on);
  }

  /** Whether layers and units are those of the last call; other ones make everything be measured again. */
  settleOn({ layers, redLines, units }: DistrictLand): boolean {
    const before = this.#layers;
    this.#layers = [...layers.values()];
    const isSame = sameObjects(this.#layers, before);
    // A session may name the same layers in another map.
    if (isSame) this.#layers = before;
    const rests = [this.#layers, redLines];
    if (!sameObjects(rests, this.#rests.slice(0, 2))) this.#compensated.forget();
    const unitsAreSame = this.#rests[2] === units.polygons;
    this.#rests = [...rests, units.polygons];
    return isSame && unitsAreSame;
  }

  /** After `settleOn`. @throws TaskCancelled */
  async gather(land: DistrictLand, register: Register, host: TaskHost): Promise<LandFacts> {
    const { on } = this;
    const { redLines, sightings } = land;
    const builds = await this.#builds.of([this.#layers, redLines, sightings], () => gatherBuilds(land, register, on, host));
    return {
      ...builds,
      compensated: await this.#compensated.find(land, register.items, host),
      crossingRedLines: await this.#crossing.of([redLines], () => gatherCrossing(land, register, on, host)),
      statedParcels: await this.#stated.of([this.#layers], async () => gatherStatedParcels(land)),
      patchAreas: await this.#patches.of([register.patches], () => gatherPatchAreas(land, register)),
    };
  }
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

async function gatherCrossing(
  land: DistrictLand,
  register: Register,
  on: Day,
  host: TaskHost,
): Promise<LandFacts['crossingRedLines']> {
  const { redLines, settings } = land;
  const measure = settings.measureOfRecord['red-lines'];
  const crossing: { first: string; second: string; cm2: number }[] = [];
  for (const { id } of register.redLines.values()) {
    await pause(host);
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

export function layersOf({ layers }: DistrictLand, kind: LandLayer['layer']['kind']): LandLayer[] {
  return [...layers.values()].filter(({ layer }) => layer.kind === kind);
}

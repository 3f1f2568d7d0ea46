import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import { LastMade, sameObjects } from '../last-made.ts';
import { pause } from '../pause.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import { type ItemPlacing, KeptCompensated } from './kept-compensated.ts';
import { KeptPaidBuilds } from './kept-paid-builds.ts';
import { type BuildFacts, gatherBuilds, layersOf, meetings, standing } from './build-land.ts';
import type { LandFacts } from './land-facts.ts';
import { KeptRepeatedItems } from './repeated-items.ts';
import { gatherPatchAreas, gatherStatedParcels } from './stated-land.ts';
import { gatherUnplacedParcels } from './unplaced-parcels.ts';

/** What rules need of the land on one day, kept from change to change: only what changed is measured again. */
export class KeptLand {
  readonly #compensated: KeptCompensated;
  #layers: readonly LandLayer[] = [];
  #rests: readonly unknown[] = [];
  #builds = new LastMade<BuildFacts>();
  readonly #paid: KeptPaidBuilds;
  #crossing = new LastMade<LandFacts['crossingRedLines']>();
  #patches = new LastMade<LandFacts['patchAreas']>();
  readonly #patchLayers = new LastMade<readonly LandLayer[]>();
  #stated = new LastMade<LandFacts['statedParcels']>();
  readonly #repeated: KeptRepeatedItems;
  #unplaced = new LastMade<LandFacts['unplacedParcels']>();

  constructor(private readonly on: Day) {
    this.#compensated = new KeptCompensated(on);
    this.#repeated = new KeptRepeatedItems(on);
    this.#paid = new KeptPaidBuilds(on, (parcelId) => this.#compensated.placedOn(parcelId));
  }

  /** Whether layers and units are those of the last call; other ones make everything be measured again. */
  settleOn({ layers, redLines, parcelShapes, units }: DistrictLand): boolean {
    const before = this.#layers;
    this.#layers = [...layers.values()];
    const isSame = sameObjects(this.#layers, before);
    // A session may name the same layers in another map.
    if (isSame) this.#layers = before;
    const rests = [this.#layers, redLines, parcelShapes];
    if (!sameObjects(rests, this.#rests.slice(0, 3))) this.#compensated.forget();
    const unitsAreSame = this.#rests[3] === units.polygons;
    this.#rests = [...rests, units.polygons];
    return isSame && unitsAreSame;
  }

  /** After `settleOn`: see `KeptCompensated`. */
  beginPlacing(land: DistrictLand): ItemPlacing | null {
    return this.#compensated.beginPlacing(land);
  }

  /** After `settleOn`. @throws TaskCancelled */
  async gather(land: DistrictLand, register: Register, host: TaskHost, placing: ItemPlacing | null = null): Promise<LandFacts> {
    const { on } = this;
    const { redLines, sightings, units } = land;
    const builds = await this.#builds.of([this.#layers, redLines, sightings, units.polygons], () =>
      gatherBuilds(land, register, on, host),
    );
    const compensated = await this.#compensated.find(land, register.items, host, placing);
    return {
      ...builds,
      ...compensated,
      paidOfBuild: await this.#paid.find(land, this.#layers, register, host),
      repeatedItems: this.#repeated.find(land, this.#layers),
      unplacedParcels: await this.#unplaced.of([this.#layers, register.layers, register.parcels], () =>
        gatherUnplacedParcels(land, register),
      ),
      crossingRedLines: await this.#crossing.of([redLines], () => gatherCrossing(land, register, on, host)),
      statedParcels: await this.#stated.of([this.#layers], () => gatherStatedParcels(land, host)),
      patchLayers: await this.#patchLayers.of([this.#layers], () => layersOf(land, 'patches')),
      patchAreas: await this.#patches.of([register.patches], () => gatherPatchAreas(land, register)),
    };
  }
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

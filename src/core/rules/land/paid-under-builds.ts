import type { Day } from '../../register/ports.ts';
import { meetings, standing } from './build-land.ts';
import { commonLand, type PlacedItem } from './compensated-land.ts';
import type { DistrictLand } from './district-land.ts';
import type { ParcelRow } from './parcel-outlines.ts';

/** Land of a paid item under a build, with the item as it is placed. */
export interface PaidUnder {
  readonly placed: PlacedItem;
  readonly cm2: number;
}

/**
 * Finds land under builds that was paid for: common to the build as it stands on the day, the parcel as it was on the day of payment
 * and the version of the red line that was in force then; settled, over the rule for slivers, in the measure of record of builds.
 */
export class PaidUnderBuilds {
  readonly #land: DistrictLand;

  /** @param itemsOf the items of a parcel, placed */
  constructor(
    land: DistrictLand,
    private readonly on: Day,
    private readonly itemsOf: (parcelId: string) => Iterable<PlacedItem>,
  ) {
    this.#land = land;
  }

  /** Of one build; nothing where it does not stand. */
  async of(sightingId: string): Promise<readonly PaidUnder[]> {
    return this.among(sightingId, await this.parcelsUnder(sightingId));
  }

  /** Of one build, on parcels that it is known to stand on. */
  among(sightingId: string, parcels: readonly ParcelRow[]): readonly PaidUnder[] {
    const { sightings, settings } = this.#land;
    const build = standing(sightings, sightingId, this.on);
    if (!build) return NONE;
    const measure = settings.measureOfRecord.builds;
    const common = commonLand(this.#land, measure);
    const own = { view: sightings.polygons.view(measure), row: build.row };
    const found: PaidUnder[] = [];
    for (const { layer, row } of parcels) {
      for (const placed of this.itemsOf(layer.idOf(row))) {
        if (!placed.isPaid || placed.layer !== layer || placed.row !== row) continue;
        const { polygons, row: outline } = placed.outline;
        const cm2 = common.measure_cm2([own, { view: polygons.view(measure), row: outline }], [placed.lineRow]);
        if (cm2 > 0) found.push({ placed, cm2 });
      }
    }
    return found;
  }

  /** Parcels that a build shares land with in any outline that they ever had; each once. */
  async parcelsUnder(sightingId: string): Promise<readonly ParcelRow[]> {
    const { layers, parcelShapes, sightings, settings } = this.#land;
    const build = standing(sightings, sightingId, this.on);
    if (!build) return [];
    const subject = { polygons: sightings.polygons, row: build.row };
    const rowsIn = (others: DistrictLand['sightings']['polygons']) =>
      meetings.of(build.key, subject, others, settings.measureOfRecord.builds, settings.sliver);
    const found: ParcelRow[] = [];
    for (const layer of layers.values())
      if (layer.layer.kind === 'parcels') for (const one of await rowsIn(layer.imported)) found.push({ layer, row: one.row });
    if (parcelShapes.days.length === 0) return found;
    for (const one of await rowsIn(parcelShapes.dated.polygons)) {
      const { layerId, parcelId } = parcelShapes.parcelOf(one.row);
      const layer = layers.get(layerId);
      const own = layer?.rowOf(parcelId);
      if (!layer || own === undefined || found.some((other) => other.layer === layer && other.row === own)) continue;
      found.push({ layer, row: own });
    }
    return found;
  }
}

const NONE: readonly PaidUnder[] = [];

import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { Day } from '../../register/ports.ts';
import { pause } from '../pause.ts';
import { meetings, standing } from './build-land.ts';
import { commonLand, paidOn, type PlacedItem } from './compensated-land.ts';
import type { DistrictLand } from './district-land.ts';
import type { PaidLand } from './land-facts.ts';
import type { ParcelRow } from './parcel-outlines.ts';

/** Land of a paid item under a build, with the item as it is placed. */
export interface PaidUnder {
  readonly placed: PlacedItem;
  readonly cm2: number;
}

/** Common land of a build's shape and an item, kept for as long as both stay. */
type Measured = WeakMap<object, WeakMap<PlacedItem, number>>;

/**
 * Finds land under builds that was paid for: common to the build as it stands on the day, the parcel as it was on the day of payment
 * and the version of the red line that was in force then; settled, over the rule for slivers, in the measure of record of builds.
 */
export class PaidUnderBuilds {
  readonly #land: DistrictLand;

  /**
   * @param itemsOf the items of a parcel, placed
   * @param measured what was measured by the same settings, layers and red lines before
   */
  constructor(
    land: DistrictLand,
    private readonly on: Day,
    private readonly itemsOf: (parcelId: string) => Iterable<PlacedItem>,
    private readonly measured: Measured = new WeakMap(),
  ) {
    this.#land = land;
  }

  /** Of one build; nothing where it does not stand. */
  async of(sightingId: string): Promise<readonly PaidUnder[]> {
    const { sightings, settings } = this.#land;
    const build = standing(sightings, sightingId, this.on);
    if (!build) return NONE;
    const measure = settings.measureOfRecord.builds;
    const known = this.measured.get(build.key) ?? new WeakMap<PlacedItem, number>();
    this.measured.set(build.key, known);
    const common = commonLand(this.#land, measure);
    const found: PaidUnder[] = [];
    for (const { layer, row } of await this.#parcelsUnder(build)) {
      for (const placed of this.itemsOf(layer.idOf(row))) {
        if (!placed.isPaid || placed.layer !== layer || placed.row !== row) continue;
        const outlines = [
          { view: sightings.polygons.view(measure), row: build.row },
          { view: placed.outline.polygons.view(measure), row: placed.outline.row },
        ];
        const cm2 = known.get(placed) ?? common.measure_cm2(outlines, [placed.lineRow]);
        known.set(placed, cm2);
        if (cm2 > 0) found.push({ placed, cm2 });
      }
    }
    return found;
  }

  /** By build: the paid items that it stands on. @throws TaskCancelled */
  async ofAll(sightingIds: Iterable<string>, host: TaskHost): Promise<ReadonlyMap<string, readonly PaidLand[]>> {
    const all = new Map<string, readonly PaidLand[]>();
    let done = 0;
    for (const id of sightingIds) {
      if (++done % PER_SLICE === 0) await pause(host);
      const under = (await this.of(id)).map(({ placed: { item }, cm2 }) => {
        return { with: { kind: 'clearance-item' as const, id: item.id }, cm2, paidOn: paidOn(item, this.on) ?? '' };
      });
      if (under.length > 0) all.set(id, under);
    }
    return all;
  }

  /** Parcels that a build shares land with in any outline that they ever had; each once. */
  async #parcelsUnder({ key, row }: { readonly key: object; readonly row: number }): Promise<readonly ParcelRow[]> {
    const { layers, parcelShapes, sightings, settings } = this.#land;
    const subject = { polygons: sightings.polygons, row };
    const rowsIn = (others: DistrictLand['sightings']['polygons']) =>
      meetings.of(key, subject, others, settings.measureOfRecord.builds, settings.sliver);
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
/** Builds between two pauses. */
const PER_SLICE = 64;

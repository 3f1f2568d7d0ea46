import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { entitiesChanged } from '../../register/entities-changed.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import { sameObjects } from '../last-made.ts';
import { pause } from '../pause.ts';
import { paidOn, type PlacedItem } from './compensated-land.ts';
import type { DistrictLand } from './district-land.ts';
import type { PaidLand } from './land-facts.ts';
import { PaidUnderBuilds } from './paid-under-builds.ts';
import type { ParcelRow } from './parcel-outlines.ts';

/** Builds between two pauses. */
const PER_SLICE = 64;

/** By build, the paid items that it stands on, kept from change to change: after one only builds on parcels whose items changed are measured. */
export class KeptPaidBuilds {
  #rests: readonly unknown[] = [];
  #items: ReadonlyMap<string, ClearanceItem> = new Map<string, ClearanceItem>();
  /** Parcels under each build, and builds on each parcel. */
  #parcels: ReadonlyMap<string, readonly ParcelRow[]> = new Map<string, readonly ParcelRow[]>();
  #builds: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>();
  #found: ReadonlyMap<string, readonly PaidLand[]> = new Map<string, readonly PaidLand[]>();

  constructor(
    private readonly on: Day,
    private readonly itemsOf: (parcelId: string) => readonly PlacedItem[],
  ) {}

  /**
   * The same map while it holds the same. Nothing is kept of a run that was cancelled. @throws TaskCancelled
   * @param layers the layers of `land`, the same object while they are the same
   */
  async find(
    land: DistrictLand,
    layers: readonly unknown[],
    { sightings, items }: Register,
    host: TaskHost,
  ): Promise<ReadonlyMap<string, readonly PaidLand[]>> {
    const search = new PaidUnderBuilds(land, this.on, this.itemsOf);
    const rests = [layers, land.redLines, land.sightings, land.parcelShapes, sightings];
    const isAnew = !sameObjects(rests, this.#rests);
    if (!isAnew && items === this.#items) return this.#found;
    const concerned = isAnew ? await this.#place(search, sightings.keys(), host) : this.#buildsConcerned(items);
    const found = new Map(isAnew ? [] : this.#found);
    let differs = isAnew;
    let done = 0;
    for (const id of concerned) {
      if (++done % PER_SLICE === 0) await pause(host);
      const paid = this.#wordOf(search, id);
      differs = found.delete(id) || paid.length > 0 || differs;
      if (paid.length > 0) found.set(id, paid);
    }
    if (differs) this.#found = found;
    this.#items = items;
    this.#rests = rests;
    return this.#found;
  }

  #wordOf(search: PaidUnderBuilds, id: string): readonly PaidLand[] {
    return search.among(id, this.#parcels.get(id) ?? []).map(({ placed: { item }, cm2 }) => {
      return { with: { kind: 'clearance-item', id: item.id }, cm2, paidOn: paidOn(item, this.on) ?? '' };
    });
  }

  /** Finds the parcels under all builds. */
  async #place(search: PaidUnderBuilds, sightingIds: Iterable<string>, host: TaskHost): Promise<Iterable<string>> {
    const parcels = new Map<string, readonly ParcelRow[]>();
    const builds = new Map<string, string[]>();
    let done = 0;
    for (const id of sightingIds) {
      if (++done % PER_SLICE === 0) await pause(host);
      const under = await search.parcelsUnder(id);
      if (under.length === 0) continue;
      parcels.set(id, under);
      for (const { layer, row } of under) {
        const parcelId = layer.idOf(row);
        const known = builds.get(parcelId);
        if (known) known.push(id);
        else builds.set(parcelId, [id]);
      }
    }
    this.#rests = [];
    this.#parcels = parcels;
    this.#builds = builds;
    return parcels.keys();
  }

  /** Builds on the parcels of items that changed. */
  #buildsConcerned(items: ReadonlyMap<string, ClearanceItem>): ReadonlySet<string> {
    const { changed, gone } = entitiesChanged(this.#items, items);
    const concerned = new Set<string>();
    const add = (item: ClearanceItem | undefined) => {
      for (const id of this.#builds.get(item?.parcelId ?? '') ?? []) concerned.add(id);
    };
    for (const id of gone) add(this.#items.get(id));
    for (const [id, item] of changed) {
      add(this.#items.get(id));
      add(item);
    }
    return concerned;
  }
}

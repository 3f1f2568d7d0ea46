import type { AcceptedChange } from '../../core/register/change.ts';
import type { DistrictSession } from './district-session.ts';

/** What the packages of layers say that are not in the register any more, since the district was opened. */
export class LayerRecords {
  readonly #last = new Map<string, readonly AcceptedChange[]>();
  /** Row by feature id of each layer that was taken out: which clearance items will have their parcel again. */
  readonly #rowsOf = new Map<string, (featureId: string) => number | undefined>();

  /** Notes what was accepted together, on the session that it changes. */
  note(before: DistrictSession, changes: readonly AcceptedChange[]): void {
    for (const { entity, type } of changes) {
      if (entity.kind !== 'layer') continue;
      this.#last.set(entity.id, changes);
      const ids = type === 'layer-withdrawn' ? before.layers.get(entity.id)?.ids : undefined;
      if (ids) this.#rowsOf.set(entity.id, (featureId) => ids.rowOf(featureId));
    }
  }

  /** The changes that a layer came with, while it is there. */
  changesOf(layerId: string): readonly AcceptedChange[] {
    return this.#last.get(layerId) ?? [];
  }

  clear(): void {
    this.#last.clear();
    this.#rowsOf.clear();
  }

  /** Clearance items that would lose their parcel if these changes were taken back: it is in no layer that would come back. */
  countOrphans(session: DistrictSession, changes: readonly AcceptedChange[]): number {
    const leaving = new Set(changes.filter(({ type }) => type === 'layer-imported').map(({ entity }) => entity.id));
    if (leaving.size === 0) return 0;
    const coming = changes.filter(({ type }) => type === 'layer-withdrawn').map(({ entity }) => this.#rowsOf.get(entity.id));
    let items = 0;
    for (const { parcelId } of session.register.items.values()) {
      const place = session.placeOf(parcelId);
      if (!place || !leaving.has(place.layer.layer.id)) continue;
      if (!coming.some((rowOf) => rowOf?.(parcelId) !== undefined)) items++;
    }
    return items;
  }
}

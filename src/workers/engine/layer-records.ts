import type { AcceptedChange, ChangeDraft } from '../../core/register/change.ts';
import { EngineError } from '../rpc.ts';
import { draftCounterChanges, type RecordedTogether } from './counter-changes.ts';
import type { DistrictSession } from './district-session.ts';

interface LayerRecord extends RecordedTogether {
  /** Row by feature id of each layer that it took out: which clearance items will have their parcel again. */
  readonly rowsOf: ReadonlyMap<string, (featureId: string) => number | undefined>;
}

/** What was recorded of layers since the district was opened, so that the last of it can be taken back, and brought back again. */
export class LayerRecords {
  readonly #last = new Map<string, LayerRecord>();

  /** Notes what was accepted together, on the session that it changes. */
  note(before: DistrictSession, changes: readonly AcceptedChange[]): void {
    const touched = changes.filter(({ entity }) => entity.kind === 'layer');
    if (touched.length === 0) return;
    const leaving = touched.filter(({ type }) => type === 'layer-withdrawn').map(({ entity }) => entity.id);
    const rowsOf = new Map(
      leaving.flatMap((id) => {
        const ids = before.layers.get(id)?.ids;
        return ids ? [[id, (featureId: string) => ids.rowOf(featureId)] as const] : [];
      }),
    );
    for (const { entity } of touched) this.#last.set(entity.id, { before: before.register, changes, rowsOf });
  }

  /** The changes that a layer came with, while it is there. */
  changesOf(layerId: string): readonly AcceptedChange[] {
    return this.#last.get(layerId)?.changes ?? [];
  }

  clear(): void {
    this.#last.clear();
  }

  /**
   * The counter-changes of what was recorded last of a layer: of its import or replacement while it is there, else of its withdrawal.
   * @throws EngineError `layer-unknown`; `layer-in-use` where clearance items would lose their parcel; a refusal's code
   */
  draftUndo(session: DistrictSession, layerId: string, reason: string, on: string): ChangeDraft[] {
    const record = this.#last.get(layerId);
    if (!record) throw new EngineError('layer-unknown', { layer: layerId });
    const leaving = new Set(record.changes.filter(({ type }) => type === 'layer-imported').map(({ entity }) => entity.id));
    let items = 0;
    for (const { parcelId } of session.register.items.values()) {
      const place = session.placeOf(parcelId);
      if (!place || !leaving.has(place.layer.layer.id)) continue;
      if (![...record.rowsOf.values()].some((rowOf) => rowOf(parcelId) !== undefined)) items++;
    }
    if (items > 0) throw new EngineError('layer-in-use', { items });
    return draftCounterChanges(session.register, record, reason, on);
  }
}

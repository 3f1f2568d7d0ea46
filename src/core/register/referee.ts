import type { ChangeDraft } from './change.ts';
import type { Refusal } from './refusal.ts';

/** The first draft that may not be accepted, by its place among those asked about. */
export interface RefusedDraft {
  readonly at: number;
  readonly refusal: Refusal;
}

/** Who knows a district's register and the law, and is asked before anything is written. */
export interface Referee {
  /**
   * Whether drafts may be accepted after place `seq` of the feed; null: all of them. `packages`: those of layers that take the place
   * of others, by their SHA-256, because what such a layer holds decides.
   */
  admit(drafts: readonly ChangeDraft[], seq: number, packages: ReadonlyMap<string, Uint8Array>): Promise<RefusedDraft | null>;
}

import type { ChangeDraft } from './change.ts';
import type { Refusal } from './refusal.ts';

/** The first draft that may not be accepted, by its place among those asked about. */
export interface RefusedDraft {
  readonly at: number;
  readonly refusal: Refusal;
}

/** Who knows a district's register and the law, and is asked before anything is written. */
export interface Referee {
  /** Whether drafts may be accepted after place `seq` of the feed; null: all of them. */
  admit(drafts: readonly ChangeDraft[], seq: number): Promise<RefusedDraft | null>;
}

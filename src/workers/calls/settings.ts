import type { SettingsPatch } from '../../core/register/change.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Refusal } from '../../core/register/refusal.ts';
import type { ReckonedPeriod } from '../../core/rules/clocks/reckon-period.ts';

/** A day that is worked under one setting and free under the other. */
export interface ChangedDay {
  readonly on: Day;
  readonly works: boolean;
}

/** An open period of a case, or of an item, whose end another setting moves. */
export interface MovedPeriod {
  readonly entity: EntityRef & { readonly kind: 'case' | 'clearance-item' };
  readonly label: string;
  /** Id of the period; `formal-demand`: until when the demand has to wait; `demolition-due`: when what is paid is to be demolished. */
  readonly code: string;
  readonly article: string | null;
  readonly from: Day;
  /** Null: there is no end to wait for. */
  readonly before: MovedEnd | null;
  readonly after: MovedEnd | null;
}
interface MovedEnd {
  readonly on: Day;
  readonly certainty: ReckonedPeriod['certainty'];
}

/** What a change of settings would do; nothing is recorded. */
export interface SettingsEffect {
  /** Why it would be refused; the reason for it is not asked about here. */
  readonly refusal: Refusal | null;
  /** Days of the years whose tables change. */
  readonly days: readonly ChangedDay[];
  /** At most `MOST_MOVED` of them, those whose day changes before those that only become certain or provisional. */
  readonly moved: readonly MovedPeriod[];
  /** How many there are: ends that move, and ends that stay where they are and become certain or provisional. */
  readonly counts: { readonly moved: number; readonly settled: number };
}

export const MOST_MOVED = 500;

export interface SettingsCalls {
  /** @throws EngineError `cancelled` */
  weighSettings(patch: SettingsPatch, on: Day): SettingsEffect;
}

export const SETTINGS_CALLS = ['weighSettings'] as const satisfies readonly (keyof SettingsCalls)[];

import { addDays } from '../../rules/calendar/add-to-day.ts';
import { DEFAULT_FIELD_LIMITS } from '../../register/default-settings.ts';
import type { Settings } from '../../register/district.ts';
import type { Day } from '../../register/ports.ts';
import type { Refusal } from '../../register/refusal.ts';
import { refuseDay } from '../../register/refuse-day.ts';

/** What the office allows. */
export function fieldLimits({ fieldPackage }: Pick<Settings, 'fieldPackage'>): {
  readonly area_km2: number;
  readonly days: number;
} {
  return { ...DEFAULT_FIELD_LIMITS, ...fieldPackage };
}

/** The last day of a package made on a day, where nobody says otherwise. */
export const usualExpiry = (settings: Pick<Settings, 'fieldPackage'>, madeOn: Day): Day =>
  addDays(madeOn, fieldLimits(settings).days);

/** Whether a package may be made: whose, until when, and of how much land. */
export function judgeFieldTerms(
  settings: Pick<Settings, 'fieldPackage'>,
  terms: { readonly for: string; readonly madeOn: Day; readonly expiresOn: Day; readonly area_m2: number },
): Refusal | null {
  const limits = fieldLimits(settings);
  if (terms.for.trim() === '') return { refused: 'field-person-missing' };
  const wrongDay = refuseDay(terms.madeOn, 'madeOn') ?? refuseDay(terms.expiresOn, 'expiresOn');
  if (wrongDay) return wrongDay;
  if (terms.expiresOn < terms.madeOn) return { refused: 'field-expired-already', expiresOn: terms.expiresOn };
  const latest = addDays(terms.madeOn, limits.days);
  if (terms.expiresOn > latest) return { refused: 'field-too-long', days: limits.days, latest };
  if (!(terms.area_m2 > 0)) return { refused: 'field-area-empty' };
  if (terms.area_m2 > limits.area_km2 * 1e6)
    return { refused: 'field-area-too-large', km2: Math.ceil(terms.area_m2 / 1e4) / 100, most: limits.area_km2 };
  return null;
}

import { isDay } from './day.ts';
import type { Refusal } from './refusal.ts';

/** Where a day stands, so that a refusal can say which one is wrong. `on`: the day of effect. */
export type DayField =
  | 'on'
  | 'seenOn'
  | 'absentOn'
  | 'dueOn'
  | 'servedOn'
  | 'receivedOn'
  | 'freezeOn'
  | 'performBy'
  | 'begunOn'
  | 'imagedOn'
  | 'imagedBeforeOn'
  | 'answerByOn'
  | 'madeOn'
  | 'expiresOn';

/** Why a text may not stand as a day: `day-missing` where nothing was written, else `day-invalid`; undefined where it may. */
export function refuseDay(day: string, field: DayField): Refusal | undefined {
  if (isDay(day)) return undefined;
  return day.trim() === '' ? { refused: 'day-missing', field } : { refused: 'day-invalid', day, field };
}

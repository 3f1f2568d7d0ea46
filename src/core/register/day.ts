import type { Day, Instant } from './ports.ts';

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** No record of an office is older. A field for dates hands over `0026-11-23` while a year is typed, and such years cannot be reckoned with. */
const FIRST_YEAR = 1900;

/** A calendar day that exists and that something on record may bear, written `2026-11-23`. */
export function isDay(text: string): boolean {
  const match = DAY_PATTERN.exec(text);
  if (!match || Number(match[1]) < FIRST_YEAR) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.getUTCMonth() + 1 === Number(match[2]) && date.getUTCDate() === Number(match[3]);
}

/** Days since 1970-01-01, so that days can be compared and subtracted as whole numbers. `day` must be a valid day. */
export function numberDay(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY;
}

/** The inverse of `numberDay`. */
export function nameDay(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The last zone's format: to make one costs a hundred times what using it does, and all ask of the district's. */
let lastFormat: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | undefined;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  if (lastFormat?.timeZone !== timeZone) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    lastFormat = { timeZone, format };
  }
  return lastFormat.format;
}

/**
 * The calendar day of an instant in a time zone.
 * @param timeZone IANA name
 * @throws RangeError for a time zone that does not exist
 */
export function dayOf(instant: Instant, timeZone: string): Day {
  const parts = formatOf(timeZone).formatToParts(new Date(instant));
  const part = (type: 'year' | 'month' | 'day') => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

import type { Day, Instant } from '../core/register/ports.ts';

/** Calendar day of an instant in a time zone. @throws RangeError for an unknown time zone. */
export function dayOfInstant(at: Instant, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

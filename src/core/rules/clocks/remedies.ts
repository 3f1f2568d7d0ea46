import type { Case } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { CaseFacts } from './case-facts.ts';
import { reckonPeriods, type ReckonedPeriod } from './reckon-period.ts';

/**
 * The periods in which the person may ask for review or sue, from recorded service of the decision; empty where there is no proof
 * of service, because then none has begun. A decision that did not state the remedies: one year.
 */
export function reckonRemedies(track: Case['track'], facts: CaseFacts, calendar: WorkCalendar): ReckonedPeriod[] {
  const served = facts.servedOn('decided');
  if (served === undefined) return [];
  const isStated = facts.last('decided')?.remediesStated !== false;
  const periods = reckonPeriods(track, isStated ? 'decision-served' : 'decision-served-without-remedies', served, calendar);
  const remedies = periods.filter(({ period }) => period.id !== 'fine-payment');
  const review = facts.servedOn('review-ended');
  return review === undefined ? remedies : [...remedies, ...reckonPeriods(track, 'review-decision-served', review, calendar)];
}

/** The last day on which any remedy is open; undefined where none has begun. */
export function remediesEndOn(remedies: readonly ReckonedPeriod[]): Day | undefined {
  return remedies
    .map(({ safeOn }) => safeOn)
    .reduce<Day | undefined>((last, on) => (last === undefined || on > last ? on : last), undefined);
}

/**
 * The day from which the three months to apply to the court run: the last remedy's end, or the final result of a review or suit that
 * lasted longer. Undefined while none has begun or one is pending.
 */
export function applicationRunsFrom(track: Case['track'], facts: CaseFacts, calendar: WorkCalendar): Day | undefined {
  const ended = remediesEndOn(reckonRemedies(track, facts, calendar));
  if (ended === undefined || facts.pending.length > 0) return undefined;
  const results = (['review-ended', 'suit-ended'] as const).map((kind) => facts.servedOn(kind) ?? facts.last(kind)?.on ?? ended);
  return results.reduce((last, on) => (on > last ? on : last), ended);
}

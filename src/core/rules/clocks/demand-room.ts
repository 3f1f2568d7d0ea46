import type { Case } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { readCase } from './case-facts.ts';
import { reckonPeriods } from './reckon-period.ts';
import { applicationRunsFrom } from './remedies.ts';

/** Days that a demand of the land track has to be answered in come before the last day to apply to the court, or the way there is closed. */
export interface DemandRoom {
  /** The last day of service whose ten working days leave a day to apply. */
  readonly servedBy: Day;
  /** The last day to apply to the court. */
  readonly applyBy: Day;
  readonly article: string;
  /** `provisional`: a year without a holiday table lies in between. */
  readonly certainty: 'certain' | 'provisional';
}

/** Working days after service of the demand before the court may be asked (行政强制法 54, 69). */
const ANSWER_DAYS = 10;

/**
 * Until when the demand has to be served so that the court can still be asked in time: ten whole working days lie between its service
 * and the application, which comes within three months of the last remedy (行政强制法 53, 54). Null on the planning track, where no
 * court is asked, and while the three months have no beginning: without proven service of the decision, or with a remedy pending.
 */
export function reckonDemandRoom(one: Pick<Case, 'track' | 'steps'>, on: Day, calendar: WorkCalendar): DemandRoom | null {
  const facts = readCase(one, on);
  if (one.track !== 'land' || facts.has('court-applied')) return null;
  const from = applicationRunsFrom(one.track, facts, calendar);
  const due = from && reckonPeriods(one.track, 'remedies-expired', from, calendar).at(0);
  if (!due) return null;
  const last = calendar.lastWithWorkingDaysBefore(due.safeOn, ANSWER_DAYS);
  const isProvisional = last.provisional || due.certainty === 'provisional';
  return {
    servedBy: last.on,
    applyBy: due.safeOn,
    article: '行政强制法 第53、54条',
    certainty: isProvisional ? 'provisional' : 'certain',
  };
}

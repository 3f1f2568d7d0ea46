import type { Executor } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import { addDays } from '../calendar/add-to-day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { ClockEvent, ClockStep, Procedure } from './period.ts';
import { judgeObstacles } from './permit-step.ts';
import { type ReckonedPeriod, reckonPeriods } from './reckon-period.ts';
import { remediesEndOn } from './remedies.ts';
import { restDays } from './rest-days.ts';
import type { Obstacle, StepVerdict } from './step-verdict.ts';
import { stepsBlocked } from './steps-blocked.ts';

export interface AskedClockStep {
  readonly step: ClockStep;
  readonly on: Day;
  readonly executor?: Executor;
}

/** What cannot be undone, and what cuts a right short, waits for the holiday table of the year. */
const WAITS_FOR_CALENDAR = new Set<ClockStep>([
  'decision',
  'formal-demand',
  'court-application',
  'enforced-demolition',
  'demolition',
]);
const FROM_DECISION = new Set<ClockEvent>([
  'decision-served',
  'decision-served-without-remedies',
  'compensation-decision-served',
]);

/**
 * May a step be taken on a day, as far as one event and the track go? `allowed` says nothing of other steps that have to come before:
 * a case on record is asked through `permitStep`.
 */
export function judgeClockStep(
  procedure: Procedure,
  event: ClockEvent,
  eventOn: Day,
  asked: AskedClockStep,
  calendar: WorkCalendar,
): StepVerdict {
  const { step, on } = asked;
  const periods = reckonPeriods(procedure, event, eventOn, calendar);
  const early = periods.some(({ period }) => period.ahead) || on >= eventOn;
  const obstacles: Obstacle[] = [
    ...byWhom(procedure, asked),
    ...(early ? [] : [{ code: 'event-later', until: addDays(eventOn, -1), article: periods[0]?.period.article ?? '' }]),
    ...periods.flatMap((period) => openUntil(period, asked, stepsBlocked(period.period, procedure, calendar.demandWaits(on)))),
    ...[...periods, ...applicationLimit(procedure, event, periods, calendar)].flatMap((period) => limitOf(period, asked)),
    ...(step === 'enforced-demolition' ? restDays(on, calendar) : []),
  ];
  return { verdict: judgeObstacles(obstacles), obstacles };
}

/** 城乡规划法 68: the government enforces and courts take no application; everywhere else the court alone. */
function byWhom(procedure: Procedure, { step, executor }: AskedClockStep): Obstacle[] {
  const isPlanning = procedure === 'planning';
  const isWrong =
    step === (isPlanning ? 'court-application' : 'enforcement-decision') ||
    (step === 'enforced-demolition' && executor === (isPlanning ? 'court' : 'government')) ||
    (step === 'enforcement-decision' && executor === 'court');
  return isWrong ? [{ code: 'wrong-executor', article: EXECUTOR[procedure] }] : [];
}

const EXECUTOR: Readonly<Record<Procedure, string>> = {
  planning: '城乡规划法 第68条；行政强制法 第44条；最高法 法释〔2013〕5号',
  land: '土地管理法 第83条；行政强制法 第53条',
  state: '国有土地上房屋征收与补偿条例 第28条',
  collective: '土地管理法实施条例 第62条',
};

function openUntil(
  { period, safeOn, certainty }: ReckonedPeriod,
  { step, on }: AskedClockStep,
  blocked: readonly ClockStep[],
): Obstacle[] {
  if (!blocked.includes(step)) return [];
  if (on <= safeOn) return [{ code: `${period.id}-open`, until: safeOn, article: period.article, certainty }];
  return certainty === 'provisional' && WAITS_FOR_CALENDAR.has(step)
    ? [{ code: 'calendar-missing', article: period.article, certainty }]
    : [];
}

function limitOf({ period, safeOn, certainty }: ReckonedPeriod, { step, on }: AskedClockStep): Obstacle[] {
  return period.fulfilledBy === step && on > safeOn
    ? [{ code: 'limit-passed', until: safeOn, article: period.article, certainty }]
    : [];
}

/** From the service of a decision the office's limit is known too: three months from the end of the last remedy. */
function applicationLimit(
  procedure: Procedure,
  event: ClockEvent,
  periods: readonly ReckonedPeriod[],
  calendar: WorkCalendar,
): readonly ReckonedPeriod[] {
  const ended = FROM_DECISION.has(event)
    ? remediesEndOn(periods.filter(({ period }) => period.id !== 'fine-payment'))
    : undefined;
  return ended === undefined ? [] : reckonPeriods(procedure, 'remedies-expired', ended, calendar);
}

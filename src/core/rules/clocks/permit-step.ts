import type { Case, CaseStepKind, Executor } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import { addDays } from '../calendar/add-to-day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { type CaseFacts, readCase } from './case-facts.ts';
import { reckonPeriods, type ReckonedPeriod } from './reckon-period.ts';
import { reckonRemedies, remediesEndOn } from './remedies.ts';

/** Why a step is not allowed on a day. `code` is stable; worded in i18n. */
export interface Obstacle {
  readonly code: string;
  /** The step is possible from the day after this one, as far as this obstacle goes. */
  readonly until?: Day;
  readonly article: string;
  readonly certainty?: ReckonedPeriod['certainty'];
  /** Step or document that is missing. */
  readonly missing?: CaseStepKind;
}

/** `too-early` when time alone takes every obstacle away; `too-late` when a limit of the office has passed. */
export interface StepVerdict {
  readonly verdict: 'allowed' | 'too-early' | 'too-late' | 'wrong-executor' | 'forbidden';
  readonly obstacles: readonly Obstacle[];
}

export interface AskedStep {
  readonly kind: CaseStepKind;
  readonly on: Day;
  readonly executor?: Executor;
}

/** May this step of the case be taken on that day? Nothing but the record decides; the safe reading blocks. */
export function permitStep(one: Pick<Case, 'track' | 'steps'>, asked: AskedStep, calendar: WorkCalendar): StepVerdict {
  const facts = readCase(one, asked.on);
  const check = CHECKS[asked.kind];
  const obstacles = [...whileStopped(facts, asked), ...(check?.({ track: one.track, facts, asked, calendar }) ?? [])];
  return { verdict: judge(obstacles), obstacles };
}

function judge(obstacles: readonly Obstacle[]): StepVerdict['verdict'] {
  if (obstacles.length === 0) return 'allowed';
  if (obstacles.some(({ code }) => code === 'wrong-executor')) return 'wrong-executor';
  if (obstacles.some(({ code }) => code === 'limit-passed')) return 'too-late';
  return obstacles.every(({ until }) => until !== undefined) ? 'too-early' : 'forbidden';
}

interface Asking {
  readonly track: Case['track'];
  readonly facts: CaseFacts;
  readonly asked: AskedStep;
  readonly calendar: WorkCalendar;
}
type Check = (asking: Asking) => Obstacle[];

/** Steps against the person, which wait while a remedy is pending or the case rests. */
const BURDENING = new Set<CaseStepKind>(['demanded', 'enforcement-decided', 'announced', 'court-applied', 'enforced']);

function whileStopped({ pending, isSuspended }: CaseFacts, { kind }: AskedStep): Obstacle[] {
  if (!BURDENING.has(kind)) return [];
  return [
    ...pending.map((filed) => ({ code: 'remedy-pending', article: '行政强制法 第44、53条', missing: filed })),
    ...(isSuspended ? [{ code: 'case-suspended', article: '行政强制法 第39条' }] : []),
  ];
}

const CHECKS: Partial<Record<CaseStepKind, Check>> = {
  opened: ({ facts }) => needs(facts, 'verified', '行政处罚法 第54条'),
  notified: ({ facts }) => needs(facts, 'opened', '行政处罚法 第44条'),
  decided: (asking) => [
    ...needsService(asking.facts, 'notified', '行政处罚法 第44、45条'),
    ...waitsFor(asking, 'notified', 'notice-served', 'hearing-request', 'hearing-open'),
    ...(asking.facts.has('hearing-requested') ? needs(asking.facts, 'hearing-held', '行政处罚法 第63、65条') : []),
    ...needs(asking.facts, 'legally-reviewed', '行政处罚法 第58条'),
  ],
  demanded: (asking) => [
    ...needsService(asking.facts, 'decided', '行政强制法 第35、54条'),
    ...performancePassed(asking),
    ...(asking.track === 'land' ? remediesOver(asking, '行政强制法 第53、54条；土地管理法 第83条') : []),
  ],
  charged: ({ track, facts }) =>
    track === 'planning' ? needs(facts, 'decided', '城乡规划法 第68条') : [wrongExecutor('土地管理法 第83条')],
  'enforcement-decided': ({ track, facts }) =>
    track === 'planning'
      ? [...needsService(facts, 'demanded', '行政强制法 第35、37条'), ...needs(facts, 'charged', '城乡规划法 第68条')]
      : [wrongExecutor('土地管理法 第83条')],
  announced: ({ track, facts }) =>
    track === 'planning'
      ? needsService(facts, 'enforcement-decided', '行政强制法 第37、44条')
      : needs(facts, 'court-ruled', '行政强制法 第57条'),
  'court-applied': (asking) => {
    if (asking.track === 'planning') return [wrongExecutor('最高法 法释〔2013〕5号；城乡规划法 第68条')];
    return [
      ...remediesOver(asking, '行政强制法 第53条；土地管理法 第83条'),
      ...needsService(asking.facts, 'demanded', '行政强制法 第54条'),
      ...waitsFor(asking, 'demanded', 'demand-served', 'demand-unanswered', 'demand-unanswered-open'),
      ...applicationInTime(asking),
    ];
  },
  enforced: (asking) => {
    const { track, asked, facts, calendar } = asking;
    const right = track === 'planning' ? 'government' : 'court';
    if (asked.executor !== undefined && asked.executor !== right)
      return [wrongExecutor(track === 'planning' ? '城乡规划法 第68条；行政强制法 第44条' : '土地管理法 第83条')];
    return [
      ...remediesOver(asking, track === 'planning' ? '行政强制法 第44条' : '土地管理法 第83条；行政强制法 第53条'),
      ...(track === 'planning'
        ? [...needs(facts, 'announced', '行政强制法 第44条'), ...needsService(facts, 'enforcement-decided', '行政强制法 第37条')]
        : needs(facts, 'court-ruled', '行政强制法 第57、58条')),
      ...(calendar.isWorkingDay(asked.on)
        ? provisionalDay(asking)
        : [{ code: 'rest-day', until: addDays(calendar.moveToWorkingDay(asked.on).on, -1), article: '行政强制法 第43条' }]),
    ];
  },
  rechecked: ({ facts }) =>
    (['self-demolished', 'rectified', 'enforced', 'settled', 'revoked'] as const).some((kind) => facts.has(kind))
      ? []
      : [{ code: 'nothing-to-recheck', article: '办案规程' }],
  closed: ({ facts }) => needs(facts, 'rechecked', '办案规程'),
};

const wrongExecutor = (article: string): Obstacle => ({ code: 'wrong-executor', article });

function needs(facts: CaseFacts, kind: CaseStepKind, article: string): Obstacle[] {
  return facts.has(kind) ? [] : [{ code: 'step-missing', article, missing: kind }];
}

/** Without proof of service nothing later is allowed. */
function needsService(facts: CaseFacts, kind: CaseStepKind, article: string): Obstacle[] {
  if (!facts.has(kind)) return [{ code: 'step-missing', article, missing: kind }];
  return facts.servedOn(kind) === undefined ? [{ code: 'service-unproven', article, missing: kind }] : [];
}

function waitsFor(
  { track, facts, asked, calendar }: Asking,
  document: CaseStepKind,
  event: 'notice-served' | 'demand-served',
  periodId: string,
  code: string,
): Obstacle[] {
  const served = facts.servedOn(document);
  if (served === undefined) return [];
  return reckonPeriods(track, event, served, calendar)
    .filter(({ period, safeOn }) => period.id === periodId && asked.on <= safeOn)
    .map(({ period, safeOn, certainty }) => ({ code, until: safeOn, article: period.article, certainty }));
}

/** Every remedy has run out unused, counted from proven service. */
function remediesOver({ track, facts, asked, calendar }: Asking, article: string): Obstacle[] {
  const missing = needsService(facts, 'decided', article);
  if (missing.length > 0) return missing;
  return reckonRemedies(track, facts, calendar).flatMap(({ period, safeOn, certainty }): Obstacle[] => {
    if (asked.on <= safeOn) return [{ code: `${period.id}-open`, until: safeOn, article: period.article, certainty }];
    return certainty === 'provisional' ? [{ code: 'calendar-missing', article: period.article, certainty }] : [];
  });
}

function performancePassed({ facts, asked }: Asking): Obstacle[] {
  const until = facts.last('decided')?.performBy;
  return until !== undefined && asked.on <= until ? [{ code: 'performance-open', until, article: '行政强制法 第34条' }] : [];
}

function applicationInTime({ track, facts, asked, calendar }: Asking): Obstacle[] {
  const ended = remediesEndOn(reckonRemedies(track, facts, calendar));
  if (ended === undefined) return [];
  return reckonPeriods(track, 'remedies-expired', ended, calendar)
    .filter(({ safeOn }) => asked.on > safeOn)
    .map(({ period, safeOn }) => ({ code: 'limit-passed', until: safeOn, article: period.article }));
}

/** A day without a table may turn out a holiday: an irreversible step waits for the table. */
function provisionalDay({ asked, calendar }: Asking): Obstacle[] {
  return calendar.isKnown(asked.on) ? [] : [{ code: 'calendar-missing', article: '行政强制法 第43条' }];
}

import { isBlank } from '../../register/blank.ts';
import type { Case, CaseStepKind } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import { addDays } from '../calendar/add-to-day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { CaseFacts } from './case-facts.ts';
import { restDays } from './rest-days.ts';
import type { AskedStep, Obstacle } from './step-verdict.ts';
import { reckonPeriods } from './reckon-period.ts';
import { applicationRunsFrom, reckonRemedies } from './remedies.ts';

/** What a check looks at: the record as it stood on the day of the step that is asked for. */
export interface Asking {
  readonly track: Case['track'];
  readonly facts: CaseFacts;
  readonly asked: AskedStep;
  readonly calendar: WorkCalendar;
}
type Check = (asking: Asking) => Obstacle[];

/** Where no statute says it: the office's own rules of procedure. */
const OFFICE = '办案规程';

/** Steps against the person, which wait while a remedy is pending or the case rests. */
const BURDENING = new Set<CaseStepKind>(['demanded', 'charged', 'enforcement-decided', 'announced', 'court-applied', 'enforced']);
/** Steps that rest on a violation having been found. */
const ON_VIOLATION = new Set<CaseStepKind>([...BURDENING, 'stop-work-ordered', 'opened', 'notified', 'decided']);
const AT_REST = new Set<CaseStepKind>([...BURDENING, 'notified', 'decided']);
/** Where a right or a wait has no certain end, what it holds back waits for the holiday table of the year: who takes a table away gains no day. */
const WAITS_FOR_CALENDAR = new Set<CaseStepKind>(['decided', 'court-applied']);
const BY_EXECUTOR = new Set<CaseStepKind>(['charged', 'enforcement-decided', 'announced', 'enforced']);
/** What happens to a case without the office, and therefore also after it was closed; and the revocation that a result may demand. */
const AFTER_CLOSING = new Set<CaseStepKind>(['review-filed', 'review-ended', 'suit-filed', 'suit-ended', 'revoked']);

/** Every obstacle to a step, none where it is allowed. */
export function checkStep(asking: Asking): Obstacle[] {
  return [...whileClosed(asking), ...byWhom(asking), ...whileStopped(asking), ...(CHECKS[asking.asked.kind]?.(asking) ?? [])];
}

function whileClosed({ facts, asked }: Asking): Obstacle[] {
  const closed = facts.last('closed');
  return closed && !AFTER_CLOSING.has(asked.kind) ? [{ code: 'case-closed', article: OFFICE, takenOn: closed.on }] : [];
}

function byWhom({ track, asked: { kind, executor } }: Asking): Obstacle[] {
  const planning = track === 'planning';
  if (planning && (kind === 'court-applied' || kind === 'court-ruled'))
    return [wrongExecutor('最高法 法释〔2013〕5号；城乡规划法 第68条')];
  if (!planning && (kind === 'charged' || kind === 'enforcement-decided')) return [wrongExecutor('土地管理法 第83条')];
  if (executor === undefined || !BY_EXECUTOR.has(kind) || executor === (planning ? 'government' : 'court')) return [];
  return [wrongExecutor(planning ? '城乡规划法 第68条；行政强制法 第44条' : '土地管理法 第83条')];
}

const wrongExecutor = (article: string): Obstacle => ({ code: 'wrong-executor', article });

function whileStopped({ facts, asked: { kind } }: Asking): Obstacle[] {
  const verified = facts.last('verified');
  const found = verified?.verification;
  const obstacles: Obstacle[] = [];
  if (ON_VIOLATION.has(kind) && found !== undefined && found !== 'violation')
    obstacles.push({ code: 'no-violation', article: '行政处罚法 第54、57条', missing: 'verified', takenOn: verified?.on });
  const { revocation } = facts;
  if (BURDENING.has(kind) && facts.isRevoked && revocation && revocation.kind !== 'revoked')
    obstacles.push({
      code: 'decision-revoked',
      article: revocation.kind === 'suit-ended' ? '行政诉讼法 第70、74、94条' : '行政复议法 第64、65、78条',
      missing: revocation.kind,
      takenOn: revocation.on,
    });
  if (BURDENING.has(kind))
    for (const filed of facts.pending)
      obstacles.push({
        code: 'remedy-pending',
        article: '行政强制法 第44、53条',
        missing: filed,
        takenOn: facts.last(filed)?.on,
      });
  if (AT_REST.has(kind) && facts.isSuspended) obstacles.push({ code: 'case-suspended', article: '行政强制法 第39条' });
  if (BURDENING.has(kind) && facts.isSettled)
    obstacles.push({ code: 'case-settled', article: '行政强制法 第42条', takenOn: facts.last('settled')?.on });
  return obstacles;
}

const CHECKS: Partial<Record<CaseStepKind, Check>> = {
  'stop-work-ordered': ({ facts }) => needs(facts, 'verified', '城乡规划法 第64、68条；土地管理法 第83条'),
  opened: ({ facts }) => {
    const opened = facts.last('opened');
    return [
      ...needs(facts, 'verified', '行政处罚法 第54条'),
      // A second opening would begin the ninety days again.
      ...(opened ? [{ code: 'step-taken-already', article: '行政处罚法 第60条', missing: opened.kind, takenOn: opened.on }] : []),
    ];
  },
  notified: ({ facts }) => needs(facts, 'opened', '行政处罚法 第44、54条'),
  'hearing-requested': ({ facts }) => needs(facts, 'notified', '行政处罚法 第63、64条'),
  'hearing-held': (asking) => [...needs(asking.facts, 'hearing-requested', '行政处罚法 第63、64条'), ...hearingAnnounced(asking)],
  'legally-reviewed': ({ facts }) => needs(facts, 'notified', '行政处罚法 第44、58条'),
  decided: (asking) => [
    ...decidedAlready(asking.facts),
    ...needsService(asking.facts, 'notified', '行政处罚法 第44、45条'),
    ...waitsFor(asking, 'notified', 'notice-served', 'hearing-request', 'hearing-open'),
    ...(isHearingDue(asking) ? needs(asking.facts, 'hearing-held', '行政处罚法 第63、65条') : []),
    ...needs(asking.facts, 'legally-reviewed', '行政处罚法 第58条'),
  ],
  'review-filed': ({ facts }) => needsOrder(facts, '行政复议法 第20条'),
  'review-ended': ({ facts }) => needsPending(facts, 'review-filed', '行政复议法 第61、62条'),
  'suit-filed': ({ facts }) => needsOrder(facts, '行政诉讼法 第45、46条'),
  'suit-ended': ({ facts }) => needsPending(facts, 'suit-filed', '行政诉讼法 第81、88条'),
  demanded: (asking) => [
    ...needsService(asking.facts, 'decided', '行政强制法 第35、54条'),
    ...performancePassed(asking, 'decided', '行政强制法 第34条'),
    ...(asking.track === 'land' && asking.calendar.demandWaits(asking.asked.on)
      ? remediesOver(asking, '行政强制法 第53、54条；土地管理法 第83条')
      : []),
  ],
  charged: (asking) =>
    asking.track === 'planning'
      ? [
          ...needsService(asking.facts, 'decided', '城乡规划法 第68条'),
          ...decidesDemolition(asking),
          ...performancePassed(asking, 'decided', '城乡规划法 第68条；行政强制法 第34条'),
        ]
      : [],
  'enforcement-decided': (asking) =>
    asking.track === 'planning'
      ? [
          ...needsService(asking.facts, 'demanded', '行政强制法 第35、37条'),
          ...performancePassed(asking, 'demanded', '行政强制法 第35、37条'),
          ...needs(asking.facts, 'charged', '城乡规划法 第68条'),
          ...decidesDemolition(asking),
        ]
      : [],
  announced: ({ track, facts }) =>
    track === 'planning'
      ? needsService(facts, 'enforcement-decided', '行政强制法 第37、44条')
      : needsRuling(facts, '行政强制法 第57条'),
  'court-applied': (asking) =>
    asking.track === 'planning'
      ? []
      : [
          ...remediesOver(asking, '行政强制法 第53条；土地管理法 第83条'),
          ...needsService(asking.facts, 'demanded', '行政强制法 第54条'),
          ...waitsFor(asking, 'demanded', 'demand-served', 'demand-unanswered', 'demand-unanswered-open'),
          ...performancePassed(asking, 'demanded', '行政强制法 第35、54条'),
          ...applicationInTime(asking),
        ],
  'court-ruled': ({ track, facts }) => (track === 'planning' ? [] : needs(facts, 'court-applied', '行政强制法 第57条')),
  enforced: (asking) => {
    const { track, facts } = asking;
    return [
      ...remediesOver(asking, track === 'planning' ? '行政强制法 第44条' : '土地管理法 第83条；行政强制法 第53条'),
      ...decidesDemolition(asking),
      ...(track === 'planning'
        ? [
            ...needsService(facts, 'demanded', '行政强制法 第35条'),
            ...needs(facts, 'charged', '城乡规划法 第68条'),
            ...needsService(facts, 'enforcement-decided', '行政强制法 第37条'),
            ...needs(facts, 'announced', '行政强制法 第44条'),
          ]
        : needsRuling(facts, '行政强制法 第57、58条')),
      ...(['decided', 'enforcement-decided', 'announced'] as const).flatMap((kind) =>
        performancePassed(asking, kind, '行政强制法 第34、44条'),
      ),
      ...restDays(asking.asked.on, asking.calendar),
    ];
  },
  rechecked: ({ facts }) =>
    (['self-demolished', 'rectified', 'enforced'] as const).some((kind) => facts.has(kind)) ||
    facts.isSettled ||
    facts.isRevoked ||
    isNoViolation(facts)
      ? []
      : [{ code: 'nothing-to-recheck', article: OFFICE }],
  closed: ({ facts }) => [
    ...(isNoViolation(facts) ? decisionStands(facts) : needs(facts, 'rechecked', OFFICE)),
    ...(facts.isSettled || facts.isRevoked
      ? []
      : facts.pending.map((filed) => ({
          code: 'remedy-pending',
          article: OFFICE,
          missing: filed,
          takenOn: facts.last(filed)?.on,
        }))),
  ],
  resumed: ({ facts }) =>
    facts.isSuspended || facts.isSettled ? [] : [{ code: 'nothing-to-resume', article: '行政强制法 第39、42条' }],
  settled: ({ facts }) => needs(facts, 'decided', '行政强制法 第42条'),
  revoked: ({ facts }) => needs(facts, 'opened', OFFICE),
};

function isNoViolation(facts: CaseFacts): boolean {
  const found = facts.last('verified')?.verification;
  return found !== undefined && found !== 'violation';
}

/** Who finds that there was no violation after all takes the decision back first: until then it binds, and its case is not over. */
function decisionStands(facts: CaseFacts): Obstacle[] {
  const decided = facts.last('decided');
  return decided && !facts.isRevoked
    ? [{ code: 'decision-stands', article: '行政处罚法 第75条第2款', missing: 'revoked', takenOn: decided.on }]
    : [];
}

/** One notice carries one decision (行政处罚法 29, 44): what was decided is revoked before it is decided anew, with a notice of its own. */
function decidedAlready(facts: CaseFacts): Obstacle[] {
  const decided = facts.last('decided');
  return decided
    ? [{ code: 'decided-already', article: '行政处罚法 第29、44条', missing: decided.kind, takenOn: decided.on }]
    : [];
}

/** A step may not come before the one that it rests on, also where that one is on record for a later day. */
function needs(facts: CaseFacts, kind: CaseStepKind, article: string): Obstacle[] {
  if (facts.has(kind)) return [];
  const later = facts.next(kind);
  if (!later) return [{ code: 'step-missing', article, missing: kind }];
  return [{ code: 'step-later', until: addDays(later.on, -1), article, missing: kind, takenOn: later.on }];
}

/** Without proof of service nothing later is allowed. */
function needsService(facts: CaseFacts, kind: CaseStepKind, article: string): Obstacle[] {
  if (!facts.has(kind)) return needs(facts, kind, article);
  if (facts.servedOn(kind) !== undefined) return [];
  const document = facts.last(kind);
  const { on, proof } = document?.served ?? { on: '', proof: '' };
  if (!document || isBlank(proof) || on < document.on) return [{ code: 'service-unproven', article, missing: kind }];
  return [{ code: 'service-later', until: addDays(on, -1), article, missing: kind, takenOn: on }];
}

/** A remedy is directed against an order that is there; whether it is in time is for whoever receives it to say. */
function needsOrder(facts: CaseFacts, article: string): Obstacle[] {
  return facts.has('stop-work-ordered') || facts.revocation !== undefined ? [] : needs(facts, 'decided', article);
}

function needsPending(facts: CaseFacts, filed: 'review-filed' | 'suit-filed', article: string): Obstacle[] {
  if (facts.pending.includes(filed)) return [];
  return facts.has(filed) ? [{ code: 'remedy-ended-already', article, missing: filed }] : needs(facts, filed, article);
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
    .filter(({ period }) => period.id === periodId)
    .flatMap(({ period: { article }, safeOn, certainty }): Obstacle[] => {
      if (asked.on <= safeOn) return [{ code, until: safeOn, article, certainty }];
      const waits = certainty === 'provisional' && WAITS_FOR_CALENDAR.has(asked.kind);
      return waits ? [{ code: 'calendar-missing', article, certainty }] : [];
    });
}

/** The court lets the decision be enforced: a ruling that refuses it takes the place of one before, and leaves nothing to enforce. */
function needsRuling(facts: CaseFacts, article: string): Obstacle[] {
  const ruled = facts.last('court-ruled');
  if (ruled?.ruling !== 'refused') return needs(facts, 'court-ruled', article);
  return [{ code: 'enforcement-refused', article: '行政强制法 第58条', missing: 'court-ruled', takenOn: ruled.on }];
}

/** Asked for within five working days of the notice: then it has to be held. A later request binds nobody (行政处罚法 64). */
function isHearingDue({ track, facts, calendar }: Asking): boolean {
  const requested = facts.last('hearing-requested');
  if (!requested) return false;
  const served = facts.servedOn('notified');
  if (served === undefined) return true;
  const period = reckonPeriods(track, 'notice-served', served, calendar).find((one) => one.period.id === 'hearing-request');
  return period === undefined || requested.on <= period.safeOn || period.certainty === 'provisional';
}

/** Announced on the day of the request at the earliest: seven whole working days lie between. */
function hearingAnnounced({ facts, asked, calendar }: Asking): Obstacle[] {
  const requested = facts.last('hearing-requested');
  if (!requested) return [];
  const { on: until, provisional } = calendar.addWorkingDays(requested.on, 7);
  if (asked.on > until) return [];
  const certainty = provisional ? 'provisional' : 'certain';
  return [{ code: 'hearing-too-soon', until, article: '行政处罚法 第64条第2项、第85条', certainty }];
}

/** Every remedy has run out unused, counted from proven service. */
function remediesOver(asking: Asking, article: string): Obstacle[] {
  const { track, facts, asked, calendar } = asking;
  const missing = needsService(facts, 'decided', article);
  if (missing.length > 0) return missing;
  return [...resultServed(facts), ...reckonRemedies(track, facts, calendar).flatMap(openRemedy(asked.on))];
}

const openRemedy =
  (on: Day) =>
  ({ period, safeOn, certainty }: ReturnType<typeof reckonRemedies>[number]): Obstacle[] => {
    if (on <= safeOn) return [{ code: `${period.id}-open`, until: safeOn, article: period.article, certainty }];
    return certainty === 'provisional' ? [{ code: 'calendar-missing', article: period.article, certainty }] : [];
  };

/** A review decision opens fifteen days to sue, which don't begin without proof of its service, unless the person sued already. */
function resultServed(facts: CaseFacts): Obstacle[] {
  const ended = facts.last('review-ended');
  const sued = facts.last('suit-filed');
  if (!ended || (sued && sued.on >= ended.on)) return [];
  return needsService(facts, 'review-ended', '行政诉讼法 第45条');
}

function performancePassed({ facts, asked }: Asking, document: CaseStepKind, article: string): Obstacle[] {
  const until = facts.last(document)?.performBy;
  return until !== undefined && asked.on <= until ? [{ code: 'performance-open', until, article, missing: document }] : [];
}

/** What a decision did not order is not enforced: neither a fine nor a rectification is a demolition. */
function decidesDemolition({ track, facts }: Asking): Obstacle[] {
  const decided = facts.last('decided');
  const { ordered } = facts;
  if (decided === undefined || ordered === undefined || ordered === 'demolish') return [];
  return [
    {
      code: 'demolition-not-decided',
      article: track === 'planning' ? '城乡规划法 第64、68条；行政强制法 第44条' : '土地管理法 第77、83条；行政强制法 第53条',
      missing: 'decided',
      takenOn: decided.on,
    },
  ];
}

function applicationInTime({ track, facts, asked, calendar }: Asking): Obstacle[] {
  const from = applicationRunsFrom(track, facts, calendar);
  if (from === undefined) return [];
  return reckonPeriods(track, 'remedies-expired', from, calendar)
    .filter(({ safeOn }) => asked.on > safeOn)
    .map(({ period, safeOn }) => ({ code: 'limit-passed', until: safeOn, article: period.article }));
}

import { CASE_STEPS, type Case, type CaseStepKind } from '../../../core/register/case.ts';
import type { Day } from '../../../core/register/ports.ts';
import { officeCalendar } from '../../../core/rules/calendar/work-calendar.ts';
import { caseDuties } from '../../../core/rules/clocks/case-duties.ts';
import { type CaseFacts, readCase } from '../../../core/rules/clocks/case-facts.ts';
import { reckonDemandRoom } from '../../../core/rules/clocks/demand-room.ts';
import { permitStep } from '../../../core/rules/clocks/permit-step.ts';
import { isStillOnRecord, takenDownOn } from '../../../core/rules/still-on-record.ts';
import type { CaseDocument, CaseFile } from '../../calls/cases.ts';
import { EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { periodsOf } from './case-periods.ts';
import { shapesOfBuild, shapesOfLand } from './case-shapes.ts';

/** Steps whose document has to reach the person, a review's decision too: fifteen days to sue begin with it; those that are a document of the office's own. */
const SERVED: ReadonlySet<CaseStepKind> = new Set([
  'stop-work-ordered',
  'notified',
  'decided',
  'demanded',
  'enforcement-decided',
  'review-ended',
]);
const NUMBERED: ReadonlySet<CaseStepKind> = new Set([
  ...SERVED,
  'opened',
  'charged',
  'announced',
  'court-applied',
  'court-ruled',
  'suit-ended',
]);
/** What may happen more than once. */
const REPEATED: ReadonlySet<CaseStepKind> = new Set([
  'review-filed',
  'review-ended',
  'suit-filed',
  'suit-ended',
  'suspended',
  'resumed',
  'deferred',
  'rechecked',
]);
/** What leads to a decision and has no place after it. */
const BEFORE_DECISION: ReadonlySet<CaseStepKind> = new Set(['notified', 'hearing-requested', 'hearing-held', 'legally-reviewed']);
/** Ways of the other track: they would only ever be the wrong executor. */
const OF_TRACK: Readonly<Partial<Record<CaseStepKind, Case['track']>>> = {
  charged: 'planning',
  'enforcement-decided': 'planning',
  'court-applied': 'land',
  'court-ruled': 'land',
};

/** Everything on record of a case, its shapes, its periods, and what the law permits on a day. @throws EngineError `case-unknown` */
export async function openCaseFile(session: DistrictSession, caseId: string, today: Day): Promise<CaseFile> {
  const { register, settings, authors } = session;
  const one = register.cases.get(caseId);
  if (!one) throw new EngineError('case-unknown', { case: caseId });
  const calendar = officeCalendar(settings);
  const facts = readCase(one, today);
  const isClosed = facts.has('closed');
  const candidates = isClosed
    ? []
    : CASE_STEPS.filter((kind) => (OF_TRACK[kind] ?? one.track) === one.track && isStillOpen(kind, facts));
  return {
    case: one,
    today,
    state: one.steps.findLast(({ on }) => on <= today)?.kind ?? null,
    stopped: isClosed ? null : facts.pending.length > 0 ? 'remedy-pending' : facts.isSuspended ? 'case-suspended' : null,
    duties: caseDuties(one, today, calendar),
    next: candidates.map((kind) => ({ kind, ...permitStep(one, { kind, on: today }, calendar) })),
    demandRoom: isClosed ? null : reckonDemandRoom(one, today, calendar),
    periods: periodsOf(one, today, calendar),
    documents: one.steps.flatMap((step): CaseDocument[] => {
      const { kind, changeId, on, documentNo, served } = step;
      if (!NUMBERED.has(kind)) return [];
      const lacks = [
        ...(documentNo?.trim() ? [] : (['documentNo'] as const)),
        ...(SERVED.has(kind) && !served ? (['service'] as const) : []),
      ];
      return [{ kind, changeId, on, documentNo, served, lacks }];
    }),
    builds: one.sightings.flatMap((id) => {
      const sighting = register.sightings.get(id);
      return sighting ? [{ id, no: sighting.no, shapes: shapesOfBuild(session, id) }] : [];
    }),
    occupiedLand: await shapesOfLand(session, caseId, one.occupiedLand),
    stillOnRecord: stillOnRecord(session, one, today),
    authors: Object.fromEntries(
      one.steps.flatMap(({ changeId }) => {
        const by = authors.get(changeId);
        return by === undefined ? [] : [[changeId, by]];
      }),
    ),
  };
}

/** What would make no sense any more is not offered; on record it may come all the same, for a day before. */
function isStillOpen(kind: CaseStepKind, facts: CaseFacts): boolean {
  if (BEFORE_DECISION.has(kind) && facts.has('decided')) return false;
  if (kind === 'settled') return !facts.isSettled;
  if (kind === 'court-ruled' && facts.last(kind)?.ruling === 'refused') return true;
  return REPEATED.has(kind) || !facts.has(kind);
}

function stillOnRecord({ register }: DistrictSession, one: Case, today: Day): CaseFile['stillOnRecord'] {
  const downOn = takenDownOn(one, today);
  if (downOn === undefined) return null;
  const nos = one.sightings.flatMap((id) => {
    const sighting = register.sightings.get(id);
    return sighting && isStillOnRecord(sighting, downOn, today) ? [sighting.no] : [];
  });
  return nos.length > 0 ? { downOn, nos } : null;
}

import { isBlank } from '../blank.ts';
import { addDays } from '../../rules/calendar/add-to-day.ts';
import { officeCalendar, type WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import { decisiveObstacle, latestUntil, permitStep, type StepVerdict } from '../../rules/clocks/permit-step.ts';
import { CASE_STEPS, ENDING_REMEDY, REMEDY_OUTCOMES, RULINGS, type Case, type CaseStep, type CaseStepKind } from '../case.ts';
import type { ChangeDraft } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

export interface NewCaseStep extends Omit<CaseStep, 'changeId' | 'on'> {
  readonly caseId: string;
  readonly on: Day;
}

/**
 * What the person, a court or the land itself does. It is recorded for the day on which it happened even where a later step of the
 * office turns out unlawful by it: the record must not be kept false, and the finding says what it means.
 */
const FACTS = new Set<CaseStepKind>([
  'hearing-requested',
  'review-filed',
  'review-ended',
  'suit-filed',
  'suit-ended',
  'court-ruled',
  'self-demolished',
  'rectified',
]);

/**
 * Takes a step of a case on its day of effect. Refused where the law does not permit it on that day: with the deciding obstacle's
 * code and article, all codes in `reasons`, and where time alone is missing `notBefore`; and where an act of the office, recorded
 * afterwards, would take from a later step what it rests on.
 */
export function takeCaseStep(register: Register, input: NewCaseStep): ChangeDraft<'case-step-taken'> | Refusal {
  const { caseId, on, ...step } = input;
  const one = register.cases.get(caseId);
  if (!one) return { refused: 'case-unknown', case: caseId };
  const malformed = checkDays(one, input);
  if (malformed) return malformed;

  const calendar = officeCalendar(register.settings);
  const verdict = permitStep(one, { kind: step.kind, on, executor: step.executor }, calendar);
  if (verdict.verdict !== 'allowed') return refuse(verdict);
  const unsaid = checkSaid(step);
  if (unsaid) return unsaid;
  const overtaken = FACTS.has(step.kind) ? undefined : overtakenStep(one, { ...step, changeId: '', on }, calendar);
  if (overtaken) return { refused: 'step-overtaken', kind: overtaken.kind, neededOn: overtaken.on };
  return draftChange(register, 'case-step-taken', { kind: 'case', id: caseId }, on, { step });
}

/** What has to be said of a step before the law can be asked about it. */
function checkDays(one: Case, { kind, on, served, performBy }: NewCaseStep): Refusal | undefined {
  if (!CASE_STEPS.includes(kind)) return { refused: 'case-step-kind-unknown', kind };
  const wrongDay = refuseDay(on, 'on') ?? (performBy === undefined ? undefined : refuseDay(performBy, 'performBy'));
  if (wrongDay) return wrongDay;
  if (on < one.begunOn) return { refused: 'case-not-begun', notBefore: one.begunOn };
  const wrongService = served && refuseDay(served.on, 'servedOn');
  if (wrongService) return wrongService;
  if (served && served.on < on) return { refused: 'served-before-written', servedOn: served.on };
  if (served && isBlank(served.proof)) return { refused: 'proof-missing' };
  return performBy !== undefined && performBy < on ? { refused: 'perform-by-too-early', performBy } : undefined;
}

/** What later steps are judged by has to be said of a step. */
function checkSaid({
  kind,
  verification,
  decision,
  executor,
  outcome,
  ruling,
  fine,
}: Omit<NewCaseStep, 'caseId' | 'on'>): Refusal | undefined {
  if (kind === 'verified' && verification === undefined) return { refused: 'verification-missing' };
  if (outcome !== undefined && (!ENDING_REMEDY.has(kind) || !REMEDY_OUTCOMES.includes(outcome)))
    return { refused: 'remedy-outcome-unknown', outcome };
  if (ruling !== undefined && (kind !== 'court-ruled' || !RULINGS.includes(ruling))) return { refused: 'ruling-unknown', ruling };
  if (fine !== undefined && (!(kind === 'decided' || outcome === 'varied') || !Number.isSafeInteger(fine) || fine <= 0))
    return { refused: 'fine-unknown', fine };
  if ((kind === 'decided' || outcome === 'varied') && decision === undefined) return { refused: 'decision-missing' };
  return kind === 'enforced' && executor === undefined ? { refused: 'executor-missing' } : undefined;
}

function refuse(judged: StepVerdict): Refusal {
  const { verdict, obstacles } = judged;
  const decisive = decisiveObstacle(judged) ?? obstacles[0];
  const until = latestUntil(obstacles);
  const said = {
    verdict,
    article: decisive.article,
    missing: decisive.missing,
    takenOn: decisive.takenOn,
    until: verdict === 'too-late' ? decisive.until : until,
    reasons: [...new Set(obstacles.map(({ code }) => code))].join(','),
    ...(verdict === 'too-early' && until !== undefined && { notBefore: addDays(until, 1) }),
  };
  const [review, suit] = ['review-open', 'suit-open'].map((open) => obstacles.find(({ code }) => code === open));
  if (!review || !suit || (decisive !== review && decisive !== suit)) return { refused: decisive.code, ...said };
  return { refused: 'remedies-open', ...said, reviewUntil: review.until, suitUntil: suit.until };
}

/** The first later step that was lawful and would not be with this one before it. */
function overtakenStep(one: Case, step: CaseStep, calendar: WorkCalendar): CaseStep | undefined {
  const at = one.steps.findLastIndex(({ on }) => on <= step.on) + 1;
  const stands = (steps: readonly CaseStep[], { kind, on, executor }: CaseStep) =>
    permitStep({ track: one.track, steps }, { kind, on, executor }, calendar).verdict === 'allowed';
  return one.steps.slice(at).find((later, n) => {
    const before = one.steps.slice(0, at + n);
    return stands(before, later) && !stands([...before.slice(0, at), step, ...before.slice(at)], later);
  });
}

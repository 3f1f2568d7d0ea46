import type { Case, CaseStepKind, Executor } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { readCase } from './case-facts.ts';
import type { ReckonedPeriod } from './reckon-period.ts';
import { checkStep } from './step-checks.ts';

/** Why a step is not allowed on a day. `code` is stable; worded in i18n. */
export interface Obstacle {
  readonly code: string;
  /** The step is possible from the day after this one, as far as this obstacle goes; of a passed limit its last day. */
  readonly until?: Day;
  readonly article: string;
  readonly certainty?: ReckonedPeriod['certainty'];
  /** Step or document that is missing, or that stands against it. */
  readonly missing?: CaseStepKind;
  /** Day of that step, where it is on record. */
  readonly takenOn?: Day;
}

/** `too-early` when time alone takes every obstacle away; `too-late` when a limit of the office has passed. */
export interface StepVerdict {
  readonly verdict: 'allowed' | 'too-early' | 'too-late' | 'wrong-executor' | 'forbidden';
  /** Every reason, not only the first. */
  readonly obstacles: readonly Obstacle[];
}

export interface AskedStep {
  readonly kind: CaseStepKind;
  readonly on: Day;
  readonly executor?: Executor;
}

/**
 * May this step of the case be taken on that day? Nothing but the record decides; the safe reading blocks. What the person or a
 * court does (a review or suit filed, even after its period, its result, demolition by the owner) is a fact and is never refused for
 * its day: whoever received the filing decides on it, and until the result is recorded the chain stands still.
 */
export function permitStep(one: Pick<Case, 'track' | 'steps'>, asked: AskedStep, calendar: WorkCalendar): StepVerdict {
  const obstacles = checkStep({ track: one.track, facts: readCase(one, asked.on), asked, calendar });
  return { verdict: judge(obstacles), obstacles };
}

function judge(obstacles: readonly Obstacle[]): StepVerdict['verdict'] {
  if (obstacles.length === 0) return 'allowed';
  if (obstacles.some(({ code }) => code === 'wrong-executor')) return 'wrong-executor';
  if (obstacles.some(({ code }) => code === 'limit-passed')) return 'too-late';
  return obstacles.every(({ until }) => until !== undefined) ? 'too-early' : 'forbidden';
}

/** The last day of all obstacles: the step is possible after it, once what waiting does not cure is there too. */
export function latestUntil(obstacles: readonly Obstacle[]): Day | undefined {
  return obstacles
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1);
}

/** The obstacle to name first: the one that decides the verdict, and of several periods the longest. */
export function decisiveObstacle({ verdict, obstacles }: StepVerdict): Obstacle | undefined {
  const latest = latestUntil(obstacles);
  switch (verdict) {
    case 'allowed':
      return undefined;
    case 'wrong-executor':
      return obstacles.find(({ code }) => code === 'wrong-executor');
    case 'too-late':
      return obstacles.find(({ code }) => code === 'limit-passed');
    case 'forbidden':
      return obstacles.find(({ until }) => until === undefined);
    case 'too-early':
      return obstacles.find(({ until }) => until === latest);
  }
}

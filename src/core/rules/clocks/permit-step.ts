import type { Case } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { readCase } from './case-facts.ts';
import { checkStep } from './step-checks.ts';
import type { AskedStep, Obstacle, StepVerdict } from './step-verdict.ts';

export type { AskedStep, Obstacle, StepVerdict } from './step-verdict.ts';

/**
 * May this step of the case be taken on that day? Nothing but the record decides; the safe reading blocks. What the person or a
 * court does (a review or suit filed, even after its period, its result, demolition by the owner) is a fact and is never refused for
 * its day: whoever received the filing decides on it, and until the result is recorded the chain stands still.
 */
export function permitStep(one: Pick<Case, 'track' | 'steps'>, asked: AskedStep, calendar: WorkCalendar): StepVerdict {
  const obstacles = checkStep({ track: one.track, facts: readCase(one, asked.on), asked, calendar });
  return { verdict: judgeObstacles(obstacles), obstacles };
}

/** What obstacles come to: a wrong executor or a passed limit before anything that waiting cures. */
export function judgeObstacles(obstacles: readonly Obstacle[]): StepVerdict['verdict'] {
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

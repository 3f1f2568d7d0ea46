import type { Case } from '../register/case.ts';
import type { Day } from '../register/ports.ts';
import type { Sighting } from '../register/sighting.ts';

/** Steps by which a build is taken down. */
const DEMOLISHING: ReadonlySet<string> = new Set(['self-demolished', 'enforced']);

/** The last day up to `on` on which the case records that its build was taken down; undefined for never. */
export const takenDownOn = ({ steps }: Pick<Case, 'steps'>, on: Day): Day | undefined =>
  steps.findLast((step) => step.on <= on && DEMOLISHING.has(step.kind))?.on;

/**
 * Whether a build still has on a day the shape that it had when its case says it was taken down: nobody recorded since what is left. A
 * shape that was given on that day or later, as after a partial demolition, is somebody's word on it.
 */
export function isStillOnRecord({ shapes }: Pick<Sighting, 'shapes'>, downOn: Day, on: Day): boolean {
  const last = shapes.findLast(({ fromOn }) => fromOn <= on);
  return last !== undefined && last.shape !== null && last.fromOn < downOn;
}

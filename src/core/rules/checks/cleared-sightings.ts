import type { Case } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';

const HARMLESS: readonly (string | undefined)[] = ['legal', 'no-offence', 'false-change'];

/** Sightings of which some case found by a day that there is nothing unlawful about them. */
export function clearedSightings(cases: Iterable<Case>, on: Day): Set<string> {
  const cleared = new Set<string>();
  for (const { sightings, steps } of cases) {
    const verified = steps.findLast((step) => step.verification !== undefined && step.on <= on)?.verification;
    if (HARMLESS.includes(verified)) for (const id of sightings) cleared.add(id);
  }
  return cleared;
}

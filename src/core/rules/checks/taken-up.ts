import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';

/** Sightings that a case had taken up by a day, with the reports of the same building that they lead to. */
export function takenUp({ cases, sightings }: Pick<Register, 'cases' | 'sightings'>, on: Day): Set<string> {
  const taken = new Set<string>();
  for (const { begunOn, sightings: named } of cases.values()) {
    if (begunOn > on) continue;
    for (const id of named)
      for (let next: string | undefined = id; next !== undefined && !taken.has(next); next = sightings.get(next)?.sameAs)
        taken.add(next);
  }
  return taken;
}

import type { Day } from '../register/ports.ts';
import type { Sighting } from '../register/sighting.ts';

/**
 * Before or after a freeze date (DOMAIN "Freeze date"): *before* where the build was seen by then, *after* only where dated evidence
 * shows that it was not yet there on that day or later, otherwise unproven.
 */
export function judgeFreeze(
  freezeOn: Day,
  { seenOn, absentOn }: Pick<Sighting, 'seenOn' | 'absentOn'>,
): 'before' | 'after' | 'unproven' {
  if (seenOn <= freezeOn) return 'before';
  return absentOn !== undefined && absentOn >= freezeOn ? 'after' : 'unproven';
}

import type { Fix } from '../core/register/patrol.ts';
import type { Database } from './database.ts';

const LAST_PLACE = Number.MAX_SAFE_INTEGER;

const ofPatrol = ({ trackFixes }: Database, district: string, patrol: string) =>
  trackFixes.where('[district+patrol+place]').between([district, patrol, 0], [district, patrol, LAST_PLACE], true, true);

/** Every fix that was kept of a patrol under way, by segment. */
export async function readTrackFixes(database: Database, district: string, patrol: string): Promise<Fix[][]> {
  const segments = new Map<number, Fix[]>();
  for (const { segment, fixes } of await ofPatrol(database, district, patrol).sortBy('place')) {
    const known = segments.get(segment);
    if (known) known.push(...fixes);
    else segments.set(segment, [...fixes]);
  }
  return [...segments].sort(([a], [b]) => a - b).map(([, fixes]) => fixes);
}

export const dropTrackFixes = (database: Database, district: string, patrol: string): PromiseLike<number> =>
  ofPatrol(database, district, patrol).delete();

/** In a transaction of the caller's. */
export const dropTracksOf = ({ trackFixes }: Database, district: string): PromiseLike<number> =>
  trackFixes.where('district').equals(district).delete();

import { judgeFreeze } from '../../core/rules/freeze-date.ts';
import type { Sighting } from '../../core/register/sighting.ts';
import type { FeatureDetail, OverlapEntry } from '../engine-api.ts';
import type { DistrictSession } from './district-session.ts';

type Timing = Extract<FeatureDetail, { kind: 'sighting' }>['timing'][number];

/**
 * Before or after the freeze date of each red line that the build stands in (DOMAIN "Freeze date"): *before* where it was seen by
 * then, *after* only where dated evidence shows that it was not yet there on that day or later, otherwise unproven.
 */
export function judgeTiming(session: DistrictSession, sighting: Sighting, overlaps: readonly OverlapEntry[]): Timing[] {
  return overlaps.flatMap((overlap) => {
    if (overlap.with.kind !== 'red-line' || overlap.sliver) return [];
    const freezeOn = session.register.redLines.get(overlap.with.id)?.freezeOn;
    return freezeOn ? [{ redLineName: overlap.label, freezeOn, verdict: judgeFreeze(freezeOn, sighting) }] : [];
  });
}

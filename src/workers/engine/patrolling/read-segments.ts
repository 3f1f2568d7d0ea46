import type { Settings } from '../../../core/register/district.ts';
import type { Fix } from '../../../core/register/patrol.ts';
import { cleanTrack } from '../../../core/report/track/clean-track.ts';
import { measureTrack } from '../../../core/report/track/measure-track.ts';
import type { TrackReading } from '../../calls/patrolling.ts';
import { rulesOf } from './seen-by-patrols.ts';

/** What counts of a track by the district's settings, with its figures. */
export function readSegments(segments: readonly (readonly Fix[])[], settings: Settings): TrackReading {
  const rules = rulesOf(settings);
  const { pieces, gaps, left } = cleanTrack(segments, rules);
  return { pieces, gaps, left, figures: measureTrack({ pieces, gaps }), accuracy_m: rules.accuracy_m };
}

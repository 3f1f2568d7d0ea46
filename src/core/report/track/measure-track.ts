import type { Fix } from '../../register/patrol.ts';
import type { CleanTrack } from './clean-track.ts';
import { leastWay_m } from './least-way.ts';
import { stepLength_m, timeOf } from './fix-distance.ts';

/** A track in figures. Lengths are sums of geodesics on GRS80 from fix to fix, by Vincenty; heights count for nothing. */
export interface TrackFigures {
  readonly length_m: number;
  /** What of it is proven beyond the wavering of the fixes: twice their radii. */
  readonly least_m: number;
  /** Time inside its pieces. */
  readonly known_s: number;
  /** Time in the gaps between them. */
  readonly unknown_s: number;
  readonly fixes: number;
  readonly gaps: number;
}

/**
 * Of what a track proves: never across a gap. A wavering position lengthens `length_m`, which is what other programs say of the same
 * fixes; nothing is smoothed. `least_m` does not grow by it.
 */
export function measureTrack({ pieces, gaps }: Pick<CleanTrack, 'pieces' | 'gaps'>): TrackFigures {
  return {
    length_m: pieces.reduce((sum, piece) => sum + stepsOf(piece).reduce((length, [a, b]) => length + stepLength_m(a, b), 0), 0),
    least_m: pieces.reduce((sum, piece) => sum + leastWay_m(piece), 0),
    known_s: pieces.reduce((sum, piece) => sum + seconds(piece[0], piece[piece.length - 1]), 0),
    unknown_s: gaps.reduce((sum, { from, to }) => sum + seconds(from, to), 0),
    fixes: pieces.reduce((sum, piece) => sum + piece.length, 0),
    gaps: gaps.length,
  };
}

/** A track as it was recorded, every fix counted: what another program says of the same file. */
export interface RecordedFigures {
  readonly segments: number;
  readonly fixes: number;
  /** Along its segments, whatever lies between two fixes. */
  readonly length_m: number;
  /** From its first fix to its last. */
  readonly duration_s: number;
  /** Longest time and way between two fixes of one segment. */
  readonly longestWait_s: number;
  readonly longestStep_m: number;
  /** Steps faster than the limit, whatever the accuracy; steps on the spot; steps back in time. */
  readonly fastSteps: number;
  readonly stillSteps: number;
  readonly backwards: number;
}

export function describeRecording(segments: readonly (readonly Fix[])[], fastest_mps: number): RecordedFigures {
  const steps = segments.flatMap(stepsOf).map(([a, b]) => ({ length_m: stepLength_m(a, b), time_s: seconds(a, b) }));
  const times = segments.flat().map(timeOf).filter(Number.isFinite);
  const span = times.reduce(([first, last], time) => [Math.min(first, time), Math.max(last, time)], [Infinity, -Infinity]);
  return {
    segments: segments.length,
    fixes: segments.reduce((sum, fixes) => sum + fixes.length, 0),
    length_m: steps.reduce((sum, { length_m }) => sum + length_m, 0),
    duration_s: times.length > 0 ? (span[1] - span[0]) / 1000 : 0,
    longestWait_s: steps.reduce((most, { time_s }) => (time_s > most ? time_s : most), 0),
    longestStep_m: steps.reduce((most, { length_m }) => Math.max(most, length_m), 0),
    fastSteps: steps.filter(({ length_m, time_s }) => time_s > 0 && length_m > fastest_mps * time_s).length,
    stillSteps: steps.filter(({ length_m }) => length_m === 0).length,
    backwards: steps.filter(({ time_s }) => time_s < 0).length,
  };
}

const stepsOf = (fixes: readonly Fix[]): (readonly [Fix, Fix])[] => fixes.slice(1).map((fix, n) => [fixes[n], fix] as const);
const seconds = (from: Fix, to: Fix): number => (timeOf(to) - timeOf(from)) / 1000;

import type { CrsChoice, CrsClaim, CrsFoundBy } from './crs-claim.ts';
import type { Bounds } from './plane.ts';

/** A system that a source's coordinates may be in. */
export interface CrsCandidate extends CrsChoice {
  readonly name: string;
  readonly found_by: CrsFoundBy;
  /** Where the coordinates would lie; null where the system cannot place them. */
  readonly bounds: Bounds | null;
  /** From the district's box to theirs, metres; 0 where they meet, null without a district. */
  readonly distance_m: number | null;
}

/** What is known of a source's coordinate system. */
export interface CrsDetection {
  /** Most likely first. Empty where nothing fits. */
  readonly candidates: readonly CrsCandidate[];
  /** The first candidate needs no confirmation. */
  readonly certain: boolean;
  /** Stable codes of what contradicts or was settled: `header-zone-contradicts`, `axes-swapped`, … */
  readonly findings: readonly { readonly code: string; readonly detail?: string }[];
}

/** The district that a source is brought to, if there is one. */
export interface CrsContext {
  readonly bounds: Bounds;
  readonly meridian: number;
}

/** Judges a claim against the coordinates themselves (x, y interleaved as the source has them) and against the district. */
export function detectCrs(_coordinates: Float64Array, claim: CrsClaim, _district?: CrsContext): CrsDetection {
  if (claim.name === null) return { candidates: [], certain: false, findings: [] };
  const { name, found_by } = claim;
  return {
    candidates: [{ crs: name, swapped: false, name, found_by, bounds: null, distance_m: null }],
    certain: true,
    findings: [],
  };
}

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
  readonly confidence: CrsConfidence;
  /** Why it is listed, as stable codes: `declared`, `prefix`, `range`, `in-district`, … */
  readonly reasons: readonly CrsReason[];
}

/** `certain` needs no confirmation; `likely` is the best guess among several; `possible` only fits. */
export type CrsConfidence = 'certain' | 'likely' | 'possible';

/** Worded in i18n under `crs.reason`. */
export type CrsReason =
  | 'declared'
  | 'prefix'
  | 'range'
  | 'in-district'
  | 'near-district'
  | 'axes-turned'
  | 'unverified-datum'
  | 'map-service'
  | 'outside-zone';

/** What contradicts, or was settled. Worded in i18n under `note`. */
export interface CrsFinding {
  readonly code: string;
  readonly detail?: string;
}

/** What is known of a source's coordinate system. */
export interface CrsDetection {
  /** Most likely first. Empty where nothing fits. */
  readonly candidates: readonly CrsCandidate[];
  /** The first candidate needs no confirmation. */
  readonly certain: boolean;
  /** `header-zone-contradicts`, `axes-swapped`, `datum-assumed`, … */
  readonly findings: readonly CrsFinding[];
}

/** The district that a source is brought to, if there is one. */
export interface CrsContext {
  readonly bounds: Bounds;
  readonly meridian: number;
}

/**
 * Judges a claim against the coordinates themselves (x, y interleaved as the source has them) and against the district.
 * `hint`: names of the file and its columns, in which a map service may be named.
 */
export function detectCrs(_coordinates: Float64Array, claim: CrsClaim, _district?: CrsContext, _hint = ''): CrsDetection {
  if (claim.name === null) return { candidates: [], certain: false, findings: [] };
  const { name, found_by } = claim;
  return {
    candidates: [
      { crs: name, swapped: false, name, found_by, bounds: null, distance_m: null, confidence: 'certain', reasons: ['declared'] },
    ],
    certain: true,
    findings: [],
  };
}

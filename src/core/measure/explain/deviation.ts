/**
 * One way in which a figure was come by otherwise than the ruler does. Codes are stable: they stand in attached explanations, and
 * their words are chosen where they are shown (docs/contracts/explain.md has each with its formula).
 */
export const DEVIATION_CODES = {
  /** By which surface and projection. */
  method: [
    'planar-district',
    'ellipsoidal',
    'planar-zone-3',
    'planar-zone-6',
    'planar-source',
    'planar-meridian',
    'planar-ellipsoid',
    'utm',
    'geodesic',
    'ellipsoidal-other',
    'albers',
    'lambert',
    'sphere',
    'sphere-great-circle',
    'web-mercator',
    'web-mercator-corrected',
    'world-mercator',
    'flat-degrees',
    'degrees',
  ],
  /** From which vertices. */
  vertices: [
    'as-drawn',
    'rounded-degrees',
    'cut-degrees',
    'rounded-seconds',
    'rounded-metres',
    'gcj-02',
    'bd-09',
    'from-gcj-02',
    'from-bd-09',
    'swapped-axes',
    'single-precision',
  ],
  /** Of which of the shape's rings, or of which other shape. */
  scope: [
    'without-holes',
    'holes-added',
    'first-part',
    'largest-part',
    'whole-parcel',
    'whole-red-line',
    'whole-first',
    'whole-second',
    'difference',
    'union',
    'other-version',
  ],
  /** By which worth of a unit, and over which rounded unit. */
  unit: ['mu-factor', 'via-mu', 'via-ha', 'via-m2', 'unit-mixed'],
  rounding: ['cut-off', 'rounded-up', 'rounded-coarse'],
  /** Somebody else's figure that is on record. */
  record: ['stated'],
} as const;

export type DeviationAxis = keyof typeof DEVIATION_CODES;
export type DeviationCode = (typeof DEVIATION_CODES)[DeviationAxis][number];

export interface Deviation {
  readonly code: DeviationCode;
  /** What the words need: metres, degrees, decimals, a day. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** One choice on one axis, with how far it is from what one expects: 0 is the ruler's own, 1 a usual other way. */
export interface Choice {
  readonly deviation: Deviation | null;
  readonly cost: number;
}

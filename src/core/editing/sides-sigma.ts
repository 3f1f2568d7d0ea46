/** How the sides of a rectangle came to be known; `drawn`: pulled on the map. */
export const MEASURED_BY = ['laser', 'tape', 'paced', 'estimated', 'drawn'] as const;
export type MeasuredBy = (typeof MEASURED_BY)[number];

/** What a way of measuring is good for: one standard deviation of a side is the larger of `least_m` and `share` of its length. */
export interface SideQuality {
  readonly least_m: number;
  readonly share: number;
}

/**
 * Our own defaults, for walls as they stand: rough corners, a tape that sags, a step of a known length. An instrument alone is better by far
 * (a laser's own error is some millimetres), but not the place that it is held to.
 */
export const SIDE_QUALITY: Readonly<Record<Exclude<MeasuredBy, 'drawn'>, SideQuality>> = {
  laser: { least_m: 0.05, share: 0.001 },
  tape: { least_m: 0.1, share: 0.002 },
  paced: { least_m: 0.5, share: 0.03 },
  estimated: { least_m: 1, share: 0.1 },
};

/** Standard deviation of one side, metres. @param hand_m of a vertex that a hand has set on the map */
export function sideSigma_m(length_m: number, by: MeasuredBy, hand_m: number): number {
  if (by === 'drawn') return hand_m;
  const { least_m, share } = SIDE_QUALITY[by];
  return Math.max(least_m, share * length_m);
}

/**
 * The error of each vertex alone that makes a rectangle's area as uncertain as its two sides do, metres:
 * σ_A² = W²·σ_L² + L²·σ_W² for sides that were measured each for itself, and σ_A = σ·√(L² + W²) for vertices. An error of the centre, or of the
 * direction, moves or turns the rectangle and leaves its area as it is.
 */
export function sidesSigma_m(
  { length_m, width_m }: { readonly length_m: number; readonly width_m: number },
  by: MeasuredBy = 'estimated',
  hand_m = 0,
): number {
  const [length, width] = [sideSigma_m(length_m, by, hand_m), sideSigma_m(width_m, by, hand_m)];
  return Math.hypot(width_m * length, length_m * width) / Math.hypot(length_m, width_m);
}

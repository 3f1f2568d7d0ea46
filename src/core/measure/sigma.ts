/**
 * Standard deviation of an area in m² from the error of its vertices: σ_A = σ/2 · √Σ|P(i+1) − P(i−1)|², over all vertices of the
 * rings `firstRing` … `lastRing − 1` (closed, millimetre coordinates). Vertices are taken as independent, each coordinate with
 * standard deviation `sigma_m`: a 10 × 10 m house walked with σ = 5 m is 100 ± 71 m². Where `sigma_m` holds one value a vertex
 * (numbered as in `coordinates`; a closing vertex's is not read) it is ½·√Σ σᵢ²·|P(i+1) − P(i−1)|²: Gauss's area formula has
 * ∂A/∂xᵢ = (y(i+1) − y(i−1))/2 and ∂A/∂yᵢ = (x(i−1) − x(i+1))/2. An error that all vertices share moves the shape and leaves its
 * area as it is, so for fixes of one receiver this is rather too much than too little.
 */
export function areaSigma_m2(
  coordinates: Int32Array | Float64Array,
  ringOffsets: Uint32Array,
  firstRing: number,
  lastRing: number,
  sigma_m: number | ArrayLike<number>,
): number {
  const alike = typeof sigma_m === 'number';
  let sum_mm2 = 0;
  for (let ring = firstRing; ring < lastRing; ring++) {
    const from = ringOffsets[ring];
    const last = ringOffsets[ring + 1] - 1;
    const closed =
      last > from && coordinates[2 * from] === coordinates[2 * last] && coordinates[2 * from + 1] === coordinates[2 * last + 1];
    const count = closed ? last - from : last - from + 1;
    for (let i = 0; i < count; i++) {
      const before = 2 * (from + ((i + count - 1) % count));
      const after = 2 * (from + ((i + 1) % count));
      const dx = coordinates[after] - coordinates[before];
      const dy = coordinates[after + 1] - coordinates[before + 1];
      const squared_mm2 = dx * dx + dy * dy;
      sum_mm2 += alike ? squared_mm2 : sigma_m[from + i] ** 2 * squared_mm2;
    }
  }
  return ((alike ? sigma_m : 1) / 2) * (Math.sqrt(sum_mm2) / 1000);
}

/**
 * About what error (m²) an area has whose outline nobody has at hand: that of a square, σ·√(2A), where a vertex errs with each of
 * `sigmas_m`. Undefined where one of them is. For the digits of a list; a figure with its ± is measured.
 */
export function roughSigma_m2(area_m2: number, ...sigmas_m: readonly (number | undefined)[]): number | undefined {
  let variance = 0;
  for (const sigma_m of sigmas_m) {
    if (sigma_m === undefined) return undefined;
    variance += sigma_m ** 2;
  }
  return Math.sqrt(2 * variance * Math.max(0, area_m2));
}

/**
 * The vertex error that an area comes from: of a shape whose vertices share an error of place, what they err by against each other; of any
 * other, all of it.
 */
export function formSigma_m(shape: { readonly sigma_m: number; readonly relativeSigma_m?: number }): number;
export function formSigma_m(shape: { readonly sigma_m?: number; readonly relativeSigma_m?: number }): number | undefined;
export function formSigma_m({ sigma_m, relativeSigma_m }: { readonly sigma_m?: number; readonly relativeSigma_m?: number }) {
  return relativeSigma_m ?? sigma_m;
}

/** About what error (m) a side has whose two ends err with `sigma_m` in each coordinate, independently: that along it, √2·σ. */
export const sideSigma_m = (sigma_m: number): number => Math.SQRT2 * sigma_m;

/**
 * Decimals that an error supports, at most `decimals`: those that show the error with two digits. 100.37 ± 71.2 is shown as
 * 100 ± 71 (0 decimals), ± 0.043 supports 3; an error of hundreds gives −1 (tens), and so on. An unknown error supports what is asked.
 */
export function supportedDecimals(sigma: number | undefined, decimals: number): number {
  if (sigma === undefined || !(sigma > 0)) return decimals;
  if (sigma === Number.POSITIVE_INFINITY) return -15;
  let supported = 1;
  let scaled = sigma;
  for (; scaled >= 9.95 && supported > -15; supported--) scaled /= 10;
  for (; scaled < 0.995 && supported < decimals; supported++) scaled *= 10;
  return Math.min(decimals, supported);
}

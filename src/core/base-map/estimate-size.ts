import { type CoverRequest, countTilesAt, tileAt, type TilePlace } from './tile-cover.ts';

/** Tiles of one zoom that are fetched to guess the size of the rest: enough for a spread, few enough to wait for. */
const SAMPLE_PER_ZOOM = 5;
/** Of how many standard errors the margin is. */
const STANDARD_ERRORS = 2;

/** Bytes of an area, and how far off they may be: 0 where every tile's size is known. */
export interface SizeEstimate {
  readonly bytes: number;
  readonly margin_bytes: number;
}

/** Tiles to measure, spread evenly over the cover of each zoom; all of a zoom that has few. */
export function sampleTiles(request: CoverRequest): TilePlace[] {
  const sample: TilePlace[] = [];
  for (let z = request.minZoom; z <= request.maxZoom; z++) {
    const count = countTilesAt(request, z);
    const taken = Math.min(count, SAMPLE_PER_ZOOM);
    for (let n = 0; n < taken; n++) sample.push(tileAt(request, z, Math.floor(((n + 0.5) * count) / taken)));
  }
  return sample;
}

/**
 * The size of a cover from the sizes of a sample, by the stratified estimator: zoom by zoom the mean times the number of tiles, with
 * ± two standard errors, the finite population corrected for (W. G. Cochran, Sampling Techniques, 3rd ed., 5.3–5.4). A zoom of which
 * every tile was measured adds nothing to the margin; one of which only a single tile could be measured may be off by all of it.
 */
export function estimateSize(
  request: CoverRequest,
  sizes: readonly { readonly z: number; readonly bytes: number }[],
): SizeEstimate {
  let total = 0;
  let variance = 0;
  let unknown = 0;
  let last = 0;
  for (let z = request.minZoom; z <= request.maxZoom; z++) {
    const count = countTilesAt(request, z);
    const here = sizes.filter((one) => one.z === z).map(({ bytes }) => bytes);
    const n = here.length;
    const mean = n > 0 ? here.reduce((sum, one) => sum + one, 0) / n : last;
    last = mean;
    total += mean * count;
    if (n >= count) continue;
    if (n < 2) {
      unknown += mean * count;
      continue;
    }
    const spread = here.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
    variance += (count ** 2 * (1 - n / count) * spread) / n;
  }
  return { bytes: Math.round(total), margin_bytes: Math.ceil(STANDARD_ERRORS * Math.sqrt(variance) + unknown) };
}

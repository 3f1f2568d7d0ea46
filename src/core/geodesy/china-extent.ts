/**
 * How far west and east anything surveyed in Chinese zones may lie, by bands of four degrees of latitude from 14° on. Generous and
 * coarse: it only shortens a list of zones and is no boundary of anything.
 */
const BANDS: readonly (readonly [west: number, east: number])[] = [
  [106, 120],
  [106, 120],
  [97, 124],
  [84, 124],
  [77, 124],
  [73, 126],
  [73, 134],
  [79, 136],
  [84, 136],
  [114, 129],
];
const FIRST_SOUTH = 14;
const BAND_DEG = 4;

/** Whether a longitude lies within that extent at a latitude. */
export function isInChinaExtent(lon: number, lat: number): boolean {
  const band = BANDS[Math.floor((lat - FIRST_SOUTH) / BAND_DEG)];
  return band !== undefined && lon >= band[0] && lon <= band[1];
}

import type { MultiPolygon, Polygon } from 'geojson';

/** How the vertices came to be; decides which digits an area may show and what may rest on it. */
export type ShapeOrigin = 'surveyed' | 'imported' | 'digitised' | 'gps' | 'constructed';

/** A polygon as it was given (lon/lat, at least 9 decimals) with the error of its vertices. Measured only through the district's millimetre columns. */
export interface Shape {
  readonly coordinates: Polygon | MultiPolygon;
  readonly origin: ShapeOrigin;
  /** One standard deviation of a vertex, metres. */
  readonly sigma_m: number;
  /**
   * The part of `sigma_m` with which vertices err against each other, metres: what is left once an error of place that all of them share, and
   * that leaves the area as it is, is taken out. Never above `sigma_m`; absent where nothing is known to be shared.
   */
  readonly relativeSigma_m?: number;
  readonly source: { readonly crs: string; readonly file_sha256?: string };
}

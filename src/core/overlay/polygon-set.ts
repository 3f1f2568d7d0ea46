import type { Measure } from '../measure/measurement.ts';

/**
 * Polygons as columns: feature → polygon → ring → vertex, each level an offset table with one entry more than it has members.
 * Coordinates are whole millimetres (east, north interleaved) from the district's origin in its Gauss-Krüger plane.
 * Rings are closed (first vertex repeated at the end); after admission shells run counter-clockwise and holes clockwise,
 * and the winding number is 0 or 1 everywhere. Immutable once built.
 */
export interface PolygonColumns {
  readonly count: number;
  readonly featureOffsets: Uint32Array;
  readonly polygonOffsets: Uint32Array;
  readonly ringOffsets: Uint32Array;
  readonly coordinates: Int32Array;
}

/**
 * The same polygons in the plane of one measure. The planar view shares the columns' own coordinates; the ellipsoidal view
 * holds the equal-area plane's coordinates. Both are millimetres, so every engine function runs on either.
 */
export interface PolygonView {
  readonly measure: Measure;
  readonly columns: PolygonColumns;
  readonly coordinates: Int32Array | Float64Array;
  /** minX, minY, maxX, maxY per feature, millimetres. */
  readonly boxes: Float64Array;
  /** Square metres per feature, before settling to whole cm². */
  readonly areas_m2: Float64Array;
}

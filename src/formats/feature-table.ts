import type { CrsClaim } from '../core/geodesy/crs-claim.ts';

/** What one feature's geometry is. `mixed` = a collection of different kinds; `none` = kept without geometry. */
export const GEOMETRY = { none: 0, point: 1, line: 2, polygon: 3, mixed: 4 } as const;
export type GeometryKind = (typeof GEOMETRY)[keyof typeof GEOMETRY];

/** GeoJSON type names; a feature's `types` entry is an index into them. */
export const GEOMETRY_TYPES = [
  'None',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
] as const;
export type GeometryTypeName = (typeof GEOMETRY_TYPES)[number];

export type PropertyValue = string | number | boolean | null;

/**
 * What a reader returns: features as columns, in the coordinates of the source. Feature objects never cross a thread;
 * every array here can be transferred.
 *
 * Parts of one feature are polygons, lines or single points, named by `partKinds`. Polygon parts hold their shell first, then
 * their holes; lines and points hold one ring. Rings are as written (an unclosed one stays unclosed, winding is untouched).
 */
export interface FeatureTable {
  readonly count: number;
  readonly kinds: Uint8Array;
  /** Geometry type as written, index into `GEOMETRY_TYPES`: a MultiPolygon of one polygon is still a MultiPolygon. */
  readonly types: Uint8Array;
  /** feature → part (count + 1) */
  readonly featureOffsets: Uint32Array;
  /** point 1, line 2, polygon 3, per part */
  readonly partKinds: Uint8Array;
  /** part → ring */
  readonly partOffsets: Uint32Array;
  /** ring → vertex */
  readonly ringOffsets: Uint32Array;
  /** x, y interleaved: lon, lat in degrees unless `crs` says otherwise; always (east, north). */
  readonly coordinates: Float64Array;
  /** The feature's own id in the source, else null. */
  readonly ids: readonly (string | null)[];
  /** Column names in order of first appearance. */
  readonly propertyNames: readonly string[];
  /** Values of one column, `undefined` where the feature lacks it. Nested values come as JSON text. */
  property(name: string): readonly (PropertyValue | undefined)[];
  /** Where the feature starts in the source, for messages: line (1-based) or record number. */
  locate(feature: number): { readonly line?: number; readonly record?: number };
  /** What the source says of its coordinate system. */
  readonly crs: CrsClaim;
  /** True where the format wants shells counter-clockwise and holes clockwise (GeoJSON): elsewhere the winding means nothing. */
  readonly hasWindingRule?: boolean;
}

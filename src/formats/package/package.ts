import type { Plane } from '../../core/geodesy/plane.ts';
import type { PolygonColumns } from '../../core/overlay/polygon-set.ts';
import type { PropertyValue } from '../feature-table.ts';

export interface PropertyColumn {
  readonly name: string;
  /** One per feature; `undefined` where the feature lacks it. */
  readonly values: readonly (PropertyValue | undefined)[];
}

/** A column that this version does not know: kept as it is and written again. */
export interface UnknownColumn {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One immutable version of a layer: its polygons in whole millimetres of the district's plane, ids and typed properties. */
export interface Package {
  /** Id of the district. */
  readonly district: string;
  /** Id of the layer. */
  readonly layer: string;
  readonly plane: Plane;
  /** Rings closed, as everywhere; in the file they are stored open. */
  readonly columns: PolygonColumns;
  readonly ids: readonly string[];
  readonly properties: readonly PropertyColumn[];
  /** The source's own coordinates, as `encodeOriginal` makes them; absent in packages of no file. */
  readonly original?: Uint8Array;
  readonly unknownColumns?: readonly UnknownColumn[];
}

export const PACKAGE_FORMAT = 'chidu-package/1';
/** `CHIDUPK` and the version of the layout. */
export const PACKAGE_MAGIC = new Uint8Array([0x43, 0x48, 0x49, 0x44, 0x55, 0x50, 0x4b]);
export const PACKAGE_VERSION = 1;

/** Names of the columns that every package has, in their order. */
export const STRUCTURE = {
  features: '#polygons',
  polygons: '#rings',
  rings: '#vertices',
  coordinates: '#coordinates',
  ids: '#ids',
} as const;
export const STRUCTURE_ORDER = ['features', 'polygons', 'rings', 'coordinates', 'ids'] as const;

/** The column of the source's own coordinates, behind the properties. A reader that does not know it keeps it as it is. */
export const ORIGINAL_COLUMN = { name: '#original', type: 'original' } as const;

/**
 * How a column's bytes are written. `counts`: varints · `deltas`: zigzag varints, x and y interleaved, each from the vertex before
 * · `uuid`: 16 bytes each · `text`: dictionary · `int`: zigzag varints · `float64`: little endian · `bool`: bits
 * · `json`: dictionary of JSON texts, for a column of mixed types.
 */
export type PropertyType = 'text' | 'int' | 'float64' | 'bool' | 'json';

export interface ColumnEntry {
  readonly name: string;
  readonly type: string;
  /** Length in the file. Columns follow the header in the order of the table. */
  readonly bytes: number;
}

/** JSON at the start of the file, after magic, version and its own length (4 bytes, little endian). */
export interface PackageHeader {
  readonly format: typeof PACKAGE_FORMAT;
  readonly district: string;
  readonly layer: string;
  readonly plane: Plane;
  readonly counts: { readonly features: number; readonly polygons: number; readonly rings: number; readonly vertices: number };
  readonly columns: readonly ColumnEntry[];
}

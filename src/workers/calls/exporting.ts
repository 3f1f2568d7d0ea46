import type { Day } from '../../core/register/ports.ts';
import type { Audience } from '../../core/report/audience.ts';
import type { Note } from '../../formats/reader.ts';
import type { RenamedField } from '../../formats/writer.ts';
import type { TableLayout } from './tables.ts';

/** Formats that features go out in, in the order in which they are offered. */
export const EXPORT_FORMATS = [
  'geojson',
  'shapefile',
  'xlsx',
  'csv',
  'boundary-points',
  'kml',
  'dxf',
  'geopackage',
  'flatgeobuf',
  'gpx',
  'pmtiles',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Degrees of CGCS2000, or the district's plane with the zone in front of its eastings. */
export type ExportSystem = 'degrees' | 'plane';

/** What goes out: a layer as it is on the day, or rows of a table's answer with the columns that are named. */
export type ExportSubject =
  | { readonly kind: 'layer'; readonly layerId: string }
  | {
      readonly kind: 'rows';
      readonly handle: number;
      readonly layout: Pick<TableLayout, 'columns' | 'ranges'>;
      readonly withoutShapes?: boolean;
    };

export interface ExportRequest {
  readonly subject: ExportSubject;
  readonly on: Day;
  /** Of the layer in the file. */
  readonly name: string;
  readonly format: ExportFormat;
  readonly system: ExportSystem;
  /** Of texts, where the format leaves it open. */
  readonly encoding: 'utf-8' | 'gbk';
  /** Whom the file is for: what they may not see is not in it. */
  readonly audience: Audience;
  /** What the fields that layers have in common are called in the file. */
  readonly headings: Readonly<Record<string, string>>;
}

export interface ExportedFile {
  readonly bytes: Uint8Array;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  readonly features: number;
  readonly crs: { readonly code: string; readonly name: string };
  /** What the format could not hold, and what was left out for the audience. */
  readonly notes: readonly Note[];
  readonly renamed: readonly RenamedField[];
}

export interface ExportingCalls {
  /** @throws EngineError `table-gone`, `export-layer-gone`, `export-not-public`; ReadError `write-*`, `cancelled` */
  exportFeatures(request: ExportRequest): ExportedFile;
}

export const EXPORTING_CALLS = ['exportFeatures'] as const satisfies readonly (keyof ExportingCalls)[];

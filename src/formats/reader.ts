import type { FeatureTable } from './feature-table.ts';

/** A file as it was given. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What is known of how it came here, beside its bytes. */
  readonly notes?: readonly Note[];
}

/**
 * Something the reader dropped, guessed or repaired. `code` is stable kebab-case and reaches archives and the command line's
 * JSON; wording is chosen where it is shown. Codes that begin with `dropped-` are counted in `dropped`.
 */
export interface Note {
  readonly code: string;
  readonly count: number;
  /** Short technical detail of the first occurrence: a name, a value, `line 12`. Never a sentence. */
  readonly detail?: string;
}

export interface ReadResult {
  readonly format: string;
  readonly table: FeatureTable;
  readonly notes: readonly Note[];
  /** The layers of a file that can hold several, chosen or not, in its own order. */
  readonly layers?: readonly SourceLayer[];
  /** How its texts were decoded, where the format leaves that open. */
  readonly text?: SourceText;
  /** Which columns its coordinates were taken from, where it is a table of coordinates. */
  readonly coordinateColumns?: CoordinateColumns;
  /** What the source says of its own quality. */
  readonly claims?: SourceClaims;
}

export interface SourceLayer {
  readonly name: string;
  readonly features: number;
  /** Those of them that hold polygons; absent where counting them would mean reading the layer. */
  readonly polygons?: number;
  readonly chosen: boolean;
}

export interface SourceText {
  readonly encoding: string;
  readonly found_by: 'mark' | 'declared' | 'valid' | 'guessed' | 'user';
  /** Bytes of a few texts above 127, so that another encoding can be tried on them; empty where all is ASCII. */
  readonly samples: readonly Uint8Array[];
}

/** How the rows of a table become geometry. Columns by name; without a header by their number from 1. */
export type CoordinateColumns =
  | { readonly rows: 'features'; readonly wkt: string }
  | { readonly rows: 'features'; readonly east: string; readonly north: string }
  /** One row for each vertex. A new value in `feature` begins a feature, one in `ring` a ring; absent: all rows are one ring. */
  | {
      readonly rows: 'vertices';
      readonly east: string;
      readonly north: string;
      readonly feature?: string;
      readonly ring?: string;
    };

export interface SourceClaims {
  /** Vertex error in metres. */
  readonly sigma_m?: number;
  readonly surveyed?: boolean;
  readonly producer?: string;
  readonly producedOn?: string;
}

/** What the user says of a file instead of what was found. */
export interface ReadOptions {
  /** A label of the Encoding standard: `gb18030`, `utf-16le`, `big5`, … */
  readonly encoding?: string;
  /** Name of the one layer to read; absent: all of them together. */
  readonly layer?: string;
  readonly coordinateColumns?: CoordinateColumns;
  /**
   * Features whose geometry is null or empty are kept with their values (note `null-geometry`) in the formats that otherwise leave
   * them out: whoever turns a file into another one loses no record. Shapefile and FlatGeobuf keep them always.
   */
  readonly keepWithoutGeometry?: boolean;
}

/** What a person can have done wrong with a file. `code` is stable; the message shown is worded in i18n from code and params. */
export class ReadError extends Error {
  constructor(
    readonly code: string,
    readonly where: {
      readonly file?: string;
      readonly line?: number;
      readonly column?: number;
      readonly feature?: number;
      readonly byte?: number;
    } = {},
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code}${where.line === undefined ? '' : ` at line ${where.line}`}`);
    this.name = 'ReadError';
    this.params = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? clipDetail(value) : value]),
    );
  }

  readonly params: Readonly<Record<string, string | number>>;
}

const MOST_SHOWN = 80;

/** What a file says of itself may be as long as the file: a message shows its beginning. */
export function clipDetail(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}

export interface ReadContext {
  readonly fileName: string;
  /** Called at most about 20 times a second; `total` in the same unit as `done` (bytes or features). */
  progress?(done: number, total: number, unit: 'bytes' | 'features'): void;
  readonly signal?: AbortSignal;
  readonly options?: ReadOptions;
  /** Files that belong to this one: the .dbf, .prj and .cpg of a .shp. */
  readonly companions?: readonly SourceFile[];
}

/** A format: an object in the catalogue, whose parser loads when it is used. */
export interface Reader {
  readonly format: string;
  readonly extensions: readonly string[];
  /** Does this file belong to the format? Judged by its first bytes and its name. 0 = no, 1 = by name only, 2 = by content. */
  sniff(head: Uint8Array, fileName: string): 0 | 1 | 2;
  /** Does a zip archive with files of these names belong to the format? */
  sniffArchive?(names: readonly string[]): boolean;
  /** @throws ReadError with a stable code; leaves nothing behind. Yields to the event loop at least every 50 ms. */
  read(bytes: Uint8Array, context: ReadContext): Promise<ReadResult>;
}

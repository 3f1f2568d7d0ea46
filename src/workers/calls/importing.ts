import type { ServiceCollection } from '../../formats/ogc-source/list-collections.ts';
import type { CrsChoice } from '../../core/geodesy/crs-claim.ts';
import type { CrsDetection } from '../../core/geodesy/detect-crs.ts';
import type { Bounds, Plane } from '../../core/geodesy/plane.ts';
import type { AreaVerdict, StatedUnit } from '../../core/measure/judge-stated-areas.ts';
import type { Measure } from '../../core/measure/measurement.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { Layer, LayerKind } from '../../core/register/layer.ts';
import type { ImportReport } from '../../core/report/import-report.ts';
import type { CoordinateColumns, Note, ReadOptions, SourceClaims, SourceFile, SourceLayer } from '../../formats/reader.ts';

export type {
  AreaVerdict,
  CoordinateColumns,
  CrsChoice,
  CrsDetection,
  Note,
  ReadOptions,
  SourceClaims,
  SourceFile,
  SourceLayer,
  StatedUnit,
};

export interface ImportPreview {
  readonly importId: string;
  readonly fileName: string;
  readonly format: string;
  /** Of the main file; parts that belong to it are not hashed with it. */
  readonly file_sha256: string;
  /** As it is placed now: null where the system is not settled. Nothing lies anywhere then, and nothing can be accepted. */
  readonly crs: { readonly name: string; readonly found_by: string } | null;
  readonly detection: CrsDetection;
  /** What places it now; null with `crs`. */
  readonly placing: CrsChoice | null;
  readonly features: number;
  readonly geometryTypes: Readonly<Record<string, number>>;
  readonly vertices: number;
  readonly bounds: Bounds | null;
  readonly insideDistrict: boolean | null;
  readonly notes: readonly Note[];
  readonly columns: readonly ImportColumn[];
  /** Proposed by column names and values; the user may change it. */
  readonly mapping: FieldMapping;
  readonly proposedPlane: Plane | null;
  readonly layers: readonly SourceLayer[];
  /** Null where the format leaves no choice. */
  readonly text: EncodingPreview | null;
  readonly coordinateColumns: CoordinateColumns | null;
  readonly claims: SourceClaims;
  /** What it was read with. */
  readonly options: ReadOptions;
}

export interface ImportColumn {
  readonly name: string;
  readonly filled: number;
  readonly samples: readonly string[];
}

/** The same few texts of a file in every encoding that can read them. */
export interface EncodingPreview {
  readonly encoding: string;
  readonly found_by: string;
  readonly choices: readonly { readonly encoding: string; readonly samples: readonly string[] }[];
}

/** Rows of the preview table, texts as the file has them. */
export interface ImportRows {
  readonly from: number;
  readonly rows: readonly {
    readonly feature: number;
    /** Line or record in the file, where it is known. */
    readonly place: string;
    readonly id: string | null;
    readonly geometry: string;
    readonly values: readonly string[];
    /** Where it lies; null while the file lies nowhere, or has no geometry. */
    readonly bounds: Bounds | null;
  }[];
}

/** Column of the source per field of the register; absent = none. */
export interface FieldMapping {
  readonly parcelNo?: string;
  readonly name?: string;
  readonly landUse?: string;
  readonly holder?: string;
  readonly statedArea?: string;
  readonly statedUnit?: 'm2' | 'mu' | 'ha';
}

export interface ImportChoice {
  readonly importId: string;
  readonly kind: LayerKind;
  readonly name: string;
  readonly mapping: FieldMapping;
  readonly sigma_m: number;
  readonly surveyed: boolean;
  /** Layer of the same kind that this one takes the place of: what is in both keeps its identity. Absent: a layer beside the others. */
  readonly replaces?: string;
  /** Outlines nearer than this, metres, count as the same; absent: from the σ of both sides. */
  readonly tolerance_m?: number;
}

/** What is known of an import before it is accepted; nothing of it is in the register. */
export interface ImportJudgement {
  readonly areas: AreaJudgement | null;
  readonly ids: {
    /** Features without an office number, by position. */
    readonly missing: readonly number[];
    readonly repeated: readonly { readonly id: string; readonly features: readonly number[] }[];
  };
  /** Against each layer that it could replace or repeat; the most similar first. */
  readonly differences: readonly LayerDifference[];
}

/** Attribute areas against the computed ones, in the measure of record of the kind of layer. */
export interface AreaJudgement {
  readonly column: string;
  readonly unit: 'm2' | 'mu' | 'ha';
  /** Of the computed areas. */
  readonly measure: Measure;
  readonly compared: number;
  /** Within the tolerance of `judgeStatedAreas`. */
  readonly agreeing: number;
  /** What explains most of the column; `stale` or `unexplained` where nothing does. */
  readonly verdict: AreaVerdict;
  /** Median of stated ÷ computed. */
  readonly ratio: number;
  /** The unit that fits, where it is not `unit`. */
  readonly fittingUnit?: StatedUnit;
  /** Largest deviations first, at most 200; the others of `compared` agree. */
  readonly deviations: readonly {
    readonly feature: number;
    readonly label: string;
    readonly stated_cm2: number;
    readonly computed_cm2: number;
    readonly verdict: AreaVerdict;
  }[];
}

export interface LayerDifference {
  /** Red lines that came with no layer stand together under an empty id and name; they cannot be replaced. */
  readonly layer: { readonly id: string; readonly name: string; readonly count: number };
  /** Outlines nearer than this, metres, count as the same. */
  readonly tolerance_m: number;
  readonly same: number;
  /** Of all entries; the lists hold at most 1 000 each, those that clearance items stand on first, then the largest. */
  readonly counts: { readonly added: number; readonly gone: number; readonly changed: number; readonly renamed: number };
  /** Clearance items on what is gone: while there are any, the layer cannot be replaced. */
  readonly itemsOnGone: number;
  /** In the file and not in the layer. */
  readonly added: readonly DifferenceEntry[];
  /** In the layer and not in the file. */
  readonly gone: readonly DifferenceEntry[];
  /** Same number, other shape. */
  readonly changed: readonly DifferenceEntry[];
  /** Same shape, other number. */
  readonly renamed: readonly DifferenceEntry[];
}

export interface DifferenceEntry {
  /** Office number in the file, else in the layer. */
  readonly label: string;
  /** The layer's number where it differs. */
  readonly formerLabel?: string;
  /** Position in the file; absent for what is gone. */
  readonly feature?: number;
  /** Row of the layer; absent for what is added. */
  readonly row?: number;
  readonly before_cm2?: number;
  readonly after_cm2?: number;
  /** Largest distance of a vertex from the other outline, metres. */
  readonly moved_m?: number;
  /** Clearance items that stand on it. */
  readonly items: number;
  readonly bounds: Bounds;
}

/** What admission made of an import; the changes are recorded by the caller, nothing is in the register yet. */
export interface ImportResult {
  readonly layer: Omit<Layer, 'importedOn'>;
  readonly package: Uint8Array;
  readonly admitted: number;
  readonly repaired: number;
  readonly refused: number;
  readonly notes: readonly Note[];
  readonly bounds: Bounds;
  /** Red lines become entities of their own, one change each, beside the layer. */
  readonly changes: readonly ChangeDraft[];
}

/** A collection of a service, and where it lies: null where the service does not say. */
export interface ListedCollection extends ServiceCollection {
  readonly insideDistrict: boolean | null;
}

export interface ListedService {
  readonly collections: readonly ListedCollection[];
  /** The collection that the address itself names. */
  readonly named: string | null;
}

export interface ServiceRequest {
  readonly address: string;
  readonly collection: string;
  /** Of the open district's bounds alone. */
  readonly isWithinDistrict: boolean;
}

export interface ImportingCalls {
  /** Collections of an OGC API Features service whose origin the settings allow. Only reads. @throws EngineError `service-*`, `cancelled` */
  listService(address: string): ListedService;
  /** All features of one as a file, with notes of what the service did. @throws EngineError `service-*`, `nesting-too-deep`, `cancelled` */
  fetchService(request: ServiceRequest): SourceFile;
  /**
   * Reads files that belong together as one source, the main one first. `choice` settles the coordinate system; `alone` judges the
   * source without the open district, where it is to begin another one.
   */
  readImport(files: readonly SourceFile[], options?: ReadOptions, choice?: CrsChoice, alone?: boolean): ImportPreview;
  /** Places what was read by another coordinate system, without reading it again. */
  placeImport(importId: string, choice: CrsChoice): ImportPreview;
  importRows(importId: string, from: number, count: number): ImportRows;
  /** @throws EngineError `crs-unsure`, `cancelled` */
  judgeImport(choice: ImportChoice): ImportJudgement;
  /** `ids` are fresh UUIDs for the layer and, for red lines, one for each feature. */
  admitImport(choice: ImportChoice, on: string, ids: readonly string[]): ImportResult;
  dropImport(importId: string): void;
  /** What is known of how a layer came in; all of it where that was since the district was opened. @throws EngineError `layer-unknown` */
  importReport(layerId: string, issued: { readonly at: string; readonly software: string }): ImportReport;
}

export const IMPORTING_CALLS = [
  'listService',
  'fetchService',
  'readImport',
  'placeImport',
  'importRows',
  'judgeImport',
  'admitImport',
  'dropImport',
  'importReport',
] as const satisfies readonly (keyof ImportingCalls)[];

import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Measure } from '../../core/measure/measurement.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FeatureRef } from '../feature-ref.ts';

/** Tables of the district's records; the overlap table of one red line is a call of its own. */
export const TABLE_NAMES = ['parcels', 'red-lines', 'items', 'sightings', 'findings', 'cases', 'tasks', 'patches'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** One condition on one column; all of a query's conditions hold together. Areas are in whole cm². */
export type ColumnFilter =
  | { readonly kind: 'text'; readonly column: string; readonly contains: string }
  | { readonly kind: 'range'; readonly column: string; readonly from?: number; readonly to?: number }
  | { readonly kind: 'days'; readonly column: string; readonly from?: Day; readonly to?: Day }
  /** The empty text stands for rows without a value. */
  | { readonly kind: 'choice'; readonly column: string; readonly values: readonly string[] };

/** How a planner looks at one table: part of the view, so that links and saved views carry it. */
export interface TableView {
  readonly search: string;
  readonly filters: readonly ColumnFilter[];
  /** Only rows that meet the box the map shows. */
  readonly extentOnly: boolean;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** Columns shown, in order; null shows the table's own choice. */
  readonly columns: readonly string[] | null;
  readonly groupBy: string | null;
  /** The map fades what the table does not list. */
  readonly emphasis: boolean;
}

export const PLAIN_TABLE: TableView = {
  search: '',
  filters: [],
  extentOnly: false,
  sort: null,
  columns: null,
  groupBy: null,
  emphasis: false,
};

export interface TableQuery extends Omit<TableView, 'extentOnly' | 'columns' | 'emphasis'> {
  readonly table: TableName;
  readonly on: Day;
  readonly within: Bounds | null;
}

/** How a column's values read: `area` and `mu` are whole cm², `share` is 0 … 1, `day` a calendar day, `choice` one of few values. */
export type ColumnKind = 'text' | 'choice' | 'day' | 'area' | 'mu' | 'count' | 'share' | 'metres' | 'number';

export interface TableColumn {
  readonly key: string;
  readonly kind: ColumnKind;
  /** Shown unless the reader chose otherwise. */
  readonly shown: boolean;
  /** Heading of an attribute that the source brought along; other headings are worded by the screen. */
  readonly heading?: string;
  /** Must be measured first: the screen asks for it apart, so that the rest need not wait. */
  readonly slow?: boolean;
  /** What people call the values, where that is in the data (units, red lines). Other values of choices are codes, or speak for themselves. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Words of the reader's language, which workers do not know: the search finds them and the written table holds them. */
export interface TableWords {
  readonly locale: string;
  /** Column → code → word. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface RowTotals {
  readonly rows: number;
  /** Sum of the rows' areas; land that two rows claim counts twice. */
  readonly area_cm2: number;
  /** The table knows no land: `area_cm2` is 0 and not shown. */
  readonly landless?: boolean;
  /** Absent where the rows' areas carry none. */
  readonly sigma_m2?: number;
  /** Different households; null for tables that know none. */
  readonly households: number | null;
}

export interface RowGroup extends RowTotals {
  readonly value: string;
  /** Place of its first row in the order. */
  readonly from: number;
}

/** What a query found. The rows stay in the worker, in their order, under the handle. */
export interface TableAnswer {
  readonly handle: number;
  /** Rows of the table on the day, before any filter. */
  readonly all: number;
  readonly columns: readonly TableColumn[];
  readonly measure: Measure;
  readonly totals: RowTotals;
  readonly groups: readonly RowGroup[] | null;
}

/** A cell: text or code of a choice, whole cm², count, share, metres, day; null where there is no value. */
export type Cell = string | number | null;

/**
 * The dossier of a row, where it lies, and the one feature of the map that it is about; null for nowhere, and for none: a finding's
 * dossier outlines all that it is about by itself.
 */
export interface RowDossier {
  readonly kind: 'finding' | 'item' | 'case' | 'task' | 'patch';
  readonly id: string;
  readonly ref: FeatureRef | null;
  readonly bounds: Bounds | null;
}

/** Some rows of an answer, column by column. */
export interface TablePage {
  readonly from: number;
  /** Empty where rows are no features of the map. */
  readonly refs: readonly FeatureRef[];
  /** Of rows that open a dossier in place of a feature's detail. */
  readonly dossiers?: readonly RowDossier[];
  readonly cells: Readonly<Record<string, readonly Cell[]>>;
  /** Standard deviations of the rows' own areas (columns `area`, `mu`); null where the official decimals are shown, absent where they are for all. */
  readonly sigma_m2?: readonly (number | null)[];
}

export interface ColumnChoice {
  readonly value: string;
  readonly rows: number;
}

/** Parcels of one layer that a table lists, named by the smaller set: the listed or the others. */
export interface ListedRows {
  readonly layerId: string;
  readonly rows: Uint32Array;
  readonly names: 'listed' | 'others';
}

/** How rows are written out: columns in order with their headings. */
export interface TableLayout {
  readonly format: 'csv' | 'tsv';
  readonly columns: readonly { readonly key: string; readonly heading: string }[];
  /** Places in the order, first and past the last, pair by pair; null writes all. */
  readonly ranges: Uint32Array | null;
}

export interface TableCalls {
  /** @throws EngineError `table-column-unknown` for a view made for other data */
  tableQuery(query: TableQuery, words: TableWords): TableAnswer;
  /** @throws EngineError `table-gone`, as all below, where newer answers pushed this one out */
  tablePage(handle: number, columns: readonly string[], from: number, to: number): TablePage;
  /** Place of a feature in the order, or −1. Of several items of a parcel the first. */
  tableFind(handle: number, ref: FeatureRef): number;
  /** Totals of some of the rows: places first and past the last, pair by pair. */
  tableSum(handle: number, ranges: Uint32Array): RowTotals;
  /** Land of all rows of the answer, whole cm², counted once where several claim it; null where that cannot be told. */
  tableUnion(handle: number): number | null;
  /** Values of a choice under the query's other filters, most frequent first, at most 500; `total` counts them all. */
  tableChoices(
    query: TableQuery,
    words: TableWords,
    column: string,
    search: string,
  ): { readonly total: number; readonly choices: readonly ColumnChoice[] };
  /** Makes the columns that need no measuring, so that the first filter by one of them does not wait. Gives way between two. */
  tableAhead(handle: number): void;
  /** What of the parcels the answer lists. */
  tableListed(handle: number): readonly ListedRows[];
  /** The rows as a spreadsheet reads them, UTF-8. */
  tableText(handle: number, layout: TableLayout): Uint8Array;
}

export const TABLE_CALLS = [
  'tableQuery',
  'tablePage',
  'tableFind',
  'tableSum',
  'tableUnion',
  'tableChoices',
  'tableAhead',
  'tableListed',
  'tableText',
] as const satisfies readonly (keyof TableCalls)[];

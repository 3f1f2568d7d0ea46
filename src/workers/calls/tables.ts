import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Day } from '../../core/register/ports.ts';

/** Tables of the district's records; the overlap table of one red line is a call of its own. */
export const TABLE_NAMES = ['parcels', 'red-lines', 'items', 'sightings'] as const;
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
}

export const PLAIN_TABLE: TableView = {
  search: '',
  filters: [],
  extentOnly: false,
  sort: null,
  columns: null,
  groupBy: null,
};

export interface TableQuery extends Omit<TableView, 'extentOnly' | 'columns'> {
  readonly table: TableName;
  readonly on: Day;
  readonly within: Bounds | null;
}

export interface TableCalls {}

export const TABLE_CALLS = [] as const satisfies readonly (keyof TableCalls)[];

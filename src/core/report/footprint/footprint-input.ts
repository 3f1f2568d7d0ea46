import type { OverlapTable } from '../../overlay/overlap-table.ts';
import type { PolygonView } from '../../overlay/polygon-set.ts';

/** A row of a view and the days `from ≤ day < until` on which it holds. */
export interface DatedRow {
  readonly row: number;
  readonly from: number;
  readonly until: number;
}

/**
 * One claim on land: a clearance item, or a part of an open case inside a red line. A case has a plot for every building or its
 * occupied land, every red line that it reaches into and every stretch of days that it was open. Days as numbers (`numberDay`).
 */
export interface FootprintPlot {
  /** Items are counted, rated and shared among units; open cases only add land. */
  readonly kind: 'item' | 'case';
  /** Of the item, or of the case. */
  readonly id: string;
  /** Row of its shape in `parcels`; −1 where the shape is unknown: it is counted and has no area. */
  readonly parcelRow: number;
  /** Where its shape changed: the rows of all its shapes with their days, `parcelRow` the first of them. */
  readonly shapes?: readonly DatedRow[];
  /** Place in `redLines`. */
  readonly redLine: number;
  /** First day on which it is unresolved. */
  readonly from: number;
  /** First day on which it is resolved, else `NEVER`. */
  readonly until: number;
  /** Ids of the unit that the item names, or that holds most of the case, and of the units above it: where it is counted. */
  readonly units: readonly string[];
}

export interface FootprintRedLine {
  readonly id: string;
  /** In order of days, without gaps: rows of `redLineShapes` and the days `from ≤ day < until` they are in force. */
  readonly versions: readonly DatedRow[];
}

export interface FootprintUnit {
  readonly id: string;
}

/** Everything a footprint rests on. All views are of one measure: the measure of record of parcels. */
export interface FootprintInput {
  /** Shapes of the plots: parcels, all of a district or only those with items, and the land of open cases. */
  readonly parcels: PolygonView;
  readonly plots: readonly FootprintPlot[];
  readonly redLines: readonly FootprintRedLine[];
  /** One row per version. */
  readonly redLineShapes: PolygonView;
  /** Zones and townships to report by, a row of `unitShapes` each. */
  readonly units: readonly FootprintUnit[];
  readonly unitShapes: PolygonView;
  /** Double claims among `parcels`. */
  readonly parcelPairs: OverlapTable;
  /** `parcels` × `redLineShapes`; a case is not in a red line that it merely touches: its slivers are left out. */
  readonly redLineCuts: OverlapTable;
  /** `parcels` × `unitShapes`. */
  readonly unitCuts: OverlapTable;
}

/** What a figure is about. */
export type FootprintScope =
  | { readonly kind: 'red-line'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'district' };

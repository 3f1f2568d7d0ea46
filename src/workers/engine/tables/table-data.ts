import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { Measure } from '../../../core/measure/measurement.ts';
import type { Day } from '../../../core/register/ports.ts';
import { Pacer } from '../../../formats/pacer.ts';
import type { FeatureRef } from '../../engine-api.ts';
import type { RowDossier, TableColumn, TableName } from '../../calls/tables.ts';
import type { Call } from '../../rpc.ts';
import type { ColumnData } from './column-data.ts';

/** A column and how its values come about: many are never asked for, and then never made. */
export interface ColumnSource extends TableColumn {
  /** Codes in the order of a procedure, which they sort in. */
  readonly ordered?: boolean;
  load(call: Call): ColumnData | Promise<ColumnData>;
}

/** One table of the district on a day. */
export interface TableData {
  readonly name: TableName;
  readonly on: Day;
  readonly count: number;
  readonly measure: Measure;
  readonly columns: readonly ColumnSource[];
  /** Standard deviation of the rows' areas, m²; NaN where the official decimals are shown. Null where that is so for all. */
  sigma(call: Call): Float64Array | null | Promise<Float64Array | null>;
  /** Null for a row that is no feature of the map. */
  refOf(row: number): FeatureRef | null;
  /** What opens in place of a feature's detail; absent for tables of features. */
  readonly dossierOf?: (row: number) => RowDossier;
  /** Rows that stand for a feature. */
  rowsOf(ref: FeatureRef): readonly number[];
  /** Numbers of the households of a row; null for tables that know none. */
  readonly householdsOf: ((row: number) => readonly number[] | undefined) | null;
  readonly householdCount: number;
  /** Marks with 0 the rows whose bounding box lies outside. */
  dropOutside(kept: Uint8Array, within: Bounds): void;
  /** Land of some rows, whole cm², counted once; null where it cannot be told. */
  unionOf(rows: Uint32Array, call: Call): Promise<number | null>;
  /** The parcel that a row is about. */
  parcelOf(row: number): { readonly layerId: string; readonly row: number } | null;
}

/** Reports in rows and hands the thread back about every 30 ms, so that tiles are still answered. @throws ReadError `cancelled` */
export function paceRows(call: Call, total: number): Pacer {
  return new Pacer(
    {
      fileName: '',
      signal: call.signal,
      progress: (done, all) => call.progress({ phase: 'table-rows', done: Math.min(done, all), total: all, unit: 'rows' }),
    },
    total,
    'features',
  );
}

/** Keeps what was made under a name. What was cancelled is made again by the next who asks, also where both waited for the same. */
export class Memo {
  readonly #made = new Map<string, Promise<unknown>>();

  async get<T>(key: string, call: Call, make: () => T | Promise<T>): Promise<T> {
    for (;;) {
      const known = this.#made.get(key) as Promise<T> | undefined;
      const wanted = known ?? Promise.resolve().then(make);
      if (!known) this.#made.set(key, wanted);
      try {
        return await wanted;
      } catch (error) {
        if (this.#made.get(key) === wanted) this.#made.delete(key);
        if (!known || call.signal.aborted || (error as { code?: unknown }).code !== 'cancelled') throw error;
      }
    }
  }
}

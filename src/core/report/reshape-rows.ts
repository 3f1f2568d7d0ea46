import { ColumnsBuilder } from '../overlay/build-columns.ts';
import type { PolygonColumns } from '../overlay/polygon-set.ts';
import type { Day } from '../register/ports.ts';
import type { Shape } from '../register/shape.ts';
import type { ParcelShapes } from './parcel-shapes.ts';

/** A layer of parcels as its package holds it. */
export interface LayerRows {
  readonly id: string;
  readonly columns: PolygonColumns;
  rowOf(parcelId: string): number | undefined;
}

/** All rows of a layer as they are on a day, and the shapes of those that its package has otherwise. */
export interface ReshapedRows {
  readonly columns: PolygonColumns;
  readonly shapes: ReadonlyMap<number, Shape>;
}

/** The rows of a layer with the shapes that its parcels had been given by a day; null where none of them had been given any. */
export function reshapeRows(
  { dated, rowsOf }: ParcelShapes,
  parcelIds: Iterable<string>,
  layer: LayerRows,
  on: Day,
): ReshapedRows | null {
  const { polygons, versions } = dated;
  const changed = new Map<number, number>();
  for (const parcelId of parcelIds) {
    const version = rowsOf(layer.id, parcelId).findLast((row) => versions[row].fromOn <= on);
    const row = version === undefined ? undefined : layer.rowOf(parcelId);
    if (row !== undefined && version !== undefined) changed.set(row, version);
  }
  if (changed.size === 0) return null;
  const { columns } = layer;
  const builder = new ColumnsBuilder(columns.coordinates.length / 2);
  for (let row = 0; row < columns.count; row++) {
    const version = changed.get(row);
    if (version === undefined) builder.copyFeature(columns, row);
    else builder.copyFeature(polygons.columns, version);
  }
  const shapes = new Map<number, Shape>();
  for (const [row, version] of changed) {
    const { shape } = versions[version];
    if (shape) shapes.set(row, shape);
  }
  return { columns: builder.finish(), shapes };
}

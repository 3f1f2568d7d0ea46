import type { Measure } from '../../measure/measurement.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { Day } from '../../register/ports.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';

/** Where a parcel lies: its layer and its row in it. */
export interface ParcelRow {
  readonly layer: LandLayer;
  readonly row: number;
}

/** One outline in columns. */
export interface Outline {
  readonly polygons: MeasuredPolygons;
  readonly row: number;
}

type Land = Pick<DistrictLand, 'layers' | 'parcelShapes'>;

/** The outline of a parcel on a day, whatever day the layers of `land` are in: what was paid for stays what it was when it is drawn anew later. */
export function parcelOutline({ parcelShapes }: Land, { layer, row }: ParcelRow, on: Day): Outline {
  const { dated, days, rowsOf } = parcelShapes;
  if (days.length === 0 || days[0] > on) return { polygons: layer.imported, row };
  const drawn = rowsOf(layer.layer.id, layer.idOf(row)).findLast((one) => dated.versions[one].fromOn <= on);
  return drawn === undefined ? { polygons: layer.imported, row } : { polygons: dated.polygons, row: drawn };
}

/** Every outline that a parcel has ever had. */
export function parcelOutlines({ parcelShapes }: Land, { layer, row }: ParcelRow): readonly Outline[] {
  const { dated, days, rowsOf } = parcelShapes;
  const imported = { polygons: layer.imported, row };
  if (days.length === 0) return [imported];
  return [imported, ...rowsOf(layer.layer.id, layer.idOf(row)).map((one) => ({ polygons: dated.polygons, row: one }))];
}

/** Visits the parcels of which the box of any outline, of whatever day, meets that of an outline; each once. */
export function visitParcelsNear(
  land: Land,
  { polygons, row }: Outline,
  measure: Measure,
  visit: (layer: LandLayer, row: number) => void,
): void {
  const { layers, parcelShapes } = land;
  const { boxes } = polygons.view(measure);
  const [minX, minY, maxX, maxY] = [boxes[4 * row], boxes[4 * row + 1], boxes[4 * row + 2], boxes[4 * row + 3]];
  const reshaped: ParcelRow[] = [];
  const isReshaped = (layer: LandLayer, own: number) => reshaped.some((one) => one.layer === layer && one.row === own);
  if (parcelShapes.days.length > 0) {
    for (const drawn of parcelShapes.dated.polygons.index(measure).search(minX, minY, maxX, maxY)) {
      const { layerId, parcelId } = parcelShapes.parcelOf(drawn);
      const layer = layers.get(layerId);
      const own = layer?.rowOf(parcelId);
      if (!layer || own === undefined || isReshaped(layer, own)) continue;
      reshaped.push({ layer, row: own });
    }
  }
  for (const { layer, row: own } of reshaped) visit(layer, own);
  for (const layer of layers.values()) {
    if (layer.layer.kind !== 'parcels') continue;
    // Visited while they are found: this is asked for every item, and nearly always needs nothing but a look.
    layer.imported.index(measure).visit(minX, minY, maxX, maxY, (own) => {
      if (!isReshaped(layer, own)) visit(layer, own);
    });
  }
}

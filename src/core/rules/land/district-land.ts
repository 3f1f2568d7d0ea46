import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import { veilUnseen } from '../../register/unseen.ts';
import type { AdminUnit, Settings } from '../../register/district.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { Layer } from '../../register/layer.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import type { ParcelShapes } from '../../report/parcel-shapes.ts';

/** One imported layer in millimetre columns. */
export interface LandLayer {
  readonly layer: Layer;
  readonly count: number;
  readonly polygons: MeasuredPolygons;
  /** As the layer came in; `polygons` may hold the shapes that its parcels were given by a later day. */
  readonly imported: MeasuredPolygons;
  idOf(row: number): string;
  /** Row of a feature's id. */
  rowOf(id: string): number | undefined;
  /** How the vertices of a row came to be, and their error; undefined where nobody said. */
  geometryOf(row: number): Layer['geometry'];
  /** What people call a row: office number, name, or its place in the layer. */
  label(row: number): string;
  /** Values of a property by row; undefined where the layer has no such column. */
  column(name: string): readonly unknown[] | undefined;
}

/** What people call a feature: office number, name, or its place in the layer. */
export function labelRow(
  { layer, column }: { readonly layer: Layer; readonly column: LandLayer['column'] },
  row: number,
): string {
  const named = (column('parcelNo')?.[row] ?? column('name')?.[row] ?? '') as string | number | boolean;
  const text = String(named);
  return text === '' ? `${layer.name} #${row + 1}` : veilUnseen(text);
}

/** A district's land as rules see it: columns, and where each parcel lies in them. */
export interface DistrictLand {
  readonly settings: Settings;
  readonly plane: DistrictPlane;
  readonly layers: ReadonlyMap<string, LandLayer>;
  readonly redLines: DatedShapes;
  readonly sightings: DatedShapes;
  /** Shapes that parcels were given since their layers came in. */
  readonly parcelShapes: ParcelShapes;
  readonly units: { readonly list: readonly AdminUnit[]; readonly polygons: MeasuredPolygons };
  /** Clearance items by id of their parcel, in the order of the register. */
  readonly itemsOfParcel: ReadonlyMap<string, readonly ClearanceItem[]>;
  placeOf(parcelId: string): { readonly layer: LandLayer; readonly row: number } | undefined;
}

/** Where a parcel lies, or a feature of a layer that holds no parcels: it goes by its id all the same. */
export function placeOfFeature(
  { placeOf, layers }: Pick<DistrictLand, 'placeOf' | 'layers'>,
  id: string,
): ReturnType<DistrictLand['placeOf']> {
  const place = placeOf(id);
  if (place) return place;
  for (const layer of layers.values()) {
    const row = layer.rowOf(id);
    if (row !== undefined) return { layer, row };
  }
  return undefined;
}

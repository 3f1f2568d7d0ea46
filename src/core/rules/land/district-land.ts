import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { AdminUnit, Settings } from '../../register/district.ts';
import type { Layer } from '../../register/layer.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';

/** One imported layer in millimetre columns. */
export interface LandLayer {
  readonly layer: Layer;
  readonly count: number;
  readonly polygons: MeasuredPolygons;
  idOf(row: number): string;
  /** What people call a row: office number, name, or its place in the layer. */
  label(row: number): string;
  /** Values of a property by row; undefined where the layer has no such column. */
  column(name: string): readonly unknown[] | undefined;
}

/** A district's land as rules see it: columns, and where each parcel lies in them. */
export interface DistrictLand {
  readonly settings: Settings;
  readonly plane: DistrictPlane;
  readonly layers: ReadonlyMap<string, LandLayer>;
  readonly redLines: DatedShapes;
  readonly sightings: DatedShapes;
  readonly units: { readonly list: readonly AdminUnit[]; readonly polygons: MeasuredPolygons };
  placeOf(parcelId: string): { readonly layer: LandLayer; readonly row: number } | undefined;
}

import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { Parcel } from '../register/parcel.ts';
import type { Day } from '../register/ports.ts';
import { type DatedShapes, listVersions, measureShapes } from './dated-shapes.ts';

/** The shapes that parcels were given after their layers came in, in millimetre columns. */
export interface ParcelShapes {
  readonly dated: DatedShapes;
  /** Days from which some parcel has another shape, ascending, each once; between two of them every shape stays as it is. */
  readonly days: readonly Day[];
  /** Rows of `dated` of one parcel in the layer that it was reshaped in, in order of days; none where its layer's row holds for good. */
  rowsOf(layerId: string, parcelId: string): readonly number[];
  /** Whose shape a row of `dated` is. */
  parcelOf(row: number): { readonly layerId: string; readonly parcelId: string };
}

/** Measures what `parcel-reshaped` recorded; costs nothing where no parcel was reshaped. */
export async function measureParcelShapes(parcels: ReadonlyMap<string, Parcel>, plane: DistrictPlane): Promise<ParcelShapes> {
  const versions = [...parcels.values()].flatMap(({ id, shapes }) =>
    [...new Set(shapes.map(({ layerId }) => layerId))].flatMap((layerId) =>
      listVersions(
        nameShapes(layerId, id),
        shapes.filter((shape) => shape.layerId === layerId),
      ),
    ),
  );
  const rows = new Map<string, number[]>();
  versions.forEach(({ id }, row) => rows.set(id, [...(rows.get(id) ?? []), row]));
  return {
    dated: await measureShapes(versions, plane),
    days: [...new Set(versions.map(({ fromOn }) => fromOn))].sort(),
    rowsOf: (layerId, parcelId) => rows.get(nameShapes(layerId, parcelId)) ?? NONE,
    parcelOf: (row) => {
      const [layerId, parcelId] = versions[row].id.split('\n');
      return { layerId, parcelId };
    },
  };
}

const NONE: readonly number[] = [];

const nameShapes = (layerId: string, parcelId: string): string => `${layerId}\n${parcelId}`;

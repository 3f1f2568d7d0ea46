import { createDistrictPlane } from '../../src/core/geodesy/district-plane.ts';
import { ColumnsBuilder } from '../../src/core/overlay/build-columns.ts';
import { importLayer } from '../../src/core/register/actions/import-layer.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import type { Refusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { hashName } from '../../src/formats/package/name.ts';
import { writePackage } from '../../src/formats/package/write.ts';
import { DISTRICT_INPUT, ITEM, squareShape } from './district-changes.ts';

export interface OneParcel {
  readonly packages: ReadonlyMap<string, Uint8Array>;
  /** Takes the layer into a district of `DISTRICT_INPUT`. */
  draft(register: Register): ChangeDraft | Refusal;
}

/** A surveyed layer of the one parcel that `ITEM` is of, so that payments have land to be judged by. */
export async function layOneParcel(): Promise<OneParcel> {
  const plane = createDistrictPlane(DISTRICT_INPUT.plane);
  const builder = new ColumnsBuilder();
  const { coordinates } = squareShape(134.2, 24).coordinates as { coordinates: number[][][] };
  const ring = plane.toMillimetres(Float64Array.from(coordinates[0].flat())).coordinates;
  builder.addVertices(ring, 0, ring.length / 2);
  builder.endRing();
  builder.endPolygon();
  builder.endFeature();
  const bytes = writePackage({
    district: DISTRICT_INPUT.id,
    layer: 'l-1',
    plane: DISTRICT_INPUT.plane,
    columns: builder.finish(),
    ids: [ITEM.parcelId],
    properties: [{ name: 'parcelNo', values: ['001'] }],
  });
  const sha256 = await hashName(bytes);
  const layer = {
    id: 'l-1',
    kind: 'parcels' as const,
    name: '宗地',
    source: { fileName: 'p', format: 'chidu-package', crs: 'EPSG:4490' },
    notes: [],
    package_sha256: sha256,
    count: 1,
    geometry: { origin: 'surveyed' as const, sigma_m: 0.05 },
  };
  return { packages: new Map([[sha256, bytes]]), draft: (register) => importLayer(register, { layer, on: '2026-01-02' }) };
}

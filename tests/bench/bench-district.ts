import { createDistrictPlane, type DistrictPlane } from '../../src/core/geodesy/district-plane.ts';
import { createView } from '../../src/core/overlay/create-view.ts';
import { indexPolygons, type PolygonIndex } from '../../src/core/overlay/index-polygons.ts';
import type { PolygonColumns, PolygonView } from '../../src/core/overlay/polygon-set.ts';
import { admitPolygons } from '../../src/core/overlay/admission.ts';
import { generateBenchDistrict } from '../../src/demo/bench-district.ts';
import { DEMO_PLANE } from '../../src/demo/district-shapes.ts';

export const BENCH_RED_LINES = 300;

/** Parcels and red lines of a bench, admitted, in the planar view. */
export interface BenchLand {
  readonly plane: DistrictPlane;
  readonly parcels: PolygonView;
  readonly index: PolygonIndex;
  readonly redLines: PolygonView;
  readonly resolvedWeek: Uint8Array;
}

export async function makeLand(parcels: number, seed: number): Promise<BenchLand> {
  const plane = createDistrictPlane(DEMO_PLANE);
  const district = generateBenchDistrict({ parcels, redLines: BENCH_RED_LINES, builds: 10, seed });
  const view = createView(await admitted(district.parcels), 'planar', plane);
  return {
    plane,
    parcels: view,
    index: indexPolygons(view),
    redLines: createView(await admitted(district.redLines), 'planar', plane),
    resolvedWeek: district.resolvedWeek,
  };
}

async function admitted(raw: PolygonColumns): Promise<PolygonColumns> {
  const { columns, report } = await admitPolygons({ raw });
  if (report.refused > 0) throw new Error(`${report.refused} bench shapes were refused`);
  return columns;
}

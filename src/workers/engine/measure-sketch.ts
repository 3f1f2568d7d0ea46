import { PLANAR_LIMIT_DEG } from '../../core/geodesy/district-plane.ts';
import { measureLine } from '../../core/measure/measure-line.ts';
import { crossesItself, measureOpenRing } from '../../core/measure/measure-sketch.ts';
import { measureRings } from '../../core/measure/ruler.ts';
import type { LngLat } from '../../core/measure/units.ts';
import { admitPolygons } from '../../core/overlay/admission.ts';
import { listFindings } from '../../core/overlay/admission-report.ts';
import { ColumnsBuilder } from '../../core/overlay/build-columns.ts';
import type { PolygonColumns } from '../../core/overlay/polygon-set.ts';
import type { SketchMeasurement } from '../calls/measuring.ts';
import type { DistrictSession } from './district-session.ts';

/** Findings that say nothing about the land: which way somebody drew. */
const UNREMARKABLE = new Set(['ring-reversed']);

/** Length of a line, or outline and both areas of a ring, by the rules of any other geometry. */
export async function measureSketch(
  { plane, settings }: DistrictSession,
  shape: 'line' | 'polygon',
  points: readonly LngLat[],
  sigma_m?: number,
): Promise<SketchMeasurement> {
  const isRing = shape === 'polygon';
  const line = measureLine(plane, points, { isRing, sigma_m });
  const outsidePlane = points.some(([lon]) => plane.distanceFromMeridian_deg(lon) > PLANAR_LIMIT_DEG);
  if (!isRing || points.length < 3) return { line, area: null, findings: [], outsidePlane };
  const ring = [...points, points[0]];
  const { coordinates } = plane.toMillimetres(Float64Array.from(ring.flat()));
  const builder = new ColumnsBuilder(ring.length);
  builder.addVertices(coordinates, 0, ring.length);
  builder.endRing();
  builder.endPolygon();
  builder.endFeature();
  const { columns, report } = await admitPolygons({
    raw: builder.finish(),
    refusalOf: (vertex) => plane.refusalOf(...ring[vertex]) ?? 'coordinate-not-a-number',
  });
  const findings = listFindings(report, 0).filter((code) => !UNREMARKABLE.has(code));
  const both = report.refused > 0 ? null : measureAdmitted(columns, points, plane, sigma_m);
  const area = both && { ...both, record: settings.measureOfRecord.parcels };
  return { line, area, findings, outsidePlane };
}

/** A simple ring is measured as it was given; one that crosses itself, from the parts that admission made of it. */
function measureAdmitted(
  { coordinates, polygonOffsets, ringOffsets, featureOffsets }: PolygonColumns,
  points: readonly LngLat[],
  plane: DistrictSession['plane'],
  sigma_m: number | undefined,
) {
  if (!crossesItself(points)) return measureOpenRing(plane, points, sigma_m);
  return measureRings(
    plane,
    coordinates,
    ringOffsets,
    polygonOffsets[featureOffsets[0]],
    polygonOffsets[featureOffsets[1]],
    sigma_m,
  );
}

import { findFaults } from '../../core/editing/find-faults.ts';
import { findStrips } from '../../core/editing/find-strips.ts';
import type { PlanePart } from '../../core/editing/split-part.ts';
import type { PlanePoint } from '../../core/editing/segments.ts';
import type { Measure } from '../../core/measure/measurement.ts';
import { settle } from '../../core/measure/settle.ts';
import type { LngLat } from '../../core/measure/units.ts';
import { admitPolygons } from '../../core/overlay/admission.ts';
import { type AdmissionReport, listFindings, statusOf } from '../../core/overlay/admission-report.ts';
import { buildColumns, ColumnsBuilder, readNestedRings } from '../../core/overlay/build-columns.ts';
import type { PolygonColumns } from '../../core/overlay/polygon-set.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { DrawingReport, DrawingWarning, DrawnKind, DrawnMoment } from '../calls/editing.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import { measureLocated } from './locate-feature.ts';
import { meetDrawing } from './meet-drawing.ts';
import { readRowGeometry, roundDegrees } from './row-geometry.ts';
import { weighChange } from './weigh-change.ts';

/** Neighbours with a strip between that are named. */
const MOST_STRIPS = 20;

/** Which legal measure counts for what is drawn. */
export function measureOfDrawn({ settings }: DistrictSession, kind: DrawnKind): Measure {
  const { measureOfRecord } = settings;
  if (kind === 'red-line') return measureOfRecord['red-lines'];
  return kind === 'parcel' ? measureOfRecord.parcels : measureOfRecord.builds;
}

/** A drawn shape in the plane, as it was drawn and as admission takes it. */
export interface AdmittedDrawing {
  readonly places: readonly LngLat[];
  readonly parts: readonly PlanePart[];
  readonly columns: PolygonColumns;
  /** The columns with their views, made once for everything that is asked of the drawing. */
  readonly polygons: MeasuredPolygons;
  readonly report: AdmissionReport;
}

/** Puts a drawn shape through the same admission as any import. */
export async function admitDrawing({ plane }: DistrictSession, shape: DrawnMoment['shape']): Promise<AdmittedDrawing> {
  const builder = new ColumnsBuilder();
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  const places: LngLat[] = [];
  const parts: PlanePart[] = [];
  for (const rings of polygons) {
    parts.push(
      rings.map((ring) => {
        const lonLat = new Float64Array(2 * ring.length);
        ring.forEach(([lon, lat], n) => {
          lonLat[2 * n] = lon;
          lonLat[2 * n + 1] = lat;
        });
        const { coordinates } = plane.toMillimetres(lonLat);
        builder.addVertices(coordinates, 0, ring.length);
        builder.endRing();
        for (const [lon, lat] of ring) places.push([lon, lat]);
        return Array.from({ length: ring.length - 1 }, (_, n): PlanePoint => [coordinates[2 * n], coordinates[2 * n + 1]]);
      }),
    );
    builder.endPolygon();
  }
  builder.endFeature();
  const { columns, report } = await admitPolygons({
    raw: builder.finish(),
    refusalOf: (vertex) => plane.refusalOf(...places[vertex]) ?? 'coordinate-not-a-number',
  });
  return { places, parts, columns, polygons: new MeasuredPolygons(columns, plane), report };
}

/** Whether a drawing can be recorded, what it measures, what it meets and what it would change. */
export async function judgeDrawing(
  session: DistrictSession,
  drawn: DrawnMoment,
  on: string,
  admission?: AdmittedDrawing,
): Promise<DrawingReport> {
  const measure = measureOfDrawn(session, drawn.kind);
  const { places, parts, columns, polygons: admitted, report } = admission ?? (await admitDrawing(session, drawn.shape));
  const status = statusOf(report, 0);
  const findings = listFindings(report, 0).filter((code) => code !== 'ring-reversed');
  if (status === 'refused') {
    return { measure, area: null, parts_cm2: [], status, findings, repaired: null, warnings: [], met: [], change: null };
  }
  return {
    measure,
    area: measureLocated(session, {
      polygons: admitted,
      row: 0,
      record: measure,
      origin: 'digitised',
      sigma_m: drawn.sigma_m,
      relativeSigma_m: drawn.relativeSigma_m,
    }),
    parts_cm2: measureParts(session, admitted, measure),
    status,
    findings,
    repaired: status === 'repaired' ? readRowGeometry(columns, 0, session.plane) : null,
    warnings: [...describeFaults(session, parts), ...findOutside(session, places), ...listStrips(session, parts, drawn, on)],
    met: meetDrawing(session, admitted, drawn, measure, on),
    change: weighChange(session, admitted, drawn, measure, on),
  };
}

/** A shape that needed no repair has its parts in the order in which they were drawn, a repaired one in the order in which it is offered. */
function measureParts({ plane }: DistrictSession, admitted: MeasuredPolygons, measure: Measure): number[] {
  if (admitted.columns.featureOffsets[1] === 1) return [settle(admitted.view(measure).areas_m2[0])];
  const parts = buildColumns(readNestedRings(admitted.columns, 0).map((part) => [part]));
  return Array.from(new MeasuredPolygons(parts, plane).view(measure).areas_m2, settle);
}

function toDegrees({ plane }: DistrictSession, at: PlanePoint): LngLat {
  const [lon, lat] = plane.toLonLat(Float64Array.of(...at));
  return [roundDegrees(lon), roundDegrees(lat)];
}

const describeFaults = (session: DistrictSession, parts: readonly PlanePart[]): DrawingWarning[] =>
  findFaults(parts).map(({ code, at, length_mm }) => ({
    code,
    at: toDegrees(session, at),
    ...(length_mm !== undefined && { length_mm }),
  }));

/** The first vertex outside the district's box says it for all. */
function findOutside({ settings }: DistrictSession, places: readonly LngLat[]): DrawingWarning[] {
  const [west, south, east, north] = settings.bounds;
  const at = places.find(([lon, lat]) => lon < west || lon > east || lat < south || lat > north);
  return at ? [{ code: 'outside-district', at }] : [];
}

/** Strips along parcels and along the other red lines in force. */
function listStrips(session: DistrictSession, parts: readonly PlanePart[], drawn: DrawnMoment, on: string): DrawingWarning[] {
  const width_mm = 1000 * session.settings.sliver.width_m;
  const { redLines, register } = session;
  const found = (
    polygons: MeasuredPolygons,
    accepts: (row: number) => boolean,
    describe: (row: number) => { of: FeatureRef; label: string },
  ) =>
    findStrips(parts, polygons, width_mm, accepts).map(({ row, kind, at, width_mm: wide, length_mm }) => ({
      code: 'strip' as const,
      strip: kind,
      at: toDegrees(session, at),
      width_mm: wide,
      length_mm,
      ...describe(row),
    }));
  const parcels = [...session.layers.values()]
    .filter(({ layer }) => layer.kind === 'parcels')
    .flatMap((layer) =>
      found(
        layer.polygons,
        (row) => drawn.kind !== 'parcel' || layer.idOf(row) !== drawn.id,
        (row) => ({ of: { kind: 'parcel', layerId: layer.layer.id, row }, label: layer.label(row) }),
      ),
    );
  const idOf = (row: number) => redLines.versions[row].id;
  const lines = found(
    redLines.polygons,
    (row) => idOf(row) !== drawn.id && redLines.rowOn(idOf(row), on) === row,
    (row) => ({ of: { kind: 'red-line', id: idOf(row) }, label: register.redLines.get(idOf(row))?.name ?? idOf(row) }),
  );
  return [...lines, ...parcels].slice(0, MOST_STRIPS);
}

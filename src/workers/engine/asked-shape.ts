import type { LineString, MultiPolygon, Polygon } from 'geojson';
import { admitPolygons } from '../../core/overlay/admission.ts';
import { buildColumns, type NestedRings, readNestedRings, subsetColumns } from '../../core/overlay/build-columns.ts';
import type { CorridorCore } from '../../core/overlay/corridor.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { AskedShape } from '../calls/inspection.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { readRowGeometry } from './row-geometry.ts';

/** An asked shape in the district's plane: one row of polygons, or an open line in millimetres. */
export type ShapeInPlane =
  | { readonly kind: 'area'; readonly polygons: MeasuredPolygons; readonly outline: Polygon | MultiPolygon }
  | { readonly kind: 'line'; readonly line: Int32Array; readonly outline: LineString };

/** @throws EngineError `sketch-empty` where nothing is enclosed, `feature-unknown`, `sketch-outside` beyond the plane */
export async function shapeInPlane(session: DistrictSession, asked: AskedShape, on: string): Promise<ShapeInPlane> {
  if (asked.from === 'bounds') {
    const [west, south, east, north] = asked.bounds;
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ] as const;
    return enclose(session, [[toPairs(toPlane(session, corners))]]);
  }
  if (asked.from === 'shape') {
    const polygons = asked.shape.type === 'Polygon' ? [asked.shape.coordinates] : asked.shape.coordinates;
    return enclose(
      session,
      polygons.map((rings) =>
        rings.map((ring) =>
          toPairs(
            toPlane(
              session,
              ring.map(([lon, lat]) => [lon, lat] as const),
            ),
          ),
        ),
      ),
    );
  }
  if (asked.from === 'feature') {
    const { polygons, row } = locate(session, asked.ref, on);
    return asked.corridor_m > 0
      ? widen(session, { kind: 'polygons', polygons: readNestedRings(polygons.columns, row) }, asked.corridor_m)
      : take(session, polygons, row);
  }
  const points = toPlane(session, asked.points);
  if (asked.as === 'line' && asked.corridor_m === 0) {
    if (asked.points.length < 2) throw new EngineError('sketch-empty');
    const coordinates = asked.points.map(([lon, lat]) => [lon, lat]);
    return { kind: 'line', line: points, outline: { type: 'LineString', coordinates } };
  }
  if (asked.as === 'line') return widen(session, { kind: 'line', line: toPairs(points) }, asked.corridor_m);
  const drawn = await enclose(session, [[toPairs(points)]]);
  if (asked.corridor_m === 0) return drawn;
  return widen(session, { kind: 'polygons', polygons: readNestedRings(drawn.polygons.columns, 0) }, asked.corridor_m);
}

/** The land within a distance of something, admitted to the plane. */
export async function widen(
  session: DistrictSession,
  core: CorridorCore,
  distance_m: number,
): Promise<Extract<ShapeInPlane, { kind: 'area' }>> {
  const { drawCorridor } = await import('../../core/overlay/corridor.ts');
  return enclose(session, drawCorridor(core, distance_m) ?? []);
}

async function enclose(session: DistrictSession, polygons: NestedRings): Promise<Extract<ShapeInPlane, { kind: 'area' }>> {
  const whole = polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [Math.round(x), Math.round(y)] as const)));
  const { columns } = await admitPolygons({ raw: buildColumns([whole]) });
  return take(session, new MeasuredPolygons(columns, session.plane), 0);
}

function take(session: DistrictSession, from: MeasuredPolygons, row: number): Extract<ShapeInPlane, { kind: 'area' }> {
  const columns = from.columns.count === 1 ? from.columns : subsetColumns(from.columns, [row]);
  if (columns.coordinates.length === 0) throw new EngineError('sketch-empty');
  const polygons = columns === from.columns ? from : new MeasuredPolygons(columns, session.plane);
  return { kind: 'area', polygons, outline: readRowGeometry(columns, 0, session.plane) };
}

function toPlane(session: DistrictSession, points: readonly (readonly [number, number])[]): Int32Array {
  const { coordinates, refused } = session.plane.toMillimetres(Float64Array.from(points.flat()));
  if (refused.length > 0) throw new EngineError('sketch-outside');
  return coordinates;
}

function toPairs(coordinates: Int32Array): (readonly [number, number])[] {
  return Array.from({ length: coordinates.length / 2 }, (_, n) => [coordinates[2 * n], coordinates[2 * n + 1]] as const);
}

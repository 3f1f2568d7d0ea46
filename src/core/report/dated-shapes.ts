import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { ringTwiceArea_mm2 } from '../measure/area.ts';
import { type BothMeasures, measureRings } from '../measure/ruler.ts';
import { admitPolygons } from '../overlay/admission.ts';
import { ColumnsBuilder } from '../overlay/build-columns.ts';
import { MeasuredPolygons } from '../overlay/measured-polygons.ts';
import type { Shape } from '../register/shape.ts';
import type { Day } from '../register/ports.ts';

/** A shape of the register with whose it is and from when. */
export interface DatedShape {
  readonly id: string;
  readonly fromOn: Day;
  /** First day on which the next version holds; absent for the last. */
  readonly untilOn?: Day;
  readonly shape: Shape | null;
}

/** Shapes of the register in millimetre columns, one row per version; a version with nothing left has a row without polygons. */
export interface DatedShapes {
  readonly polygons: MeasuredPolygons;
  readonly versions: readonly DatedShape[];
  /** Rows of the versions of one entity, in order of their days. */
  rowsOf(id: string): readonly number[];
  /** Row in force on a day. */
  rowOn(id: string, on: Day): number | undefined;
}

/** Versions of one entity in order of their days, each with the day that ends it. */
export function listVersions<V extends { readonly fromOn: Day; readonly shape: Shape | null }>(
  id: string,
  versions: readonly V[],
): DatedShape[] {
  return versions.map((version, n) => ({ id, fromOn: version.fromOn, untilOn: versions[n + 1]?.fromOn, shape: version.shape }));
}

/** Measures the shapes of the register in the district's plane, by the same admission as any import. */
export async function measureShapes(versions: readonly DatedShape[], plane: DistrictPlane): Promise<DatedShapes> {
  const builder = new ColumnsBuilder();
  for (const { shape } of versions) addShape(builder, shape, plane);
  const { columns } = await admitPolygons({ raw: builder.finish() });
  const rows = new Map<string, number[]>();
  versions.forEach(({ id }, row) => {
    const known = rows.get(id);
    if (known) known.push(row);
    else rows.set(id, [row]);
  });
  return {
    polygons: new MeasuredPolygons(columns, plane),
    versions,
    rowsOf: (id) => rows.get(id) ?? [],
    rowOn: (id, on) => rows.get(id)?.findLast((row) => versions[row].fromOn <= on),
  };
}

/**
 * Both areas of one recorded shape at once, for a rule that cannot wait: its rings are turned the right way round and else taken as
 * they are, because what admission would have to repair is not recorded.
 */
export function measureShape({ coordinates }: Pick<Shape, 'coordinates'>, plane: DistrictPlane): BothMeasures {
  const polygons = coordinates.type === 'Polygon' ? [coordinates.coordinates] : coordinates.coordinates;
  const builder = new ColumnsBuilder();
  for (const rings of polygons)
    for (const [n, ring] of rings.entries()) {
      const { coordinates: own } = plane.toMillimetres(Float64Array.from(ring.flatMap(([lon, lat]) => [lon, lat])));
      const isShell = n === 0;
      if (ringTwiceArea_mm2(own, 0, ring.length) > 0 === isShell) builder.addVertices(own, 0, ring.length);
      else for (let vertex = ring.length - 1; vertex >= 0; vertex--) builder.addVertex(own[2 * vertex], own[2 * vertex + 1]);
      builder.endRing();
    }
  builder.endPolygon();
  builder.endFeature();
  const { coordinates: all, ringOffsets } = builder.finish();
  return measureRings(plane, all, ringOffsets, 0, ringOffsets.length - 1);
}

/** Outlines such as those of zones and townships in millimetre columns, a row each. */
export async function measureOutlines(
  outlines: readonly Shape['coordinates'][],
  plane: DistrictPlane,
): Promise<MeasuredPolygons> {
  const builder = new ColumnsBuilder();
  for (const coordinates of outlines) addShape(builder, { coordinates }, plane);
  const { columns } = await admitPolygons({ raw: builder.finish() });
  return new MeasuredPolygons(columns, plane);
}

/** Adds one shape of the register as a row, in the plane's millimetres. */
function addShape(builder: ColumnsBuilder, shape: Pick<Shape, 'coordinates'> | null, plane: DistrictPlane): void {
  const polygons = !shape
    ? []
    : shape.coordinates.type === 'Polygon'
      ? [shape.coordinates.coordinates]
      : shape.coordinates.coordinates;
  for (const rings of polygons) {
    for (const ring of rings) {
      const { coordinates } = plane.toMillimetres(Float64Array.from(ring.flatMap(([lon, lat]) => [lon, lat])));
      builder.addVertices(coordinates, 0, ring.length);
      builder.endRing();
    }
    builder.endPolygon();
  }
  builder.endFeature();
}

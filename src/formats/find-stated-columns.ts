import { createDistrictPlane, type DistrictPlane } from '../core/geodesy/district-plane.ts';
import type { Measure } from '../core/measure/measurement.ts';
import { admitPolygons } from '../core/overlay/admission.ts';
import { ColumnsBuilder } from '../core/overlay/build-columns.ts';
import { measureForeignAreas } from '../core/overlay/foreign-areas.ts';
import { MeasuredPolygons } from '../core/overlay/measured-polygons.ts';
import type { Plane } from '../core/geodesy/plane.ts';
import { type FeatureTable, GEOMETRY } from './feature-table.ts';
import type { LocatedTable } from './locate-table.ts';
import { judgeStatedColumns, measureThatStands, type StatedColumn } from './stated-columns.ts';

/** Features that tell what a column holds; more of them say nothing new. */
const SAMPLE = 300;
/** Of the features together; few large ones are as good as many small. */
const MOST_VERTICES_EACH = 200;

/**
 * The columns of a source that state areas, by the names and by the areas of some of its features, spread over the file.
 * @param most features that are looked at; Infinity for all
 */
export async function findStatedColumns(
  table: FeatureTable,
  located: LocatedTable,
  plane: Plane,
  record: Measure,
  most = SAMPLE,
): Promise<StatedColumn[]> {
  if (!located.bounds) return [];
  const district = createDistrictPlane(plane);
  const { features, columns } = await samplePolygons(table, located, district, most);
  if (features.length === 0) return [];
  const computed = await measureForeignAreas(new MeasuredPolygons(columns, district), district);
  return judgeStatedColumns(table, features, computed, measureThatStands(record, district, located.bounds));
}

async function samplePolygons(table: FeatureTable, located: LocatedTable, district: DistrictPlane, most: number) {
  const builder = new ColumnsBuilder();
  const features: number[] = [];
  const step = Math.max(1, Math.floor(table.count / most));
  for (
    let feature = 0;
    feature < table.count && features.length < most && builder.vertexCount < MOST_VERTICES_EACH * most;
    feature += step
  ) {
    if (table.kinds[feature] !== GEOMETRY.polygon) continue;
    for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
      for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
        const lonLat = located.lonLat.subarray(2 * table.ringOffsets[ring], 2 * table.ringOffsets[ring + 1]);
        builder.addVertices(district.toMillimetres(lonLat).coordinates, 0, lonLat.length / 2);
        builder.endRing();
      }
      builder.endPolygon();
    }
    builder.endFeature();
    features.push(feature);
  }
  const { columns } = await admitPolygons({ raw: builder.finish() });
  return { features, columns };
}

import type { DistrictPlane } from '../core/geodesy/district-plane.ts';
import type { Measure } from '../core/measure/measurement.ts';
import { measureView } from '../core/overlay/measure-view.ts';
import type { PolygonView } from '../core/overlay/polygon-set.ts';
import type { AdmittedTable } from '../formats/admit-table.ts';
import type { FeatureTable } from '../formats/feature-table.ts';

/** Fits every coordinate of a district: ±2 147 km in mm is below 2³². */
const STRIDE = 2 ** 32;

/**
 * The admitted polygons with every vertex where the source put it, not on the whole millimetre that admission checked: rounding
 * moves a side by up to 0.7 mm, which shows in sums over many small shapes. Vertices that a repair made stay where they are.
 */
export function viewUnrounded(
  { columns, features }: AdmittedTable,
  table: FeatureTable,
  lonLat: Float64Array,
  measure: Measure,
  district: DistrictPlane,
): PolygonView {
  const exact = district.toFractionalMillimetres(lonLat);
  const coordinates = Float64Array.from(columns.coordinates);
  const places = new Map<number, number>();
  for (let row = 0; row < columns.count; row++) {
    places.clear();
    const [firstPart, lastPart] = [table.featureOffsets[features[row]], table.featureOffsets[features[row] + 1]];
    const last = table.ringOffsets[table.partOffsets[lastPart]];
    for (let vertex = table.ringOffsets[table.partOffsets[firstPart]]; vertex < last; vertex++) {
      const key = keyOf(Math.round(exact[2 * vertex]), Math.round(exact[2 * vertex + 1]));
      if (!places.has(key)) places.set(key, vertex);
    }
    const firstRing = columns.polygonOffsets[columns.featureOffsets[row]];
    const lastRing = columns.polygonOffsets[columns.featureOffsets[row + 1]];
    for (let v = columns.ringOffsets[firstRing]; v < columns.ringOffsets[lastRing]; v++) {
      const vertex = places.get(keyOf(columns.coordinates[2 * v], columns.coordinates[2 * v + 1]));
      if (vertex === undefined) continue;
      coordinates[2 * v] = exact[2 * vertex];
      coordinates[2 * v + 1] = exact[2 * vertex + 1];
    }
  }
  return measureView(columns, measure, measure === 'planar' ? coordinates : district.toEqualArea(coordinates, coordinates));
}

const keyOf = (east_mm: number, north_mm: number): number => east_mm * STRIDE + north_mm;

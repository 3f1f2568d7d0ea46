import type { PolygonColumns } from '../../overlay/polygon-set.ts';
import { sha256 } from '../../register/sha256.ts';

const DIGITS = 32;

/**
 * Names a shape by what it is: half the SHA-256 of its rings in whole millimetres of the district's plane. The same wherever and
 * however often it is recorded, so that what was seen of it is found again, and nothing is said of another shape of the same thing.
 */
export function shapeKey({ featureOffsets, polygonOffsets, ringOffsets, coordinates }: PolygonColumns, row: number): string {
  const polygons: string[] = [];
  for (let polygon = featureOffsets[row]; polygon < featureOffsets[row + 1]; polygon++) {
    const rings: string[] = [];
    for (let ring = polygonOffsets[polygon]; ring < polygonOffsets[polygon + 1]; ring++)
      rings.push(coordinates.subarray(2 * ringOffsets[ring], 2 * ringOffsets[ring + 1]).join());
    polygons.push(rings.join(';'));
  }
  return sha256(polygons.join('|')).slice(0, DIGITS);
}

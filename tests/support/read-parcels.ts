import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FeatureCollection } from 'geojson';
import { createDistrictPlane, type DistrictPlane, proposePlane } from '../../src/core/geodesy/district-plane.ts';
import { ColumnsBuilder } from '../../src/core/overlay/build-columns.ts';
import type { PolygonColumns } from '../../src/core/overlay/polygon-set.ts';
import { realPath } from './real-data.ts';

/** Text of a real file, unpacked where it is gzipped. */
export function readRealText(...parts: string[]): string {
  const bytes = readFileSync(realPath(...parts));
  return (parts[parts.length - 1].endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

export function readRealCollection(...parts: string[]): FeatureCollection {
  return JSON.parse(readRealText(...parts)) as FeatureCollection;
}

/** The plane proposed for all the collections together. */
export function planeOf(...collections: FeatureCollection[]): DistrictPlane {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const collection of collections) {
    for (const polygons of collection.features.map(polygonsOf)) {
      for (const [lon, lat] of polygons.flat(2)) {
        bounds[0] = Math.min(bounds[0], lon);
        bounds[1] = Math.min(bounds[1], lat);
        bounds[2] = Math.max(bounds[2], lon);
        bounds[3] = Math.max(bounds[3], lat);
      }
    }
  }
  return createDistrictPlane(proposePlane(bounds));
}

/** Rings as written, in millimetres of the plane; features without polygons become empty rows. */
export function rawColumns(collection: FeatureCollection, plane: DistrictPlane): PolygonColumns {
  const builder = new ColumnsBuilder();
  for (const feature of collection.features) {
    for (const rings of polygonsOf(feature)) {
      for (const ring of rings) {
        const { coordinates } = plane.toMillimetres(Float64Array.from(ring.flatMap(([lon, lat]) => [lon, lat])));
        builder.addVertices(coordinates, 0, coordinates.length / 2);
        builder.endRing();
      }
      builder.endPolygon();
    }
    builder.endFeature();
  }
  return builder.finish();
}

/** Rows of a comma-separated truth file after its heading. */
export function readTruthRows(...parts: string[]): string[][] {
  return readRealText(...parts)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

function polygonsOf(feature: FeatureCollection['features'][number]): number[][][][] {
  if (feature.geometry?.type === 'Polygon') return [feature.geometry.coordinates];
  return feature.geometry?.type === 'MultiPolygon' ? feature.geometry.coordinates : [];
}

import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { atanh, sin } from '../geodesy/elementary.ts';
import { RADIANS_PER_DEGREE } from '../geodesy/ellipsoid.ts';
import type { ComputedAreas } from '../measure/judge-stated-areas.ts';
import { areaSigma_m2 } from '../measure/sigma.ts';
import type { MeasuredPolygons } from './measured-polygons.ts';
import { TaskCancelled, type TaskHost } from './overlap-table.ts';

/** Mean radius of the earth (IUGG), as Turf and others take it. */
const MEAN_RADIUS_M = 6_371_008.8;
/** Semi-major axis taken for the radius of a ball: older web libraries, and the plane of web maps. */
const EQUATOR_RADIUS_M = 6_378_137;

/** Rows measured between two pauses. */
const ROWS_PER_SLICE = 2_000;

/**
 * The areas that programs other than the ruler give to admitted polygons: to recognise where a figure came from, never to measure.
 * Sphere: shoelace of (λ, sin φ) times R², which is Chamberlain and Duquette's sum. Web Mercator: shoelace of (Rλ, R·atanh(sin φ)). Degrees: shoelace
 * of the degrees. Each relative to the ring's first vertex, so that small shapes keep their digits.
 * @param sigma_m error of one vertex; left out, the areas carry none
 * @throws TaskCancelled
 */
export async function measureForeignAreas(
  polygons: MeasuredPolygons,
  plane: DistrictPlane,
  sigma_m?: number,
  host: TaskHost = {},
): Promise<ComputedAreas> {
  const { columns } = polygons;
  const { count, featureOffsets, polygonOffsets, ringOffsets, coordinates } = columns;
  const unitSphere = new Float64Array(count);
  const mercator = new Float64Array(count);
  const degrees2 = new Float64Array(count);
  const sigma_m2 = sigma_m === undefined ? undefined : new Float64Array(count);
  for (let row = 0; row < count; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) {
      if (host.signal?.aborted) throw new TaskCancelled();
      host.onProgress?.(row / count);
      await host.pause?.();
    }
    const firstRing = polygonOffsets[featureOffsets[row]];
    const lastRing = polygonOffsets[featureOffsets[row + 1]];
    for (let ring = firstRing; ring < lastRing; ring++) {
      const lonLat = plane.toLonLat(coordinates.subarray(2 * ringOffsets[ring], 2 * ringOffsets[ring + 1]));
      const sums = sumRing(lonLat);
      unitSphere[row] += sums.sphere;
      mercator[row] += sums.mercator;
      degrees2[row] += sums.degrees;
    }
    if (sigma_m2) sigma_m2[row] = areaSigma_m2(coordinates, ringOffsets, firstRing, lastRing, sigma_m ?? 0);
  }
  return {
    planar_m2: polygons.view('planar').areas_m2,
    ellipsoidal_m2: polygons.view('ellipsoidal').areas_m2,
    meanSphere_m2: unitSphere.map((area) => area * MEAN_RADIUS_M * MEAN_RADIUS_M),
    equatorSphere_m2: unitSphere.map((area) => area * EQUATOR_RADIUS_M * EQUATOR_RADIUS_M),
    webMercator_m2: mercator.map((area) => area * EQUATOR_RADIUS_M * EQUATOR_RADIUS_M),
    degrees2,
    ...(sigma_m2 && { sigma_m2 }),
  };
}

/** Signed areas of one closed ring on the unit sphere, in Web Mercator of unit radius and in degrees²; counter-clockwise positive. */
function sumRing(lonLat: Float64Array): { sphere: number; mercator: number; degrees: number } {
  const vertices = lonLat.length / 2;
  const lon0 = lonLat[0];
  const lat0 = lonLat[1];
  const sine0 = sin(lat0 * RADIANS_PER_DEGREE);
  const y0 = atanh(sine0);
  let [sphere, mercator, degrees] = [0, 0, 0];
  let [lastLon, lastLat, lastSine, lastY] = [0, 0, 0, 0];
  for (let vertex = 1; vertex < vertices; vertex++) {
    const lon = lonLat[2 * vertex] - lon0;
    const lat = lonLat[2 * vertex + 1] - lat0;
    const sinePhi = sin(lonLat[2 * vertex + 1] * RADIANS_PER_DEGREE);
    const sine = sinePhi - sine0;
    const y = atanh(sinePhi) - y0;
    sphere += lastLon * sine - lon * lastSine;
    mercator += lastLon * y - lon * lastY;
    degrees += lastLon * lat - lon * lastLat;
    [lastLon, lastLat, lastSine, lastY] = [lon, lat, sine, y];
  }
  return {
    sphere: (sphere * RADIANS_PER_DEGREE) / 2,
    mercator: (mercator * RADIANS_PER_DEGREE) / 2,
    degrees: degrees / 2,
  };
}

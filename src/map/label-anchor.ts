import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';

/** Heights of the trial lines as shares of the box, the middle first: the first of equals wins. */
const TRIALS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/**
 * A point well inside for a name: the middle of the widest horizontal chord of the largest part. Degrees; null for an empty shape.
 * A centroid may fall outside a crescent or into a hole, a chord's middle cannot.
 */
export function findLabelAnchor(shape: Polygon | MultiPolygon): Position | null {
  const rings = largestPart(shape);
  const outer = rings[0];
  if (!outer || outer.length < 4) return null;
  const [, south, , north] = boxOf(outer);
  let best: Position | null = null;
  let bestWidth = 0;
  for (const share of TRIALS) {
    const lat = south + (north - south) * share;
    const crossings = crossingLons(rings, lat);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i];
      if (width <= bestWidth * 1.15) continue;
      bestWidth = width;
      best = [(crossings[i] + crossings[i + 1]) / 2, lat];
    }
  }
  return best ?? outer[0];
}

function largestPart(shape: Polygon | MultiPolygon): Position[][] {
  if (shape.type === 'Polygon') return shape.coordinates;
  let best: Position[][] = [];
  let bestArea = -1;
  for (const part of shape.coordinates) {
    const area = boxArea(part[0] ?? []);
    if (area <= bestArea) continue;
    bestArea = area;
    best = part;
  }
  return best;
}

function boxArea(ring: readonly Position[]): number {
  const [west, south, east, north] = boxOf(ring);
  return (east - west) * (north - south);
}

function boxOf(ring: readonly Position[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

function crossingLons(rings: readonly Position[][], lat: number): number[] {
  const lons: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [lon0, lat0] = ring[i];
      const [lon1, lat1] = ring[i + 1];
      if (lat0 <= lat === lat1 <= lat) continue;
      lons.push(lon0 + ((lat - lat0) / (lat1 - lat0)) * (lon1 - lon0));
    }
  }
  return lons.sort((a, b) => a - b);
}

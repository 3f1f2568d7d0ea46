import type { Refusal } from '../refusal.ts';
import type { Shape } from '../shape.ts';

const SMALLEST_RING = 4;

/**
 * Whether a shape can be kept at all: closed rings of finite longitudes and latitudes, and a known vertex error. Crossing rings
 * are found by admission (`core/overlay`), which has the millimetre columns.
 */
export function checkShape(shape: Shape): Refusal | null {
  if (!Number.isFinite(shape.sigma_m) || shape.sigma_m < 0) return { refused: 'shape-sigma-invalid' };
  const { coordinates } = shape;
  const polygons = coordinates.type === 'Polygon' ? [coordinates.coordinates] : coordinates.coordinates;
  if (polygons.length === 0 || polygons.some((rings) => rings.length === 0)) return { refused: 'shape-empty' };
  for (const rings of polygons) {
    for (const ring of rings) {
      if (ring.length < SMALLEST_RING) return { refused: 'shape-too-few-vertices', vertices: ring.length };
      if (!ring.every(isLonLat)) return { refused: 'shape-not-lon-lat' };
      if (!isClosed(ring)) return { refused: 'shape-unclosed' };
    }
  }
  return null;
}

function isLonLat([lon, lat]: readonly number[]): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function isClosed(ring: readonly (readonly number[])[]): boolean {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first[0] === last[0] && first[1] === last[1];
}

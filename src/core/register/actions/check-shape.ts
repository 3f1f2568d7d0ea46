import type { Refusal } from '../refusal.ts';
import type { Shape } from '../shape.ts';

const SMALLEST_RING = 4;
/** Coarser than any device's fix: an error beyond it places nothing, and its area could not be written any more. */
const MOST_SIGMA_M = 1_000_000;

/**
 * Whether a shape can be kept at all: closed rings of finite longitudes and latitudes that enclose something, and a known vertex error. Crossing rings
 * are found by admission (`core/overlay`), which has the millimetre columns.
 */
export function checkShape(shape: Shape): Refusal | null {
  if (!isVertexError(shape.sigma_m)) return { refused: 'shape-sigma-invalid' };
  const { coordinates, relativeSigma_m = 0 } = shape;
  if (!(relativeSigma_m >= 0 && relativeSigma_m <= shape.sigma_m)) return { refused: 'shape-sigma-invalid' };
  const polygons = coordinates.type === 'Polygon' ? [coordinates.coordinates] : coordinates.coordinates;
  if (polygons.length === 0 || polygons.some((rings) => rings.length === 0)) return { refused: 'shape-empty' };
  for (const rings of polygons) {
    for (const ring of rings) {
      if (ring.length < SMALLEST_RING) return { refused: 'shape-too-few-vertices', vertices: ring.length };
      if (!ring.every(isLonLat)) return { refused: 'shape-not-lon-lat' };
      if (!isClosed(ring)) return { refused: 'shape-unclosed' };
      if (!hasArea(ring)) return { refused: 'shape-without-area' };
    }
  }
  return null;
}

/** Whether a number of metres can be one standard deviation of a vertex. */
export const isVertexError = (sigma_m: number): boolean => Number.isFinite(sigma_m) && sigma_m >= 0 && sigma_m <= MOST_SIGMA_M;

function isLonLat([lon, lat]: readonly number[]): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Square degrees: about a square decimetre on the ground. */
const LEAST_AREA = 1e-12;

/** By the shoelace sum about the first vertex; three places on one line, or there and back, enclose nothing. */
function hasArea(ring: readonly (readonly number[])[]): boolean {
  const [x0, y0] = ring[0];
  let doubled = 0;
  for (let n = 1; n + 1 < ring.length; n++) {
    const [[ax, ay], [bx, by]] = [ring[n], ring[n + 1]];
    doubled += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return Math.abs(doubled) / 2 > LEAST_AREA;
}

function isClosed(ring: readonly (readonly number[])[]): boolean {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first[0] === last[0] && first[1] === last[1];
}

import type { MultiPolygon, Polygon, Position } from 'geojson';

/** A shape on a picture of a given width. */
export interface LaidShape {
  readonly path: string;
  /** Middle of its largest part, for a name, and how wide that is. */
  readonly at: readonly [x: number, y: number];
  readonly width: number;
}

const DEGREE = Math.PI / 180;

/**
 * Lays shapes in degrees out on a picture as wide as asked, north up: degrees of longitude shortened by the middle latitude, which is as
 * true as a picture of one district needs; nothing is measured on it.
 */
export function layOutShapes(
  shapes: readonly (Polygon | MultiPolygon)[],
  width: number,
): { readonly height: number; readonly shapes: readonly LaidShape[] } {
  const parts = shapes.map((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates));
  const all = parts.flat(3);
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of all) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  const [west, south, east, north] = bounds;
  if (!(east > west)) return { height: 0, shapes: [] };
  const shortened = Math.cos(((south + north) / 2) * DEGREE);
  const scale = width / ((east - west) * shortened);
  const place = ([lon, lat]: Position): [number, number] => [(lon - west) * shortened * scale, (north - lat) * scale];
  return {
    height: (north - south) * scale,
    shapes: parts.map((polygons) => {
      const rings = polygons.map((polygon) => polygon.map((ring) => ring.map(place)));
      const path = rings
        .flat()
        .map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`)
        .join('');
      const largest = rings.map(([outer]) => centre(outer)).sort((a, b) => b.size - a.size)[0];
      return { path, at: largest.at, width: largest.width };
    }),
  };
}

function centre(ring: readonly (readonly [number, number])[]) {
  let [doubled, x, y] = [0, 0, 0];
  for (let n = 1; n < ring.length; n++) {
    const cross = ring[n - 1][0] * ring[n][1] - ring[n][0] * ring[n - 1][1];
    doubled += cross;
    x += (ring[n - 1][0] + ring[n][0]) * cross;
    y += (ring[n - 1][1] + ring[n][1]) * cross;
  }
  const xs = ring.map(([one]) => one);
  const at: [number, number] = doubled === 0 ? [xs[0], ring[0][1]] : [x / (3 * doubled), y / (3 * doubled)];
  return { at, size: Math.abs(doubled), width: Math.max(...xs) - Math.min(...xs) };
}

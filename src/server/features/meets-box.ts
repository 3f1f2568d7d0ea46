import type { Geometry, Position } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';

/**
 * Whether a geometry and a box in lon/lat have a point in common, borders included: as a desktop GIS judges it, by straight lines
 * between longitudes and latitudes. @param own the geometry's own box; null where it has no position
 */
export function meetsBox(geometry: Geometry, own: Bounds | null, box: Bounds): boolean {
  if (!own || own[0] > box[2] || own[2] < box[0] || own[1] > box[3] || own[3] < box[1]) return false;
  if (own[0] >= box[0] && own[2] <= box[2] && own[1] >= box[1] && own[3] <= box[3]) return true;
  switch (geometry.type) {
    case 'Polygon':
      return polygonMeets(geometry.coordinates, box);
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => polygonMeets(rings, box));
    case 'LineString':
      return lineMeets(geometry.coordinates, box);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => lineMeets(line, box));
    default:
      return true;
  }
}

function polygonMeets(rings: readonly Position[][], box: Bounds): boolean {
  if (rings.some((ring) => lineMeets(ring, box))) return true;
  // No border crosses the box: it lies wholly inside or wholly outside.
  return rings.reduce((inside, ring) => inside !== holds(ring, box[0], box[1]), false);
}

function holds(ring: readonly Position[], lon: number, lat: number): boolean {
  let inside = false;
  for (let n = 0; n + 1 < ring.length; n++) {
    const [[ax, ay], [bx, by]] = [ring[n], ring[n + 1]];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function lineMeets(line: readonly Position[], box: Bounds): boolean {
  for (let n = 0; n + 1 < line.length; n++) if (segmentMeets(line[n], line[n + 1], box)) return true;
  return false;
}

/** Clips a segment against the four sides (Liang–Barsky): something is left of it where they meet. */
function segmentMeets([ax, ay]: Position, [bx, by]: Position, [west, south, east, north]: Bounds): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [bx - ax, by - ay];
  for (const [step, room] of [
    [-dx, ax - west],
    [dx, east - ax],
    [-dy, ay - south],
    [dy, north - ay],
  ]) {
    if (step === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / step;
    if (step < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    if (from > to) return false;
  }
  return true;
}

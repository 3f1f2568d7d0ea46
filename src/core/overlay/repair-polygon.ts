import type { AdmissionCode } from './admission-report.ts';
import { buildColumns, type NestedRings, readNestedRings } from './build-columns.ts';
import type { WindingCheck } from './check-winding.ts';
import { measureView } from './measure-view.ts';
import type { PolygonColumns, PolygonView } from './polygon-set.ts';

/** Clipping is exact arithmetic and costs milliseconds per hundred vertices: beyond these a repair would look like a hang. */
const MAX_VERTICES = 20_000;
const MAX_CROSSINGS = 4_000;
/** Rounding a repaired shape to millimetres may cross a hair's breadth again; each round leaves less. */
const ROUNDS = 4;

export type RepairResult =
  | { readonly polygons: NestedRings; readonly found: AdmissionCode }
  | { readonly refused: AdmissionCode; readonly found: AdmissionCode };

/**
 * Repairs one feature whose winding number is not 0 or 1, by the non-zero rule of GEOS's structural make_valid: each ring
 * encloses what it winds around at all (both lobes of a bow-tie, an area traversed twice once), holes are then subtracted
 * (one outside its shell subtracts nothing), parts are joined. Vertices are rounded to millimetres and checked again.
 */
export async function repairPolygon(view: PolygonView, row: number, check: WindingCheck): Promise<RepairResult> {
  const found = classify(view, row, check);
  // From the middle of its box a feature of the plane's whole reach stays within 32 bits; from a corner it would not.
  const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
  const middleX = Math.round((minX + maxX) / 2);
  const middleY = Math.round((minY + maxY) / 2);
  let polygons = shift(readNestedRings(view.columns, row), -middleX, -middleY);
  if (countVertices(polygons) > MAX_VERTICES) return { refused: 'too-many-vertices', found };
  if (countCrossings(polygons, MAX_CROSSINGS) > MAX_CROSSINGS) return { refused: 'too-complex', found };

  const [west, south, east, north] = [minX - middleX - 10, minY - middleY - 10, maxX - middleX + 10, maxY - middleY + 10];
  const frame = [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ] as const;
  const { intersectPolygons } = await import('./turf-clipping.ts');
  for (let round = 0; round < ROUNDS; round++) {
    const clipped = intersectPolygons([polygons, frame]);
    if (!clipped.ok) return { refused: 'repair-failed', found };
    polygons = shift(clipped.polygons, 0, 0);
    const columns = orient(polygons);
    const repaired = measureView(columns, 'planar', columns.coordinates);
    if (columns.featureOffsets[1] === 0 || !(repaired.areas_m2[0] > 0)) return { refused: 'zero-area', found };
    polygons = readNestedRings(columns, 0);
    if (check.check(repaired, 0).valid) return { polygons: shift(polygons, middleX, middleY), found };
  }
  return { refused: 'repair-failed', found };
}

/** The smallest part that fails names the fault: a ring by itself, a shell with its holes, or the parts together. */
function classify(view: PolygonView, row: number, check: WindingCheck): AdmissionCode {
  const polygons = readNestedRings(view.columns, row);
  const rings = buildColumns(polygons.flat().map((ring) => [[ring]]));
  if (!areAllValid(rings, check)) return 'self-intersection';
  const parts = buildColumns(polygons.map((part) => [part]));
  return areAllValid(parts, check) ? 'parts-overlap' : 'hole-outside';
}

/** Holes stand alone here and run clockwise: as they wind −1, they are compared after turning them. */
function areAllValid(columns: PolygonColumns, check: WindingCheck): boolean {
  const oriented = measureView(columns, 'planar', columns.coordinates);
  for (let row = 0; row < columns.count; row++) {
    if (oriented.areas_m2[row] >= 0) {
      if (!check.check(oriented, row).valid) return false;
      continue;
    }
    const turned = buildColumns([readNestedRings(columns, row).map((part) => part.map((ring) => ring.toReversed()))]);
    if (!check.check(measureView(turned, 'planar', turned.coordinates), 0).valid) return false;
  }
  return true;
}

function shift(polygons: NestedRings, dx: number, dy: number): NestedRings {
  return polygons.map((part) => part.map((ring) => ring.map(([x, y]) => [Math.round(x) + dx, Math.round(y) + dy] as const)));
}

/** Rounded rings without repeated vertices, shells counter-clockwise and holes clockwise; rings that collapsed are left out. */
function orient(polygons: NestedRings): PolygonColumns {
  const parts: (readonly (readonly [number, number])[])[][] = [];
  for (const part of polygons) {
    const rings: (readonly (readonly [number, number])[])[] = [];
    for (const [k, ring] of part.entries()) {
      const distinct = ring.filter(([x, y], v) => v === 0 || x !== ring[v - 1][0] || y !== ring[v - 1][1]);
      const doubled = doubledArea(distinct);
      if (distinct.length >= 4 && doubled !== 0) rings.push(doubled > 0 === (k === 0) ? distinct : distinct.toReversed());
      else if (k === 0) break;
    }
    if (rings.length > 0) parts.push(rings);
  }
  return buildColumns([parts]);
}

function doubledArea(ring: readonly (readonly [number, number])[]): number {
  let doubled = 0;
  for (let v = 1; v + 1 < ring.length; v++) {
    doubled +=
      (ring[v][0] - ring[0][0]) * (ring[v + 1][1] - ring[0][1]) - (ring[v + 1][0] - ring[0][0]) * (ring[v][1] - ring[0][1]);
  }
  return doubled;
}

function countVertices(polygons: NestedRings): number {
  return polygons.reduce((sum, part) => sum + part.reduce((inner, ring) => inner + ring.length, 0), 0);
}

/** Proper crossings between edges, counted no further than just above the limit; edges sorted by their left end. */
function countCrossings(polygons: NestedRings, limit: number): number {
  const edges: (readonly [number, number, number, number])[] = [];
  for (const ring of polygons.flat()) {
    for (let v = 1; v < ring.length; v++) {
      const [a, b] = ring[v - 1][0] < ring[v][0] ? [ring[v - 1], ring[v]] : [ring[v], ring[v - 1]];
      edges.push([a[0], a[1], b[0], b[1]]);
    }
  }
  edges.sort((a, b) => a[0] - b[0]);
  let crossings = 0;
  for (let e = 0; e < edges.length; e++) {
    for (let f = e + 1; f < edges.length && edges[f][0] < edges[e][2]; f++) {
      if (cross(edges[e], edges[f]) && ++crossings > limit) return crossings;
    }
  }
  return crossings;
}

function cross(e: readonly [number, number, number, number], f: readonly [number, number, number, number]): boolean {
  return side(e, f[0], f[1]) * side(e, f[2], f[3]) < 0 && side(f, e[0], e[1]) * side(f, e[2], e[3]) < 0;
}

function side(e: readonly [number, number, number, number], x: number, y: number): number {
  return Math.sign((e[2] - e[0]) * (y - e[1]) - (e[3] - e[1]) * (x - e[0]));
}

import { type FeatureTable, GEOMETRY } from '../feature-table.ts';
import { boxOf, partsOf } from '../geometry-walk.ts';

/** Point 1, line 3, polygon 5, several points 8: ESRI's description of 1998. */
const TYPES = { point: 1, line: 3, polygon: 5, points: 8 } as const;
export type ShpKind = keyof typeof TYPES;

const HEADER = 100;

/** The .shp of some features and its .shx, every part of another kind left out; a feature without such parts is a null shape. */
export function writeShp(
  table: FeatureTable,
  features: readonly number[],
  kind: ShpKind,
): { readonly shp: Uint8Array; readonly shx: Uint8Array } {
  const records = features.map((feature) => ringsOf(table, feature, kind));
  const sizes = records.map((rings) => contentSize(rings, kind));
  const total = sizes.reduce((sum, size) => sum + 8 + size, HEADER);
  const box = boxOf(records.flat());
  const shp = new DataView(new ArrayBuffer(total));
  const shx = new DataView(new ArrayBuffer(HEADER + 8 * records.length));
  writeHeader(shp, kind, box);
  writeHeader(shx, kind, box);
  let at = HEADER;
  records.forEach((rings, n) => {
    shx.setInt32(HEADER + 8 * n, at / 2);
    shx.setInt32(HEADER + 8 * n + 4, sizes[n] / 2);
    shp.setInt32(at, n + 1);
    shp.setInt32(at + 4, sizes[n] / 2);
    writeContent(shp, at + 8, rings, kind);
    at += 8 + sizes[n];
  });
  return { shp: new Uint8Array(shp.buffer), shx: new Uint8Array(shx.buffer) };
}

function ringsOf(table: FeatureTable, feature: number, kind: ShpKind): Float64Array[] {
  const wanted = kind === 'polygon' ? GEOMETRY.polygon : kind === 'line' ? GEOMETRY.line : GEOMETRY.point;
  return partsOf(table, feature).flatMap((part) => (part.kind === wanted ? part.rings : []));
}

function contentSize(rings: readonly Float64Array[], kind: ShpKind): number {
  if (rings.length === 0) return 4;
  const vertices = rings.reduce((sum, { length }) => sum + length / 2, 0);
  if (kind === 'point') return 20;
  return (kind === 'points' ? 40 : 44 + 4 * rings.length) + 16 * vertices;
}

function writeHeader(view: DataView, kind: ShpKind, box: ReturnType<typeof boxOf>): void {
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, TYPES[kind], true);
  (box ?? [0, 0, 0, 0]).forEach((value, n) => view.setFloat64(36 + 8 * n, value, true));
}

function writeContent(view: DataView, start: number, rings: readonly Float64Array[], kind: ShpKind): void {
  if (rings.length === 0) {
    view.setInt32(start, 0, true);
    return;
  }
  view.setInt32(start, TYPES[kind], true);
  if (kind === 'point') {
    view.setFloat64(start + 4, rings[0][0], true);
    view.setFloat64(start + 12, rings[0][1], true);
    return;
  }
  (boxOf(rings) ?? []).forEach((value, n) => view.setFloat64(start + 4 + 8 * n, value, true));
  let at = start + 36;
  const vertices = rings.reduce((sum, { length }) => sum + length / 2, 0);
  if (kind !== 'points') {
    view.setInt32(at, rings.length, true);
    at += 4;
  }
  view.setInt32(at, vertices, true);
  at += 4;
  if (kind !== 'points') {
    let first = 0;
    for (const ring of rings) {
      view.setInt32(at, first, true);
      first += ring.length / 2;
      at += 4;
    }
  }
  for (const ring of rings) {
    // Shells of a layer that goes out run counter-clockwise; here they run clockwise and holes the other way round.
    for (let n = 0; n < ring.length / 2; n++) {
      const vertex = kind === 'polygon' ? ring.length / 2 - 1 - n : n;
      view.setFloat64(at, ring[2 * vertex], true);
      view.setFloat64(at + 8, ring[2 * vertex + 1], true);
      at += 16;
    }
  }
}

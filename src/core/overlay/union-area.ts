import { type NestedRings, readNestedRings } from './build-columns.ts';
import { viewNestedRings } from './nested-view.ts';
import { OverlapMeter } from './overlap-area.ts';
import type { PolygonView } from './polygon-set.ts';
import type { PreparedClip } from './prepare-clip.ts';

export type UnionArea =
  | { readonly ok: true; readonly area_m2: number }
  | { readonly ok: false; readonly code: 'clipping-failed' };

/**
 * Area of the union of several features, inside a prepared clip where one is given, square metres. For clusters of three and
 * more claims on the same land, where sums over pairs count some of it twice: the union is built by Turf, relative to the
 * cluster's corner and unrounded, and then measured by edge integrals in the measure of the view.
 */
export async function measureUnion(view: PolygonView, rows: readonly number[], clip?: PreparedClip): Promise<UnionArea> {
  if (rows.length === 0) return { ok: true, area_m2: 0 };
  const { unitePolygons } = await import('./turf-clipping.ts');
  const cornerX = Math.min(...rows.map((row) => view.boxes[4 * row]));
  const cornerY = Math.min(...rows.map((row) => view.boxes[4 * row + 1]));
  const sets = rows.map((row) => move(readNestedRings(view.columns, row, view.coordinates), -cornerX, -cornerY));
  const united = unitePolygons(sets.filter((set) => set.length > 0));
  if (!united.ok) return united;
  if (united.polygons.length === 0) return { ok: true, area_m2: 0 };
  const union = viewNestedRings(move(united.polygons, cornerX, cornerY), view.measure);
  return { ok: true, area_m2: clip === undefined ? union.areas_m2[0] : new OverlapMeter().measure(union, 0, clip) };
}

function move(polygons: NestedRings, dx: number, dy: number): NestedRings {
  return polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x + dx, y + dy] as const)));
}

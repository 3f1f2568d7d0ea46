import type { Bounds } from '../../core/geodesy/plane.ts';
import { holdsPoint } from '../../core/overlay/holds-point.ts';
import type { DistrictSession } from './district-session.ts';

const DEPTH = { zone: 0, township: 1, village: 2 } as const;

/** Which unit holds a place, and which units lie in another. */
export class UnitFinder {
  readonly #parents: ReadonlyMap<string, string | undefined>;

  constructor(private readonly session: DistrictSession) {
    this.#parents = new Map(session.units.list.map(({ id, parentId }) => [id, parentId]));
  }

  /** The smallest unit that holds a place; null where none does. */
  at(lon: number, lat: number): string | null {
    const { list, polygons } = this.session.units;
    const { coordinates, refused } = this.session.plane.toMillimetres(Float64Array.of(lon, lat));
    if (refused.length > 0 || list.length === 0) return null;
    const [x, y] = coordinates;
    const view = polygons.view('planar');
    let found = -1;
    for (const row of polygons.index('planar').search(x, y, x, y)) {
      const isDeeper = found < 0 || DEPTH[list[row].level] > DEPTH[list[found].level];
      if (isDeeper && holdsPoint(view, row, x, y)) found = row;
    }
    return found < 0 ? null : list[found].id;
  }

  /** The unit that holds the middle of a box. */
  amid([west, south, east, north]: Bounds): string | null {
    return this.at((west + east) / 2, (south + north) / 2);
  }

  /** The smallest of several units. */
  smallest(units: readonly string[]): string | null {
    const depths = new Map(this.session.units.list.map(({ id, level }) => [id, DEPTH[level]]));
    return units.toSorted((a, b) => (depths.get(b) ?? -1) - (depths.get(a) ?? -1)).at(0) ?? null;
  }

  /** Whether a unit is another, or lies in it. */
  lies(unit: string, within: string): boolean {
    const passed = new Set<string>();
    for (let at: string | undefined = unit; at !== undefined && !passed.has(at); at = this.#parents.get(at)) {
      if (at === within) return true;
      passed.add(at);
    }
    return false;
  }
}

import type { Bounds } from '../../core/geodesy/plane.ts';
import { holdsPoint } from '../../core/overlay/holds-point.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Patch } from '../../core/register/patch.ts';
import type { Day } from '../../core/register/ports.ts';
import type { EntityPlace } from '../calls/desk.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { refOfEntity } from './name-entity.ts';
import { rowBounds } from './row-bounds.ts';
import { boundsOf } from './row-geometry.ts';

/** Where an entity is on the map: a case where its first build is, a task where its subject is; null for nowhere. */
export function placeOfEntity(session: DistrictSession, entity: EntityRef, on: Day): EntityPlace | null {
  const { register } = session;
  if (entity.kind === 'patch') {
    const patch = register.patches.get(entity.id);
    return patch ? { ref: refOfPatch(session, patch), bounds: boundsOf(patch.shape.coordinates) } : null;
  }
  if (entity.kind === 'task') {
    const subject = register.tasks.get(entity.id)?.subject;
    return subject ? placeOfEntity(session, subject, on) : null;
  }
  const first = entity.kind === 'case' ? register.cases.get(entity.id)?.sightings[0] : undefined;
  const ref = first ? refOfEntity(session, { kind: 'sighting', id: first }) : refOfEntity(session, entity);
  if (!ref) return null;
  const { polygons, row } = locate(session, ref, on);
  return { ref, bounds: rowBounds(session, polygons, row) };
}

/** The feature of its layer that a patch was taken from. */
export function refOfPatch(session: DistrictSession, { layerId, featureId }: Patch): FeatureRef | null {
  const layer = layerId === undefined ? undefined : session.layers.get(layerId);
  const row = featureId === undefined ? undefined : layer?.rowOf(featureId);
  return layer && row !== undefined ? { kind: 'parcel', layerId: layer.layer.id, row } : null;
}

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

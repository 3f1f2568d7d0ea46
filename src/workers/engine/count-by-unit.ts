import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { AdminUnit } from '../../core/register/district.ts';
import type { Conflict, UnitMarks } from '../calls/cartography.ts';
import type { DistrictSession } from './district-session.ts';
import { boundsOf } from './row-geometry.ts';

interface Outline {
  readonly parts: readonly Position[][][];
  readonly bounds: Bounds;
}

const outlines = new WeakMap<AdminUnit, Outline>();

/** How many builds stand, and how many conflicts lie, in each unit on a day, by the places of their marks. */
export function countByUnit(
  session: DistrictSession,
  on: string,
  conflicts: readonly Pick<Conflict, 'lon' | 'lat'>[],
): UnitMarks[] {
  const builds = [...session.register.sightings.values()].flatMap(({ id, position }) => {
    const row = session.sightings.rowOn(id, on);
    return row === undefined || session.sightings.versions[row].shape === null ? [] : [position];
  });
  return session.units.list.map((unit) => {
    const outline = outlineOf(unit);
    const holds = ({ lon, lat }: { lon: number; lat: number }) => isInside(outline, lon, lat);
    return { unitId: unit.id, builds: builds.filter(holds).length, conflicts: conflicts.filter(holds).length };
  });
}

function outlineOf(unit: AdminUnit): Outline {
  let outline = outlines.get(unit);
  if (!outline) {
    const { shape } = unit;
    outline = { parts: partsOf(shape), bounds: boundsOf(shape) };
    outlines.set(unit, outline);
  }
  return outline;
}

const partsOf = (shape: Polygon | MultiPolygon): Position[][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;

/** Even-odd rule over all rings. */
function isInside({ parts, bounds: [west, south, east, north] }: Outline, lon: number, lat: number): boolean {
  if (lon < west || lon > east || lat < south || lat > north) return false;
  let inside = false;
  for (const ring of parts.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [lon0, lat0] = ring[i];
      const [lon1, lat1] = ring[i + 1];
      if (lat0 <= lat !== lat1 <= lat && lon < lon0 + ((lat - lat0) / (lat1 - lat0)) * (lon1 - lon0)) inside = !inside;
    }
  }
  return inside;
}

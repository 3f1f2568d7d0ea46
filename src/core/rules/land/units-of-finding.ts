import { holdsPoint } from '../../overlay/holds-point.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { EntityRef } from '../../register/entity-ref.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import { type DistrictLand, placeOfFeature } from './district-land.ts';

/** East and north, millimetres of the district's plane. */
type Spot = readonly [number, number];

/**
 * Zone, township and village of a finding: of a clearance item the named one with those that it lies in, else those that hold the
 * middle of the first thing that lies anywhere. Empty where that is not known.
 */
export function unitsOfFinding(
  land: DistrictLand,
  register: Register,
  entities: readonly EntityRef[],
  on: Day,
): readonly string[] {
  const { list, polygons } = land.units;
  const item = entities.find(({ kind }) => kind === 'clearance-item');
  const named = item && register.items.get(item.id)?.unit;
  const line = named === undefined ? undefined : linesOf(land.units).get(named);
  if (line) return line;
  for (const entity of entities) {
    const spot = spotOf(land, register, entity, on);
    if (!spot) continue;
    const [x, y] = spot;
    const view = polygons.view('planar');
    const holding = polygons.index('planar').search(x, y, x, y);
    return holding.filter((row) => holdsPoint(view, row, x, y)).map((row) => list[row].id);
  }
  return [];
}

/** Each unit with what it lies in, by its id; for as long as the district's units stay. */
const lines = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

function linesOf({ list }: DistrictLand['units']): ReadonlyMap<string, readonly string[]> {
  const known = lines.get(list);
  if (known) return known;
  const parents = new Map(list.map(({ id, parentId }) => [id, parentId]));
  const made = new Map(
    list.map(({ id }) => {
      const line = [id];
      for (let up = parents.get(id); up !== undefined && !line.includes(up); up = parents.get(up)) line.push(up);
      return [id, line];
    }),
  );
  lines.set(list, made);
  return made;
}

function spotOf(land: DistrictLand, register: Register, { kind, id }: EntityRef, on: Day): Spot | null {
  switch (kind) {
    case 'clearance-item': {
      const parcelId = register.items.get(id)?.parcelId;
      return parcelId === undefined ? null : spotOf(land, register, { kind: 'parcel', id: parcelId }, on);
    }
    case 'parcel': {
      const place = placeOfFeature(land, id);
      return place ? middle(place.layer.polygons, place.row) : null;
    }
    case 'red-line':
      return drawnSpot(land.redLines, id, on);
    case 'sighting':
      return drawnSpot(land.sightings, id, on);
    case 'case': {
      const first = register.cases.get(id)?.sightings[0];
      return first === undefined ? null : spotOf(land, register, { kind: 'sighting', id: first }, on);
    }
    case 'patch': {
      const coordinates = register.patches.get(id)?.shape.coordinates;
      const places = coordinates?.type === 'Polygon' ? coordinates.coordinates.flat() : coordinates?.coordinates.flat(2);
      if (!places) return null;
      const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
      const centre = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
      const { coordinates: spot } = land.plane.toMillimetres(Float64Array.from(centre));
      return [spot[0], spot[1]];
    }
    default:
      return null;
  }
}

/** Of the version of the day, or the last one before it of which anything is left. */
function drawnSpot(dated: DatedShapes, id: string, on: Day): Spot | null {
  const row = dated.rowsOf(id).findLast((one) => dated.versions[one].shape !== null && dated.versions[one].fromOn <= on);
  return row === undefined ? null : middle(dated.polygons, row);
}

function middle(polygons: MeasuredPolygons, row: number): Spot {
  const [minX, minY, maxX, maxY] = polygons.view('planar').boxes.subarray(4 * row, 4 * row + 4);
  return [(minX + maxX) / 2, (minY + maxY) / 2];
}

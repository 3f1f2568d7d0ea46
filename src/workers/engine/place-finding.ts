import type { Bounds } from '../../core/geodesy/plane.ts';
import { holdsPoint } from '../../core/overlay/holds-point.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import { type Finding, findingKey } from '../../core/rules/finding.ts';
import type { FindingEntry } from '../calls/findings.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { nameEntity } from './name-entity.ts';
import { rowBounds } from './row-bounds.ts';

/** Names what a finding is about, and finds where it lies: in which units, and what the map shows of it. */
export function placeFinding(session: DistrictSession, finding: Finding, on: string): FindingEntry {
  const { register } = session;
  const entities = finding.entities.map((entity) => {
    const { label, ref } = nameEntity(session, entity);
    const place = ref ?? featureOf(session, entity);
    return { ...entity, label: label === entity.id ? (labelOfFeature(session, place) ?? label) : label, ref: place };
  });
  const ref = entities.find((one) => one.ref)?.ref ?? null;
  const shape = entities.length > 0 ? caseOrPatchPlace(session, entities[0]) : null;
  const bounds = ref ? boundsOf(session, ref, on) : shape;
  const item = finding.entities.find(({ kind }) => kind === 'clearance-item');
  const named = item && register.items.get(item.id)?.unit;
  return {
    ...finding,
    key: findingKey(finding),
    entities,
    bounds,
    units: unitsOf(session, named, bounds),
  };
}

/** A feature of a layer that holds no parcels goes by its id all the same. */
function featureOf(session: DistrictSession, { kind, id }: EntityRef): FeatureRef | null {
  if (kind !== 'parcel') return null;
  for (const [layerId, layer] of session.layers) {
    const row = layer.rowOf(id);
    if (row !== undefined) return { kind: 'parcel', layerId, row };
  }
  return null;
}

function labelOfFeature(session: DistrictSession, ref: FeatureRef | null): string | undefined {
  return ref?.kind === 'parcel' ? session.layers.get(ref.layerId)?.label(ref.row) : undefined;
}

/** Where a case's first build or a patch lies. */
function caseOrPatchPlace(session: DistrictSession, { kind, id }: EntityRef): Bounds | null {
  const { register } = session;
  const sighting = kind === 'case' ? register.sightings.get(register.cases.get(id)?.sightings[0] ?? '') : undefined;
  if (sighting) return [sighting.position.lon, sighting.position.lat, sighting.position.lon, sighting.position.lat];
  const patch = kind === 'patch' ? register.patches.get(id) : undefined;
  if (!patch) return null;
  const { coordinates } = patch.shape;
  const places = (coordinates.type === 'Polygon' ? [coordinates.coordinates] : coordinates.coordinates).flat(2);
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function boundsOf(session: DistrictSession, ref: FeatureRef, on: string): Bounds {
  const { polygons, row } = locate(session, ref, on);
  return rowBounds(session, polygons, row);
}

/** Each unit with what it lies in, by its id; for as long as the district's units stay. */
const lines = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

function linesOf({ list }: DistrictSession['units']): ReadonlyMap<string, readonly string[]> {
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

/** The named unit with what it lies in, else the units that hold the middle of the place. */
function unitsOf(session: DistrictSession, unit: string | undefined, bounds: Bounds | null): readonly string[] {
  const { list, polygons } = session.units;
  const line = unit === undefined ? undefined : linesOf(session.units).get(unit);
  if (line) return line;
  if (!bounds) return [];
  const [west, south, east, north] = bounds;
  const { coordinates } = session.plane.toMillimetres(Float64Array.of((west + east) / 2, (south + north) / 2));
  const [x, y] = coordinates;
  const view = polygons.view('planar');
  return polygons
    .index('planar')
    .search(x, y, x, y)
    .filter((row) => holdsPoint(view, row, x, y))
    .map((row) => list[row].id);
}

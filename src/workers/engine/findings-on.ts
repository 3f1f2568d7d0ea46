import type { Bounds } from '../../core/geodesy/plane.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { FindingAcceptance } from '../../core/register/finding-acceptance.ts';
import { type Finding, findingKey, SEVERITIES } from '../../core/rules/finding.ts';
import { findFindings } from '../../core/rules/find-findings.ts';
import { holdsPoint } from '../../core/overlay/holds-point.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { FindingEntry, FindingList } from '../calls/findings.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { Call } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { nameEntity } from './name-entity.ts';
import { rowBounds } from './row-bounds.ts';

/** Days whose findings are kept while the register stays as it is. */
const MOST_DAYS = 3;
const lists = new WeakMap<DistrictSession, Map<string, Promise<FindingList>>>();

/** Everything that the rules find on a day, with its names and places; looked for once a day and session. @throws TaskCancelled */
export async function findingsOn(session: DistrictSession, on: string, call: Call): Promise<FindingList> {
  const days = lists.get(session) ?? new Map<string, Promise<FindingList>>();
  lists.set(session, days);
  for (;;) {
    const known = days.get(on) ?? search(session, on, call);
    if (!days.has(on) && days.size >= MOST_DAYS) days.delete([...days.keys()][0]);
    days.set(on, known);
    try {
      return await known;
    } catch (error) {
      days.delete(on);
      // A search that somebody else cancelled is begun anew.
      if (call.signal.aborted || (error as { code?: string }).code !== 'cancelled') throw error;
    }
  }
}

async function search(session: DistrictSession, on: string, call: Call): Promise<FindingList> {
  call.progress({ phase: 'findings', done: 0, total: 0, unit: 'rules' });
  const found = await findFindings(session, session.register, on, { signal: call.signal, pause: nextTask });
  const entries = found.map((finding) => entryOf(session, finding, on));
  return { on, entries: entries.sort(byUrgency) };
}

/** Names and places by finding: a finding that is kept keeps them, while parcels, lines and builds stay. */
const named = new WeakMap<Finding, { readonly session: DistrictSession; readonly entry: FindingEntry }>();

function entryOf(session: DistrictSession, finding: Finding, on: string): FindingEntry {
  const known = named.get(finding);
  const isKept =
    known &&
    known.session.layers === session.layers &&
    known.session.redLines === session.redLines &&
    known.session.sightings === session.sightings;
  const entry = isKept ? known.entry : placeFinding(session, finding, on);
  named.set(finding, { session, entry });
  const accepted = acceptedAs(finding, session.register.acceptances.get(entry.key), session.settings.sliver.m2);
  if (!accepted) return entry;
  return { ...entry, accepted };
}

/** An acceptance covers a finding as it was: one that has grown by more than a sliver since is open again. */
function acceptedAs(finding: Finding, acceptance: FindingAcceptance | undefined, sliver_m2: number): FindingEntry['accepted'] {
  if (!acceptance || (finding.m2 ?? 0) > (acceptance.m2 ?? 0) + sliver_m2) return undefined;
  const { acceptedOn, reason, m2 } = acceptance;
  return { on: acceptedOn, reason, ...(m2 !== undefined && { m2 }) };
}

function placeFinding(session: DistrictSession, finding: Finding, on: string): FindingEntry {
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

/** The named unit with what it lies in, else the units that hold the middle of the place. */
function unitsOf(session: DistrictSession, unit: string | undefined, bounds: Bounds | null): readonly string[] {
  const { list, polygons } = session.units;
  const parents = new Map(list.map(({ id, parentId }) => [id, parentId]));
  if (unit !== undefined && parents.has(unit)) {
    const line = [unit];
    for (let up = parents.get(unit); up !== undefined && !line.includes(up); up = parents.get(up)) line.push(up);
    return line;
  }
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

/** Those that stand first, then by severity, then the largest. */
function byUrgency(a: FindingEntry, b: FindingEntry): number {
  return (
    Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (b.m2 ?? 0) - (a.m2 ?? 0) ||
    (a.key < b.key ? -1 : 1)
  );
}

import type { Bounds } from '../../core/geodesy/plane.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import { acceptanceOf, compareGravity } from '../../core/rules/acceptance.ts';
import { type Finding, findingKey } from '../../core/rules/finding.ts';
import { findFindings } from '../../core/rules/find-findings.ts';
import { placeOfFeature } from '../../core/rules/land/district-land.ts';
import { unitsOfFinding } from '../../core/rules/land/units-of-finding.ts';
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
  return { on, entries: entries.sort(compareGravity) };
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
  const accepted = acceptanceOf(finding, session.register.acceptances, session.settings.sliver.m2);
  if (!accepted) return entry;
  return { ...entry, accepted };
}

function placeFinding(session: DistrictSession, finding: Finding, on: string): FindingEntry {
  const entities = finding.entities.map((entity) => {
    const { label, ref } = nameEntity(session, entity);
    return { ...entity, label, ref: ref ?? featureOf(session, entity) };
  });
  const ref = entities.find((one) => one.ref)?.ref ?? null;
  const shape = entities.length > 0 ? caseOrPatchPlace(session, entities[0]) : null;
  const bounds = ref ? boundsOf(session, ref, on) : shape;
  return {
    ...finding,
    key: findingKey(finding),
    entities,
    bounds,
    units: unitsOfFinding(session, session.register, finding.entities, on),
  };
}

/** A feature of a layer that holds no parcels goes by its id all the same. */
function featureOf(session: DistrictSession, { kind, id }: EntityRef): FeatureRef | null {
  const place = kind === 'parcel' ? placeOfFeature(session, id) : undefined;
  return place ? { kind: 'parcel', layerId: place.layer.layer.id, row: place.row } : null;
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

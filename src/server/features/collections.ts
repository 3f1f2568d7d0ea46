import { COLLECTIONS, type CollectionId, FEATURE_FIELDS, type FeatureField, GEOMETRY_CLASS } from '../../api/features.ts';
import type { Day } from '../../core/register/ports.ts';
import type { EntityKind } from '../../core/register/entity-ref.ts';
import { type Register, versionOf } from '../../core/register/register.ts';
import type { DistrictSession } from '../../workers/engine/district-session.ts';
import { type Actor, classesOf } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { withinArea } from './assigned-area.ts';
import type { FeatureSet } from './feature-set.ts';
import { parcelFeatures } from './parcel-features.ts';
import { caseFeatures, patrolFeatures, redLineFeatures, sightingFeatures, zoneFeatures } from './register-features.ts';

interface Collection {
  /** In both languages of the office: a desktop GIS shows one title. */
  readonly title: string;
  readonly description: string;
  /** Of the register's entities; parcels and zones are versioned by their content. */
  readonly kind?: EntityKind;
  readonly make: (session: DistrictSession, on: Day) => FeatureSet;
}

export const COLLECTION: Readonly<Record<CollectionId, Collection>> = {
  zones: { title: '行政区划 Zones', description: 'Zones, townships and villages of the district.', make: zoneFeatures },
  parcels: {
    title: '宗地 Parcels',
    description: 'Parcels of all imported layers, in their shapes of the day.',
    make: parcelFeatures,
  },
  'red-lines': {
    title: '项目红线 Red lines',
    description: 'Project red lines in the version in force on the day.',
    kind: 'red-line',
    make: redLineFeatures,
  },
  sightings: {
    title: '疑似违建 Sightings',
    description: 'Reports of builds to be verified, in their shapes of the day.',
    kind: 'sighting',
    make: sightingFeatures,
  },
  cases: {
    title: '案件 Cases',
    description: 'Cases, on the land that was drawn as occupied or else on the builds that they are about.',
    kind: 'case',
    make: caseFeatures,
  },
  patrols: { title: '巡查 Patrols', description: 'Tracks of patrols.', kind: 'patrol', make: patrolFeatures },
};

/** Days kept of each collection: today, and one that is looked back at page by page. */
const MOST_KEPT = 2;
const made = new WeakMap<DistrictSession, Map<string, FeatureSet>>();

/** A collection as it is on a day; made once for all pages of a session. */
function featuresOn(session: DistrictSession, collection: CollectionId, on: Day): FeatureSet {
  const sets = made.get(session) ?? new Map<string, FeatureSet>();
  made.set(session, sets);
  const key = `${collection}/${on}`;
  const set = sets.get(key) ?? COLLECTION[collection].make(session, on);
  sets.delete(key);
  sets.set(key, set);
  const own = [...sets.keys()].filter((one) => one.startsWith(`${collection}/`));
  for (const oldest of own.slice(0, -MOST_KEPT)) sets.delete(oldest);
  return set;
}

type Reader = Pick<Actor, 'role' | 'grants'>;

/** A collection as somebody is given it on a day: a patrol of what touches its area, and without an area nothing. */
export async function featuresGiven(
  { role, assignedArea }: Pick<Actor, 'role' | 'assignedArea'>,
  session: DistrictSession,
  collection: CollectionId,
  on: Day,
): Promise<FeatureSet> {
  const whole = featuresOn(session, collection, on);
  return role === 'patrol' ? withinArea(whole, assignedArea ?? null, session) : whole;
}

/** Collections that somebody is given; a partner department only those that its account names. */
export const collectionsGiven = ({ role, grants = {} }: Reader): readonly CollectionId[] =>
  COLLECTIONS.filter((id) => classesOf(role).includes(GEOMETRY_CLASS[id]) && (role !== 'partner' || Object.hasOwn(grants, id)));

/** Properties of a collection that somebody is given: the others are neither answered nor filtered by. */
export function fieldsGiven(actor: Reader, collection: CollectionId): Readonly<Record<string, FeatureField>> {
  const classes = classesOf(actor.role);
  const named = actor.role === 'partner' ? (actor.grants?.[collection] ?? []) : null;
  return Object.fromEntries(
    Object.entries(FEATURE_FIELDS[collection]).filter(
      ([name, { fieldClass }]) => classes.includes(fieldClass) && (named?.includes(name) ?? true),
    ),
  );
}

/** @throws ProblemError 404 `collection-unknown`, 403 `not-permitted` */
export function requireCollection(actor: Reader, name: string): CollectionId {
  const collection = COLLECTIONS.find((id) => id === name);
  if (!collection) throw new ProblemError(404, 'collection-unknown', { collection: name.slice(0, 80) });
  if (!collectionsGiven(actor).includes(collection)) throw new ProblemError(403, 'not-permitted', { collection });
  return collection;
}

/** How many changes of a feature were accepted; undefined where it is none of the register's. */
export function versionOfFeature(register: Register, collection: CollectionId, id: string): number | undefined {
  const { kind } = COLLECTION[collection];
  return kind && versionOf(register, kind, id);
}

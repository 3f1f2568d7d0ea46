import type { Building } from './building.ts';
import type { Case } from './case.ts';
import type { ClearanceItem } from './clearance-item.ts';
import type { District, Settings } from './district.ts';
import type { EntityKind, EntityRef } from './entity-ref.ts';
import type { FindingAcceptance } from './finding-acceptance.ts';
import type { Household } from './household.ts';
import type { Layer } from './layer.ts';
import type { Parcel } from './parcel.ts';
import type { Patch } from './patch.ts';
import type { Patrol } from './patrol.ts';
import type { Photo } from './photo.ts';
import type { RedLine } from './red-line.ts';
import type { Sighting } from './sighting.ts';
import type { Disclosure } from './disclosure.ts';
import type { FrozenSnapshot } from './frozen-snapshot.ts';
import type { PublishedBoard } from './published-board.ts';
import type { Task } from './task.ts';
import type { Tour } from './tour.ts';

/** How many changes of the entity were accepted, and the place of the last. */
export interface EntityVersion {
  readonly version: number;
  readonly seq: number;
}

/** The state that the accepted changes add up to. Maps go by entity id. */
export interface Register {
  readonly district: District | null;
  readonly settings: Settings | null;
  readonly layers: ReadonlyMap<string, Layer>;
  /** Only parcels that a change touched; the others are rows of their layer's package. */
  readonly parcels: ReadonlyMap<string, Parcel>;
  readonly redLines: ReadonlyMap<string, RedLine>;
  readonly items: ReadonlyMap<string, ClearanceItem>;
  readonly households: ReadonlyMap<string, Household>;
  readonly buildings: ReadonlyMap<string, Building>;
  readonly sightings: ReadonlyMap<string, Sighting>;
  readonly cases: ReadonlyMap<string, Case>;
  readonly patches: ReadonlyMap<string, Patch>;
  readonly tasks: ReadonlyMap<string, Task>;
  /** Findings that the office lets stand, by the finding's key. */
  readonly acceptances: ReadonlyMap<string, FindingAcceptance>;
  readonly patrols: ReadonlyMap<string, Patrol>;
  /** Patrols that were withdrawn, without their fixes: these lie in the feed until they are erased after their time. */
  readonly withdrawnPatrols: ReadonlyMap<string, Omit<Patrol, 'segments'>>;
  readonly photos: ReadonlyMap<string, Photo>;
  readonly snapshots: ReadonlyMap<string, FrozenSnapshot>;
  readonly boards: ReadonlyMap<string, PublishedBoard>;
  readonly tours: ReadonlyMap<string, Tour>;
  readonly disclosures: ReadonlyMap<string, Disclosure>;
  /** By `kind/id`; kept for entities that were withdrawn. Read it through `versionOf`. */
  readonly versions: ReadonlyMap<string, EntityVersion>;
  /** Changes that could not be applied (a foreign or damaged feed), by seq, with the reason's code. */
  readonly unapplied: ReadonlyMap<number, string>;
  /** Highest place known. */
  readonly seq: number;
}

export const EMPTY_REGISTER: Register = Object.freeze({
  district: null,
  settings: null,
  layers: new Map(),
  parcels: new Map(),
  redLines: new Map(),
  items: new Map(),
  households: new Map(),
  buildings: new Map(),
  sightings: new Map(),
  cases: new Map(),
  patches: new Map(),
  tasks: new Map(),
  acceptances: new Map(),
  patrols: new Map(),
  withdrawnPatrols: new Map(),
  photos: new Map(),
  snapshots: new Map(),
  boards: new Map(),
  tours: new Map(),
  disclosures: new Map(),
  versions: new Map(),
  unapplied: new Map(),
  seq: 0,
});

const MAP_OF_KIND = {
  layer: 'layers',
  parcel: 'parcels',
  'red-line': 'redLines',
  'clearance-item': 'items',
  household: 'households',
  building: 'buildings',
  sighting: 'sightings',
  case: 'cases',
  patch: 'patches',
  task: 'tasks',
  finding: 'acceptances',
  patrol: 'patrols',
  photo: 'photos',
  snapshot: 'snapshots',
  board: 'boards',
  tour: 'tours',
  disclosure: 'disclosures',
} as const satisfies Record<Exclude<EntityKind, 'district'>, keyof Register>;

/** An entity as it is: of the district its name and settings; undefined where there is none. */
export function entityOf(register: Register, { kind, id }: EntityRef): object | undefined {
  if (kind !== 'district') return register[MAP_OF_KIND[kind]].get(id);
  const { district, settings } = register;
  return district?.id === id ? { district, settings } : undefined;
}

/** Version of an entity for a change's `base`: 0 for one that never was. */
export function versionOf(register: Register, kind: EntityKind, id: string): number {
  return register.versions.get(`${kind}/${id}`)?.version ?? 0;
}

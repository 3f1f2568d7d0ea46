import type { AcceptedChange } from './change.ts';
import { type OpenMap, openMap } from './layered-map.ts';
import type { Reduced } from './reduced.ts';
import { reduceCase } from './reduce-case.ts';
import { reduceAcceptance, reduceBuilding, reduceHousehold, reducePatch, reduceTask } from './reduce-casework.ts';
import {
  type PatrolChange,
  reduceBoard,
  reduceDisclosure,
  reducePatrol,
  reducePhoto,
  reduceSnapshot,
  reduceTour,
} from './reduce-field-work.ts';
import { reduceDistrict, reduceItem, reduceLayer, reduceParcel, reduceRedLine, reduceSighting } from './reduce-entity.ts';
import type { EntityVersion, Register } from './register.ts';
import { EMPTY_REGISTER } from './register.ts';
import { veilChange } from './veil-change.ts';

type Draft = { -readonly [K in keyof Register]: Register[K] };
type MapName = { [K in keyof Register]: Register[K] extends ReadonlyMap<infer _K, infer _V> ? K : never }[keyof Register];
type EntityMapName = Exclude<MapName, 'versions' | 'unapplied'>;

/** A register that takes changes in place. Only the holder of one sees it change: what `close` returned before stays as it was. */
export interface OpenRegister {
  /** The state so far; alters with the next `apply`. */
  readonly register: Register;
  /** Applies one change. One that was applied before, by its entity's place in the feed, is left out: replay is harmless. */
  apply(change: AcceptedChange): void;
  /** The state so far, for good. Later changes go into another map before they touch one, once per `close`. */
  close(): Register;
}

/**
 * The fold, for writers of many changes. Entities depend on their own changes only, so any order of arrival that keeps the
 * feed's order per entity leads to the same register.
 */
export function openRegister(from: Register = EMPTY_REGISTER): OpenRegister {
  const draft: Draft = { ...from };
  const own = new Set<MapName>();

  function write<V>(name: MapName): OpenMap<unknown, V> {
    if (!own.has(name)) {
      Object.assign(draft, { [name]: openMap<unknown, NonNullable<unknown>>(draft[name]) });
      own.add(name);
    }
    return draft[name] as OpenMap<unknown, V>;
  }

  function put<E>(name: EntityMapName, id: string, reduced: Reduced<E>): string | null {
    if (typeof reduced === 'string') return reduced;
    if (reduced === null) write(name).delete(id);
    else write(name).set(id, reduced);
    return null;
  }

  function reduce(change: AcceptedChange): string | null {
    const { id } = change.entity;
    switch (change.type) {
      case 'district-created':
      case 'settings-changed':
        return putDistrict(draft, change);
      case 'layer-imported':
      case 'layer-withdrawn':
        return put('layers', id, reduceLayer(draft.layers.get(id), change));
      case 'parcel-reshaped':
        return put('parcels', id, reduceParcel(draft.parcels.get(id), change));
      case 'red-line-drawn':
      case 'red-line-revised':
      case 'red-line-described':
      case 'red-line-withdrawn':
        return put('redLines', id, reduceRedLine(draft.redLines.get(id), change));
      case 'item-registered':
      case 'item-withdrawn':
      case 'milestone-recorded':
      case 'milestone-documented':
      case 'milestone-withdrawn':
      case 'objection-received':
      case 'objection-answered':
      case 'objection-withdrawn':
      case 'objection-answer-withdrawn':
      case 'objection-explained':
      case 'objection-explanation-withdrawn':
        return put('items', id, reduceItem(draft.items.get(id), change));
      case 'sighting-reported':
      case 'sighting-reshaped':
      case 'sighting-linked':
      case 'sighting-unlinked':
      case 'sighting-withdrawn':
        return put('sightings', id, reduceSighting(draft.sightings.get(id), change));
      case 'case-opened':
      case 'case-step-taken':
      case 'case-step-withdrawn':
      case 'document-served':
      case 'document-service-withdrawn':
      case 'occupied-land-drawn':
      case 'case-withdrawn':
        return put('cases', id, reduceCase(draft.cases.get(id), change));
      case 'shape-withdrawn':
        return withdrawShape(change);
      case 'household-registered':
      case 'household-withdrawn':
        return put('households', id, reduceHousehold(draft.households.get(id), change));
      case 'building-registered':
      case 'building-withdrawn':
        return put('buildings', id, reduceBuilding(draft.buildings.get(id), change));
      case 'patch-received':
      case 'patch-answered':
      case 'patch-answer-withdrawn':
      case 'patch-withdrawn':
        return put('patches', id, reducePatch(draft.patches.get(id), change));
      case 'task-assigned':
      case 'task-done':
      case 'task-reopened':
      case 'task-withdrawn':
        return put('tasks', id, reduceTask(draft.tasks.get(id), change));
      case 'finding-accepted':
      case 'finding-reopened':
        return put('acceptances', id, reduceAcceptance(draft.acceptances.get(id), change));
      case 'patrol-recorded':
      case 'patrol-withdrawn':
      case 'track-erased':
        return putPatrol(change);
      case 'photo-attached':
      case 'photo-withdrawn':
        return put('photos', id, reducePhoto(draft.photos.get(id), change));
      case 'snapshot-frozen':
      case 'snapshot-withdrawn':
        return put('snapshots', id, reduceSnapshot(draft.snapshots.get(id), change));
      case 'board-published':
      case 'board-withdrawn':
        return put('boards', id, reduceBoard(draft.boards.get(id), change));
      case 'tour-saved':
      case 'tour-withdrawn':
        return put('tours', id, reduceTour(draft.tours.get(id), change));
      case 'disclosure-printed':
      case 'disclosure-withdrawn':
        return put('disclosures', id, reduceDisclosure(draft.disclosures.get(id), change));
      default:
        return 'type-unknown';
    }
  }

  /** What is withdrawn is remembered as long as its fixes lie in the feed. */
  function putPatrol(change: PatrolChange): string | null {
    const { id } = change.entity;
    const before = draft.patrols.get(id);
    const known = draft.withdrawnPatrols.get(id);
    if (change.type === 'track-erased' && !before && known) return put('withdrawnPatrols', id, null);
    const unapplied = put('patrols', id, reducePatrol(before, change));
    if (unapplied !== null) return unapplied;
    if (!draft.patrols.has(id) && before && !before.reached) {
      const { segments: _, ...rest } = before;
      return put('withdrawnPatrols', id, rest);
    }
    return known ? put('withdrawnPatrols', id, null) : null;
  }

  /** The kind of entity says whose shape it was. */
  function withdrawShape(change: Extract<AcceptedChange, { type: 'shape-withdrawn' }>): string | null {
    const { kind, id } = change.entity;
    switch (kind) {
      case 'parcel':
        return put('parcels', id, reduceParcel(draft.parcels.get(id), change));
      case 'red-line':
        return put('redLines', id, reduceRedLine(draft.redLines.get(id), change));
      case 'sighting':
        return put('sightings', id, reduceSighting(draft.sightings.get(id), change));
      case 'case':
        return put('cases', id, reduceCase(draft.cases.get(id), change));
      default:
        return 'shape-unknown';
    }
  }

  /** A body without the members of its type must not take the other entities down with it; the edges check bodies by schema first. */
  function reduceSafely(change: AcceptedChange): string | null {
    try {
      return reduce(change);
    } catch (error) {
      if (error instanceof TypeError) return 'body-malformed';
      throw error;
    }
  }

  return {
    register: draft,
    apply(change) {
      const key = `${change.entity.kind}/${change.entity.id}`;
      const last = draft.versions.get(key);
      if (last && change.seq <= last.seq) return;
      write<EntityVersion>('versions').set(key, { version: (last?.version ?? 0) + 1, seq: change.seq });
      draft.seq = Math.max(draft.seq, change.seq);
      const unapplied = reduceSafely(veilChange(change));
      if (unapplied !== null) write<string>('unapplied').set(change.seq, unapplied);
    },
    close() {
      own.clear();
      return Object.freeze({ ...draft });
    },
  };
}

function putDistrict(
  draft: Draft,
  change: Extract<AcceptedChange, { type: 'district-created' | 'settings-changed' }>,
): string | null {
  const { district, settings } = draft;
  if (district && change.entity.id !== district.id) return 'district-other';
  const reduced = reduceDistrict(district && settings ? { district, settings } : undefined, change);
  if (typeof reduced === 'string') return reduced;
  draft.district = reduced?.district ?? null;
  draft.settings = reduced?.settings ?? null;
  return null;
}

/** The register after these changes; `register` stays as it was. */
export function applyChanges(register: Register, changes: Iterable<AcceptedChange>): Register {
  const open = openRegister(register);
  for (const change of changes) open.apply(change);
  return open.close();
}

/** The register of a whole feed, or *as known at* a place in it: only what had been accepted by then. */
export function foldFeed(changes: Iterable<AcceptedChange>, knownAt = Number.POSITIVE_INFINITY): Register {
  const open = openRegister();
  for (const change of changes) if (change.seq <= knownAt) open.apply(change);
  return open.close();
}

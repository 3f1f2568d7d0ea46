import type { Change, ChangeDraft } from '../change.ts';
import type { FrozenSnapshot } from '../frozen-snapshot.ts';
import type { Photo } from '../photo.ts';
import { PICTURE_TYPE, picturesOfTour, snapshotsOfTour, type TourStop } from '../tour.ts';
import type { EntityKind, EntityRef } from '../entity-ref.ts';

/**
 * What is made in the field and carried to the desk, by the kind of entity that it is of. Settings, layers, red lines, clearance and
 * cases are the desk's own; so is who has to do what: a task is answered in the field, neither handed out nor taken back there.
 */
const FIELD_TYPES: Readonly<Partial<Record<EntityKind, readonly ChangeDraft['type'][]>>> = {
  sighting: [
    'sighting-reported',
    'sighting-reshaped',
    'sighting-linked',
    'sighting-unlinked',
    'sighting-withdrawn',
    'shape-withdrawn',
  ],
  photo: ['photo-attached', 'photo-withdrawn'],
  patrol: ['patrol-recorded', 'patrol-withdrawn'],
  task: ['task-done', 'task-reopened'],
  patch: ['patch-answered', 'patch-answer-withdrawn'],
};

/** Whether a change is one that an outbox carries, and a desk takes from one. */
export const isFieldWork = ({ entity, type }: Pick<ChangeDraft, 'entity' | 'type'>): boolean =>
  FIELD_TYPES[entity.kind]?.includes(type) === true;

/** What a photo is of; other changes speak of their own entity. */
export const subjectOf = (change: ChangeDraft | Change): EntityRef | undefined =>
  change.type === 'photo-attached' ? change.body.photo.subject : undefined;

/** SHA-256 of the files that a change names: a photo's original and its sidecar, a snapshot, the snapshots and photos of a tour. */
export function filesNamed(change: ChangeDraft | Change): readonly string[] {
  if (change.type === 'photo-attached') return [change.body.photo.sha256, change.body.photo.sidecar_sha256];
  if (change.type === 'tour-saved') return [...snapshotsOfTour(change.body.tour), ...picturesOfTour(change.body.tour)];
  return change.type === 'snapshot-frozen' ? [change.body.snapshot.file_sha256] : [];
}

/** Every file that changes name, with the type of its content. Bodies are read with care: a feed may be looked into later. */
export function namedFiles(
  changes: Iterable<ChangeDraft | Change>,
): readonly { readonly name: string; readonly mediaType: string }[] {
  const types = new Map<string, string>();
  for (const change of changes) {
    if (change.type === 'snapshot-frozen') {
      const { file_sha256 }: Partial<FrozenSnapshot> = Object(Object(change.body).snapshot);
      if (typeof file_sha256 === 'string') types.set(file_sha256, JSON_TYPE);
    }
    if (change.type === 'tour-saved') {
      const { stops }: { readonly stops?: unknown } = Object(Object(change.body).tour);
      for (const stop of Array.isArray(stops) ? stops : []) {
        const { snapshot_sha256, picture }: Partial<TourStop> = Object(stop);
        if (typeof snapshot_sha256 === 'string') types.set(snapshot_sha256, JSON_TYPE);
        const { sha256 }: Partial<NonNullable<TourStop['picture']>> = Object(picture);
        if (typeof sha256 === 'string') types.set(sha256, PICTURE_TYPE);
      }
    }
    if (change.type !== 'photo-attached') continue;
    const { sha256, mediaType, sidecar_sha256 }: Partial<Photo> = Object(Object(change.body).photo);
    if (typeof sha256 === 'string') types.set(sha256, String(mediaType));
    if (typeof sidecar_sha256 === 'string') types.set(sidecar_sha256, SIDECAR_TYPE);
  }
  return [...types].map(([name, mediaType]) => ({ name, mediaType }));
}

const JSON_TYPE = 'application/json';
/** A sidecar is canonical JSON. */
export const SIDECAR_TYPE = JSON_TYPE;

/** Changes of one record: its own and those of its photos. A record is taken whole or not at all. */
export interface RecordGroup<T> {
  readonly record: EntityRef;
  readonly members: readonly T[];
}

/** Groups in order of their first member, members in theirs. A photo goes with its subject, also when it is withdrawn later. */
export function groupByRecord<T>(
  members: Iterable<T>,
  tellOf: (member: T) => { readonly entity: EntityRef; readonly subject?: EntityRef | undefined },
): readonly RecordGroup<T>[] {
  const groups = new Map<string, { record: EntityRef; members: T[] }>();
  const subjects = new Map<string, EntityRef>();
  for (const member of members) {
    const { entity, subject } = tellOf(member);
    if (subject) subjects.set(keyOf(entity), subject);
    const record = subjects.get(keyOf(entity)) ?? entity;
    const group = groups.get(keyOf(record)) ?? { record, members: [] };
    group.members.push(member);
    groups.set(keyOf(record), group);
  }
  return [...groups.values()];
}

/** How many records some changes make: a photo counts with what it is of, as everywhere where somebody reads how many. */
export const countRecords = (changes: Iterable<Change>): number =>
  groupByRecord(changes, (change) => ({ entity: change.entity, subject: subjectOf(change) })).length;

const keyOf = ({ kind, id }: EntityRef): string => `${kind}/${id}`;

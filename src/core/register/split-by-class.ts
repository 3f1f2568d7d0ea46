import type { Change, ChangeType } from './change.ts';
import type { FieldClass } from './field-class.ts';

type Withheld = Exclude<FieldClass, 'open'>;

/**
 * Class of every field of a body that is not `open`, by its path. The digests depend on this table: a row of a published
 * (type, v) never changes; a field that must move gets a new schema version of its type.
 */
const BODY_CLASSES: { readonly [T in ChangeType]: Readonly<Record<string, Withheld>> } = {
  'district-created': {},
  'settings-changed': { reason: 'office' },
  'layer-imported': { 'layer.source': 'office', 'layer.notes': 'office' },
  'layer-withdrawn': { reason: 'office' },
  'parcel-reshaped': { reason: 'office' },
  'red-line-drawn': { reason: 'office' },
  'red-line-revised': { 'version.reason': 'office' },
  'red-line-described': { reason: 'office' },
  'red-line-withdrawn': { reason: 'office' },
  'item-registered': { 'item.households': 'office', 'item.buildings': 'office' },
  'item-withdrawn': { reason: 'office' },
  'milestone-recorded': { 'milestone.documentNo': 'office', 'milestone.proof': 'office', 'milestone.amount': 'office' },
  'milestone-documented': { 'patch.documentNo': 'office', 'patch.proof': 'office', reason: 'office' },
  'milestone-withdrawn': { reason: 'office' },
  'sighting-reported': {
    'sighting.by': 'office',
    'sighting.evidence': 'office',
    'sighting.absentEvidence': 'office',
    'sighting.note': 'office',
    'sighting.photos': 'office',
    'sighting.position': 'office',
    'sighting.measured': 'office',
    reason: 'office',
  },
  'sighting-reshaped': { reason: 'office' },
  'sighting-linked': {},
  'sighting-unlinked': { reason: 'office' },
  'sighting-withdrawn': { reason: 'office' },
  'shape-withdrawn': { reason: 'office' },
  'objection-received': {},
  'objection-answered': { result: 'office', documentNo: 'office' },
  'objection-withdrawn': { reason: 'office' },
  'objection-answer-withdrawn': { reason: 'office' },
  'objection-explained': { explanation: 'office' },
  'objection-explanation-withdrawn': { reason: 'office' },
  'household-registered': { 'household.name': 'person', 'household.address': 'person', 'household.phone': 'person' },
  'household-withdrawn': { reason: 'office' },
  'building-registered': {},
  'building-withdrawn': { reason: 'office' },
  'case-opened': { reason: 'office' },
  'case-step-taken': { 'step.documentNo': 'office', 'step.served': 'office', 'step.note': 'office', 'step.fine': 'office' },
  'document-served': { served: 'office' },
  'document-service-withdrawn': { reason: 'office' },
  'case-step-withdrawn': { reason: 'office' },
  'occupied-land-drawn': { reason: 'office' },
  'case-withdrawn': { reason: 'office' },
  'patch-received': {},
  'patch-answered': { 'answer.note': 'office' },
  'patch-answer-withdrawn': { reason: 'office' },
  'patch-withdrawn': { reason: 'office' },
  'task-assigned': { 'task.title': 'office', 'task.assignee': 'office' },
  'task-done': { 'result.note': 'office' },
  'task-reopened': { reason: 'office' },
  'task-withdrawn': { reason: 'office' },
  'finding-accepted': { 'acceptance.reason': 'office' },
  'finding-reopened': { reason: 'office' },
  'patrol-recorded': {
    'patrol.by': 'office',
    'patrol.segments': 'office',
    'patrol.visits': 'office',
    'patrol.knownPoint': 'office',
    'patrol.note': 'office',
  },
  'patrol-withdrawn': { reason: 'office' },
  'track-erased': {
    'patrol.by': 'office',
    'patrol.visits': 'office',
    'patrol.knownPoint': 'office',
    'patrol.note': 'office',
    'patrol.reached': 'office',
  },
  'photo-attached': { 'photo.position': 'office', 'photo.bearing_deg': 'office', 'photo.exif': 'office' },
  'photo-withdrawn': { reason: 'office' },
  'snapshot-frozen': { 'snapshot.title': 'office' },
  'snapshot-withdrawn': { reason: 'office' },
  'board-published': {},
  'board-withdrawn': { reason: 'office' },
  'tour-saved': { 'tour.title': 'office', 'tour.stops': 'office' },
  'tour-withdrawn': { reason: 'office' },
  'disclosure-printed': { 'disclosure.contact': 'office' },
  'disclosure-withdrawn': { reason: 'office' },
};

interface WithheldField {
  readonly key: string;
  readonly head: string;
  readonly member: string | undefined;
  readonly fieldClass: Withheld;
}

/** The table by type, paths taken apart once: a feed is split change by change, ten thousand times. */
const WITHHELD_FIELDS = new Map<string, readonly WithheldField[]>(
  Object.entries(BODY_CLASSES).map(([type, classes]) => [
    type,
    Object.entries(classes).map(([path, fieldClass]): WithheldField => {
      const [head, member] = path.split('.');
      return { key: `body.${path}`, head, member, fieldClass };
    }),
  ]),
);

export type ClassValues = Readonly<Partial<Record<FieldClass, Readonly<Record<string, unknown>>>>>;

/** A change taken apart by class: `open` keeps the structure without the withheld fields, the others hold them by path. */
export function splitByClass(change: Change): ClassValues {
  const { id, district, entity, type, v, on, base, recordedAt, clockOffset_ms, by, device } = change;
  const body: Record<string, unknown> = { ...change.body };
  const values: Partial<Record<FieldClass, Record<string, unknown>>> = {
    open: { id, district, entity, type, v, on, base, body },
    office: { recordedAt, clockOffset_ms, by, device },
  };
  for (const { key, head, member, fieldClass } of WITHHELD_FIELDS.get(type) ?? []) {
    const value = takeOut(body, head, member);
    if (value === undefined) continue;
    values[fieldClass] ??= {};
    values[fieldClass][key] = value;
  }
  return values;
}

/** Removes a member, or a member's member, from a body whose top level is already a copy. */
function takeOut(body: Record<string, unknown>, head: string, member: string | undefined): unknown {
  const holder = body[head];
  if (member === undefined) {
    delete body[head];
    return holder;
  }
  if (typeof holder !== 'object' || holder === null || !(member in holder)) return undefined;
  const { [member]: value, ...rest } = holder as Record<string, unknown>;
  body[head] = rest;
  return value;
}

/** A change put together again from the classes that a reader is given: what is withheld is absent. The reverse of `splitByClass`. */
export function joinClasses({ open, ...withheld }: ClassValues): Record<string, unknown> {
  const joined: Record<string, unknown> = { ...open };
  const body: Record<string, unknown> = { ...(open?.body as Record<string, unknown> | undefined) };
  for (const values of Object.values(withheld)) {
    for (const [key, value] of Object.entries(values)) {
      const [head, member, inner] = key.split('.');
      if (head !== 'body') joined[head] = value;
      else if (inner === undefined) body[member] = value;
      else body[member] = { ...(body[member] as Record<string, unknown> | undefined), [inner]: value };
    }
  }
  return { ...joined, body };
}

import type { Change, ChangeType } from './change.ts';
import type { FieldClass } from './field-class.ts';

type Withheld = Exclude<FieldClass, 'open'>;

/**
 * Class of every field of a body that is not `open`, by its path. The digests depend on this table: a row of a published
 * (type, v) never changes; a field that must move gets a new schema version of its type.
 */
const BODY_CLASSES: { readonly [T in ChangeType]: Readonly<Record<string, Withheld>> } = {
  'district-created': {},
  'settings-changed': {},
  'layer-imported': { 'layer.source': 'office', 'layer.notes': 'office' },
  'layer-withdrawn': { reason: 'office' },
  'parcel-reshaped': { reason: 'office' },
  'red-line-drawn': { reason: 'office' },
  'red-line-revised': { 'version.reason': 'office' },
  'item-registered': { 'item.households': 'office', 'item.buildings': 'office' },
  'milestone-recorded': { 'milestone.documentNo': 'office', 'milestone.proof': 'office', 'milestone.amount': 'office' },
  'milestone-withdrawn': { reason: 'office' },
  'sighting-reported': {
    'sighting.by': 'office',
    'sighting.evidence': 'office',
    'sighting.note': 'office',
    'sighting.photos': 'office',
    'sighting.position': 'office',
    reason: 'office',
  },
  'sighting-reshaped': { reason: 'office' },
  'sighting-linked': {},
};

export type ClassValues = Readonly<Partial<Record<FieldClass, Readonly<Record<string, unknown>>>>>;

/** A change taken apart by class: `open` keeps the structure without the withheld fields, the others hold them by path. */
export function splitByClass(change: Change): ClassValues {
  const { id, district, entity, type, v, on, base, recordedAt, clockOffset_ms, by, device } = change;
  const body: Record<string, unknown> = { ...change.body };
  const values: Partial<Record<FieldClass, Record<string, unknown>>> = {
    open: { id, district, entity, type, v, on, base, body },
    office: { recordedAt, clockOffset_ms, by, device },
  };
  for (const [path, fieldClass] of Object.entries(BODY_CLASSES[type])) {
    const value = takeOut(body, path);
    if (value === undefined) continue;
    values[fieldClass] ??= {};
    values[fieldClass][`body.${path}`] = value;
  }
  return values;
}

/** Removes the value at `path` from a body whose top level is already a copy. */
function takeOut(body: Record<string, unknown>, path: string): unknown {
  const [head, member] = path.split('.');
  if (member === undefined) {
    const value = body[head];
    delete body[head];
    return value;
  }
  const holder = body[head];
  if (typeof holder !== 'object' || holder === null) return undefined;
  const { [member]: value, ...rest } = holder as Record<string, unknown>;
  body[head] = rest;
  return value;
}

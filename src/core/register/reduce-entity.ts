import type { AcceptedChange, ChangeType } from './change.ts';
import type { ClearanceItem } from './clearance-item.ts';
import type { District, Settings } from './district.ts';
import type { Layer } from './layer.ts';
import type { Parcel } from './parcel.ts';
import type { Day } from './ports.ts';
import type { RedLine } from './red-line.ts';
import type { Sighting } from './sighting.ts';

type Of<T extends ChangeType> = Extract<AcceptedChange, { type: T }>;

/** The entity after the change, `null` when it is withdrawn, or the code of why the change does not apply. */
export type Reduced<E> = E | null | UnappliedCode;
export type UnappliedCode =
  | 'entity-exists'
  | 'entity-unknown'
  | 'milestone-unknown'
  | 'objection-unknown'
  | 'case-step-unknown'
  | 'type-unknown'
  | 'district-other';

export function reduceDistrict(
  before: { readonly district: District; readonly settings: Settings } | undefined,
  change: Of<'district-created' | 'settings-changed'>,
): Reduced<{ readonly district: District; readonly settings: Settings }> {
  if (change.type === 'district-created')
    return before ? 'entity-exists' : { district: change.body.district, settings: change.body.settings };
  if (!before) return 'entity-unknown';
  return { district: before.district, settings: { ...before.settings, ...change.body.patch } };
}

export function reduceLayer(before: Layer | undefined, change: Of<'layer-imported' | 'layer-withdrawn'>): Reduced<Layer> {
  if (change.type === 'layer-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : { ...change.body.layer, importedOn: change.on };
}

export function reduceParcel(before: Parcel | undefined, change: Of<'parcel-reshaped'>): Reduced<Parcel> {
  const { layerId, parcelNo, shape } = change.body;
  const parcel = before ?? { id: change.entity.id, parcelNo, layerId, shapes: [] };
  return { ...parcel, parcelNo, shapes: insertByDay(parcel.shapes, { fromOn: change.on, shape }) };
}

export function reduceRedLine(
  before: RedLine | undefined,
  change: Of<'red-line-drawn' | 'red-line-revised' | 'red-line-withdrawn'>,
): Reduced<RedLine> {
  if (change.type === 'red-line-withdrawn') return before ? null : 'entity-unknown';
  if (change.type === 'red-line-revised') {
    return before
      ? { ...before, versions: insertByDay(before.versions, { fromOn: change.on, ...change.body.version }) }
      : 'entity-unknown';
  }
  if (before) return 'entity-exists';
  const { redLine, shape, reason } = change.body;
  return { ...redLine, versions: [{ fromOn: change.on, shape, reason }] };
}

export function reduceItem(
  before: ClearanceItem | undefined,
  change: Of<'item-registered' | 'milestone-recorded' | 'milestone-withdrawn' | 'objection-received' | 'objection-answered'>,
): Reduced<ClearanceItem> {
  if (change.type === 'item-registered') {
    if (before) return 'entity-exists';
    const registered = { changeId: change.id, kind: 'registered', on: change.on } as const;
    return { ...change.body.item, milestones: [registered], objections: [] };
  }
  if (!before) return 'entity-unknown';
  if (change.type === 'milestone-recorded') {
    const milestone = { ...change.body.milestone, changeId: change.id, on: change.on };
    return { ...before, milestones: [...before.milestones, milestone] };
  }
  if (change.type === 'objection-received') return { ...before, objections: [...before.objections, change.body.objection] };
  if (change.type === 'objection-answered') {
    const { objectionId, result } = change.body;
    if (!before.objections.some(({ id }) => id === objectionId)) return 'objection-unknown';
    const answered = { answeredOn: change.on, result };
    return { ...before, objections: before.objections.map((one) => (one.id === objectionId ? { ...one, ...answered } : one)) };
  }
  const milestones = before.milestones.filter((milestone) => milestone.changeId !== change.body.changeId);
  return milestones.length < before.milestones.length ? { ...before, milestones } : 'milestone-unknown';
}

export function reduceSighting(
  before: Sighting | undefined,
  change: Of<'sighting-reported' | 'sighting-reshaped' | 'sighting-linked'>,
): Reduced<Sighting> {
  if (change.type === 'sighting-reported') {
    if (before) return 'entity-exists';
    const { sighting, shape, reason } = change.body;
    return { ...sighting, shapes: [{ fromOn: change.on, shape, reason }] };
  }
  if (!before) return 'entity-unknown';
  if (change.type === 'sighting-linked') return { ...before, sameAs: change.body.sameAs };
  return { ...before, shapes: insertByDay(before.shapes, { fromOn: change.on, ...change.body }) };
}

/** In order of days; of two with the same day the later in the feed stands last, and so is the one in force. */
export function insertByDay<V extends { readonly fromOn: Day }>(versions: readonly V[], added: V): readonly V[] {
  const at = versions.findLastIndex((version) => version.fromOn <= added.fromOn) + 1;
  return [...versions.slice(0, at), added, ...versions.slice(at)];
}

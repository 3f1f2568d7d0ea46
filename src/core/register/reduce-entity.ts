import { writeCanonicalJson } from './canonical-json.ts';
import type { AcceptedChange, ChangeType } from './change.ts';
import { checkAllSettings, checkSettings } from './check-settings.ts';
import {
  MILESTONE_KINDS,
  type ClearanceItem,
  type Milestone,
  type Objection,
  type ObjectionExplanation,
} from './clearance-item.ts';
import type { District, Settings } from './district.ts';
import type { Layer } from './layer.ts';
import type { Parcel } from './parcel.ts';
import type { Day } from './ports.ts';
import type { RedLine } from './red-line.ts';
import type { Sighting } from './sighting.ts';
import type { Reduced } from './reduced.ts';
import { replaceVersions, withdrawVersion } from './withdraw-shape.ts';

type Of<T extends ChangeType> = Extract<AcceptedChange, { type: T }>;

/** Settings that would switch a rule off have no effect, whoever wrote them. */
export function reduceDistrict(
  before: { readonly district: District; readonly settings: Settings } | undefined,
  change: Of<'district-created' | 'settings-changed'>,
): Reduced<{ readonly district: District; readonly settings: Settings }> {
  if (change.type === 'district-created') {
    const { district, settings } = change.body;
    if (before) return 'entity-exists';
    return checkAllSettings(settings) ? 'settings-unfit' : { district, settings };
  }
  if (!before) return 'entity-unknown';
  const { district, settings } = before;
  const { patch, name } = change.body;
  // Millimetres of any other plane would put every parcel somewhere else.
  if (patch.plane && writeCanonicalJson(patch.plane) !== writeCanonicalJson(settings.plane)) return 'plane-fixed';
  if (checkSettings(patch, settings.holidays)) return 'settings-unfit';
  return { district: name === undefined ? district : { ...district, name }, settings: patchFields(settings, patch) };
}

export function reduceLayer(before: Layer | undefined, change: Of<'layer-imported' | 'layer-withdrawn'>): Reduced<Layer> {
  if (change.type === 'layer-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : { ...change.body.layer, importedOn: change.on };
}

export function reduceParcel(before: Parcel | undefined, change: Of<'parcel-reshaped' | 'shape-withdrawn'>): Reduced<Parcel> {
  if (change.type === 'shape-withdrawn') {
    if (!before) return 'entity-unknown';
    // The shape of the layer comes back where no other is left.
    if (before.shapes.length === 1 && before.shapes[0].changeId === change.body.changeId) return null;
    return replaceVersions(before, withdrawVersion(before.shapes, change.body.changeId), 'shapes');
  }
  const { layerId, parcelNo, shape } = change.body;
  const parcel = before ?? { id: change.entity.id, parcelNo, layerId, shapes: [] };
  return { ...parcel, parcelNo, shapes: insertByDay(parcel.shapes, { changeId: change.id, fromOn: change.on, layerId, shape }) };
}

export function reduceRedLine(
  before: RedLine | undefined,
  change: Of<'red-line-drawn' | 'red-line-revised' | 'red-line-described' | 'red-line-withdrawn' | 'shape-withdrawn'>,
): Reduced<RedLine> {
  if (change.type === 'red-line-drawn') {
    if (before) return 'entity-exists';
    const { redLine, shape, reason } = change.body;
    return { ...redLine, versions: [{ changeId: change.id, fromOn: change.on, shape, reason }] };
  }
  if (!before) return 'entity-unknown';
  switch (change.type) {
    case 'red-line-withdrawn':
      return null;
    case 'red-line-revised': {
      const version = { changeId: change.id, fromOn: change.on, ...change.body.version };
      return { ...before, versions: insertByDay(before.versions, version) };
    }
    case 'red-line-described':
      return patchFields(before, change.body.patch);
    case 'shape-withdrawn':
      return replaceVersions(before, withdrawVersion(before.versions, change.body.changeId), 'versions');
  }
}

/** Fields of a patch replaced whole; those that it says null of are gone. */
function patchFields<E extends object>(before: E, patch: object): E {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  const fields = Object.entries({ ...before, ...Object.fromEntries(said) }).filter(([, value]) => value !== null);
  return Object.fromEntries(fields) as E;
}

type ItemChange = Of<
  | 'item-registered'
  | 'item-withdrawn'
  | 'milestone-recorded'
  | 'milestone-documented'
  | 'milestone-withdrawn'
  | 'objection-received'
  | 'objection-answered'
  | 'objection-withdrawn'
  | 'objection-answer-withdrawn'
  | 'objection-explained'
  | 'objection-explanation-withdrawn'
>;

export function reduceItem(before: ClearanceItem | undefined, change: ItemChange): Reduced<ClearanceItem> {
  if (change.type === 'item-registered') {
    if (before) return 'entity-exists';
    const registered = { changeId: change.id, kind: 'registered', on: change.on } as const;
    return { ...change.body.item, milestones: [registered], objections: [] };
  }
  if (!before) return 'entity-unknown';
  switch (change.type) {
    case 'item-withdrawn':
      return null;
    case 'milestone-recorded': {
      const milestones = [...before.milestones, { ...change.body.milestone, changeId: change.id, on: change.on }];
      return { ...before, milestones: milestones.sort((a, b) => placeOf(a.kind) - placeOf(b.kind)) };
    }
    case 'milestone-documented': {
      const { changeId, patch } = change.body;
      if (!before.milestones.some((one) => one.changeId === changeId)) return 'milestone-unknown';
      const document = (one: Milestone): Milestone => (one.changeId === changeId ? patchFields(one, patch) : one);
      return { ...before, milestones: before.milestones.map(document) };
    }
    case 'milestone-withdrawn': {
      const milestones = before.milestones.filter((milestone) => milestone.changeId !== change.body.changeId);
      return milestones.length < before.milestones.length ? { ...before, milestones } : 'milestone-unknown';
    }
    default:
      return reduceObjections(before, change);
  }
}

const placeOf = (kind: (typeof MILESTONE_KINDS)[number]): number => MILESTONE_KINDS.indexOf(kind);

function reduceObjections(
  before: ClearanceItem,
  change: Of<
    | 'objection-received'
    | 'objection-answered'
    | 'objection-withdrawn'
    | 'objection-answer-withdrawn'
    | 'objection-explained'
    | 'objection-explanation-withdrawn'
  >,
): Reduced<ClearanceItem> {
  if (change.type === 'objection-received') {
    const objections = [...before.objections, change.body.objection].sort(byReceipt);
    return { ...before, objections };
  }
  const { objectionId } = change.body;
  const known = before.objections.find(({ id }) => id === objectionId);
  if (!known) return 'objection-unknown';
  const put = (changed: Objection | null) => ({
    ...before,
    objections: before.objections.flatMap((one) => (one.id !== objectionId ? [one] : changed ? [changed] : [])),
  });
  if (change.type === 'objection-withdrawn') return put(null);
  if (change.type === 'objection-answered') {
    const { result, documentNo } = change.body;
    return put({ ...known, answeredOn: change.on, result, ...(documentNo !== undefined && { documentNo }) });
  }
  if (change.type === 'objection-explained') {
    const attached = { ...change.body.explanation, changeId: change.id, on: change.on };
    return put({ ...known, explanations: [...(known.explanations ?? []), attached].sort(byAttachment) });
  }
  if (change.type === 'objection-explanation-withdrawn') {
    const { explanations = [], ...rest } = known;
    const left = explanations.filter(({ changeId }) => changeId !== change.body.changeId);
    if (left.length === explanations.length) return 'explanation-unknown';
    return put(left.length > 0 ? { ...rest, explanations: left } : rest);
  }
  const { answeredOn, result: _result, documentNo: _documentNo, ...open } = known;
  return answeredOn === undefined ? 'objection-unanswered' : put(open);
}

function byAttachment(a: ObjectionExplanation, b: ObjectionExplanation): number {
  const [first, second] = [a.on + a.sha256, b.on + b.sha256];
  return first < second ? -1 : Number(first > second);
}

/** In order of receipt, however often one was taken back and received again. */
function byReceipt(a: Objection, b: Objection): number {
  const [first, second] = [a.receivedOn + a.id, b.receivedOn + b.id];
  return first < second ? -1 : Number(first > second);
}

type SightingChange = Of<
  'sighting-reported' | 'sighting-reshaped' | 'sighting-linked' | 'sighting-unlinked' | 'sighting-withdrawn' | 'shape-withdrawn'
>;

export function reduceSighting(before: Sighting | undefined, change: SightingChange): Reduced<Sighting> {
  if (change.type === 'sighting-reported') {
    if (before) return 'entity-exists';
    const { sighting, shape, reason } = change.body;
    return { ...sighting, shapes: [{ changeId: change.id, fromOn: change.on, shape, reason }] };
  }
  if (!before) return 'entity-unknown';
  switch (change.type) {
    case 'sighting-withdrawn':
      return null;
    case 'sighting-linked':
      return { ...before, sameAs: change.body.sameAs };
    case 'sighting-unlinked': {
      const { sameAs, ...alone } = before;
      return sameAs === undefined ? 'link-unknown' : alone;
    }
    case 'shape-withdrawn':
      return replaceVersions(before, withdrawVersion(before.shapes, change.body.changeId), 'shapes');
    case 'sighting-reshaped':
      return { ...before, shapes: insertByDay(before.shapes, { changeId: change.id, fromOn: change.on, ...change.body }) };
  }
}

/** In order of days; of two with the same day the later in the feed stands last, and so is the one in force. */
export function insertByDay<V extends { readonly fromOn: Day }>(versions: readonly V[], added: V): readonly V[] {
  const at = versions.findLastIndex((version) => version.fromOn <= added.fromOn) + 1;
  return [...versions.slice(0, at), added, ...versions.slice(at)];
}

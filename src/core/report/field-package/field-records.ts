import type { ActionRequest } from '../../register/actions/index.ts';
import type { CaseStep } from '../../register/case.ts';
import type { Milestone } from '../../register/clearance-item.ts';
import type { Layer } from '../../register/layer.ts';
import type { Settings } from '../../register/district.ts';
import { entityOf, type Register } from '../../register/register.ts';
import type { Sighting } from '../../register/sighting.ts';
import {
  REMOVED,
  redactCase,
  redactItem,
  redactLayer,
  redactMilestone,
  redactPatch,
  redactRedLine,
  redactSettings,
  redactShape,
  redactSighting,
  redactStep,
} from './redact.ts';
import type { FieldSelection } from './select-field.ts';

/** One record of a field package: the action that puts it on record, the change that first did where it has a name, and who may be named. */
export interface FieldRecord {
  readonly request: ActionRequest;
  /** Id of the change that it was on record by: what refers to it finds it again at the desk. */
  readonly changeId?: string;
  /** One's own. */
  readonly isOwn?: boolean;
}

/** The layers' records of a package that was cut. */
export type CutLayers = ReadonlyMap<string, Pick<Layer, 'package_sha256' | 'count'>>;

export const fieldSettings = (settings: Settings, { units, permitUnits }: FieldSelection): Settings =>
  redactSettings(settings, units, permitUnits);

/** Everything that was selected, redacted, in an order in which each record finds what it rests on. */
export function* listFieldRecords(selection: FieldSelection, cut: CutLayers): Generator<FieldRecord> {
  for (const { source } of selection.layers) {
    const { layer } = source;
    const own = cut.get(layer.id);
    if (own) yield { request: { action: 'importLayer', input: { layer: redactLayer(layer, own), on: layer.importedOn } } };
  }
  for (const { id, parcelNo, shapes } of selection.parcels) {
    for (const { changeId, fromOn, layerId, shape } of shapes) {
      const input = { parcelId: id, layerId, parcelNo, shape: redactShape(shape), reason: REMOVED, on: fromOn };
      yield { request: { action: 'reshapeParcel', input }, changeId };
    }
  }
  for (const line of selection.redLines) {
    for (const [n, { changeId, fromOn, shape: whole }] of line.versions.entries()) {
      const shape = redactShape(whole);
      if (n === 0) {
        const input = { redLine: redactRedLine(line), shape, reason: REMOVED, on: fromOn };
        yield { request: { action: 'drawRedLine', input }, changeId };
      } else
        yield {
          request: { action: 'reviseRedLine', input: { redLineId: line.id, shape, reason: REMOVED, on: fromOn } },
          changeId,
        };
    }
  }
  for (const item of selection.items) {
    const [registered, ...later] = [...item.milestones].sort(firstRegistered);
    if (!registered) continue;
    yield {
      request: { action: 'registerItem', input: { item: redactItem(item), on: registered.on } },
      changeId: registered.changeId,
    };
    for (const milestone of later.filter(({ kind }) => kind !== 'registered')) {
      const input = { itemId: item.id, ...redactMilestone(milestone), on: milestone.on };
      yield { request: { action: 'recordMilestone', input }, changeId: milestone.changeId };
    }
  }
  yield* listSightings(selection);
  for (const one of selection.cases) {
    const known = new Set([...selection.ownSightings, ...selection.sightings].map(({ id }) => id));
    yield { request: { action: 'openCase', input: { case: redactCase(one, known), reason: REMOVED, on: one.begunOn } } };
    for (const { changeId, fromOn, shape } of one.occupiedLand) {
      const input = { caseId: one.id, shape: redactShape(shape), reason: REMOVED, on: fromOn };
      yield { request: { action: 'drawOccupiedLand', input }, changeId };
    }
    for (const step of one.steps) {
      const input = { caseId: one.id, ...redactStep(step), on: step.on };
      yield { request: { action: 'takeCaseStep', input }, changeId: step.changeId };
    }
  }
  for (const patch of selection.patches)
    yield { request: { action: 'receivePatch', input: { patch: redactPatch(patch), on: patch.receivedOn } } };
  for (const { result: _, assignedOn, ...task } of selection.tasks)
    yield { request: { action: 'assignTask', input: { task, on: assignedOn } }, isOwn: true };
  for (const { on, ...patrol } of selection.patrols) yield ownRecord({ action: 'recordPatrol', input: { patrol, on } });
  for (const { attachedOn, ...photo } of selection.photos)
    yield ownRecord({ action: 'attachPhoto', input: { photo, on: attachedOn } });
}

const ownRecord = (request: ActionRequest): FieldRecord => ({ request, isOwn: true });

/** An item begins with its registration, whatever day a later step bears. */
const firstRegistered = (a: Milestone, b: Milestone): number => Number(b.kind === 'registered') - Number(a.kind === 'registered');

/** A report that another one is linked to stands before it. */
function* listSightings({ ownSightings, sightings }: FieldSelection): Generator<FieldRecord> {
  const own = new Set(ownSightings);
  const known = new Set([...ownSightings, ...sightings].map(({ id }) => id));
  const links: FieldRecord[] = [];
  for (const one of [...ownSightings, ...sightings]) {
    const isOwn = own.has(one);
    const { sameAs, ...alone } = isOwn ? withoutShapes(one) : redactSighting(one, known);
    for (const [n, { changeId, fromOn, shape: whole, reason }] of one.shapes.entries()) {
      const shape = whole && (isOwn ? whole : redactShape(whole));
      const because = isOwn ? reason : REMOVED;
      if (n > 0) {
        const input = { sightingId: one.id, shape, reason: because, on: fromOn };
        yield { request: { action: 'reshapeSighting', input }, changeId, isOwn };
      } else if (shape)
        yield {
          request: { action: 'reportSighting', input: { sighting: alone, shape, reason: because, on: fromOn } },
          changeId,
          isOwn,
        };
    }
    if (sameAs !== undefined && known.has(sameAs)) {
      const on = one.shapes[0].fromOn;
      links.push({ request: { action: 'linkSighting', input: { sightingId: one.id, sameAs, on } }, isOwn });
    }
  }
  yield* links;
}

function withoutShapes(one: Sighting): Omit<Sighting, 'shapes'> {
  const { shapes: _, ...alone } = one;
  return alone;
}

/** What was on record and the actions would refuse today goes along as it stood: leaving it out would make land look free that is not. */
export function standingBody(
  register: Register,
  { action, input }: ActionRequest,
):
  | {
      readonly type: 'milestone-recorded';
      readonly id: string;
      readonly body: { readonly milestone: Omit<Milestone, 'changeId' | 'on'> };
    }
  | { readonly type: 'case-step-taken'; readonly id: string; readonly body: { readonly step: Omit<CaseStep, 'changeId' | 'on'> } }
  | null {
  if (action === 'recordMilestone' && entityOf(register, { kind: 'clearance-item', id: input.itemId })) {
    const { itemId: id, on: _, ...milestone } = input;
    return { type: 'milestone-recorded', id, body: { milestone } };
  }
  if (action === 'takeCaseStep' && entityOf(register, { kind: 'case', id: input.caseId })) {
    const { caseId: id, on: _, ...step } = input;
    return { type: 'case-step-taken', id, body: { step } };
  }
  return null;
}

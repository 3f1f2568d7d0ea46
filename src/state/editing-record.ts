import { toGeometry } from '../core/editing/drawn-geometry.ts';
import type { LngLat } from '../core/measure/units.ts';
import { CHANNELS, STAGES, STRUCTURES, USES } from '../core/register/sighting.ts';
import type { Shape } from '../core/register/shape.ts';
import type { ActionRequest } from '../workers/calls/recording.ts';
import type { FeatureRef } from '../workers/feature-ref.ts';
import { act } from './act.ts';
import { followRecord } from './day-moved.ts';
import { discardDrawing, effectDay, type EditTask, useEditing } from './editing.ts';
import { select } from './selection.ts';
import { services } from './services.ts';

const REGIMES = ['state', 'collective', 'other'] as const;

/**
 * Records what is drawn, then looks at it. `inside` is a place within the shape: where a new build is said to stand. A refusal leaves
 * drawing and entries as they are. @throws CodedError with the refusal's code
 */
export async function recordDrawing(inside: LngLat): Promise<EditTask> {
  const { task } = useEditing.getState();
  if (!task) throw Object.assign(new Error('nothing is drawn'), { code: 'shape-empty' });
  const on = effectDay();
  const id = task.id ?? services().ids.next();
  await refuseUnfit(on);
  await act([requestOf({ ...task, id }, on, inside)]);
  discardDrawing();
  followRecord(on);
  const ref = refOf(task.kind, id);
  if (ref) await select(ref);
  return task;
}

/** What admission would have to repair is not recorded as it is: the person who draws it decides. */
async function refuseUnfit(on: string): Promise<void> {
  const { task, drawing, nothingLeft, sigma_m } = useEditing.getState();
  if (!task || nothingLeft || drawing.parts.length === 0) return;
  const { kind } = task;
  const { status } = await services().engine.judgeDrawing([{ kind, shape: toGeometry(drawing.parts), sigma_m }, on]);
  if (status !== 'ok') throw Object.assign(new Error('shape-unfit'), { code: 'shape-unfit' });
}

function refOf(kind: EditTask['kind'], id: string): FeatureRef | null {
  return kind === 'red-line' || kind === 'sighting' ? { kind, id } : null;
}

function shapeNow(): Shape {
  const { drawing, sigma_m, surveyed } = useEditing.getState();
  return {
    coordinates: toGeometry(drawing.parts),
    origin: surveyed ? 'surveyed' : 'digitised',
    sigma_m,
    source: { crs: 'EPSG:4490' },
  };
}

function requestOf(task: EditTask & { readonly id: string }, on: string, inside: LngLat): ActionRequest {
  const { entries, nothingLeft } = useEditing.getState();
  const isNew = useEditing.getState().task?.id === null;
  const text = (field: string) => (entries[field] ?? '').trim();
  const reason = text('reason');
  const { id } = task;
  switch (task.kind) {
    case 'red-line':
      if (!isNew) return { action: 'reviseRedLine', input: { redLineId: id, shape: shapeNow(), reason, on } };
      return {
        action: 'drawRedLine',
        input: {
          redLine: {
            id,
            name: text('name'),
            project: text('project'),
            approvalNo: text('approvalNo'),
            regime: oneOf(REGIMES, text('regime')),
            ...(text('freezeOn') && { freezeOn: text('freezeOn') }),
            targets: text('targetOn') ? [{ measure: 'cleared-land', share: 1, byOn: text('targetOn') }] : [],
          },
          shape: shapeNow(),
          reason,
          on,
        },
      };
    case 'sighting':
      if (!isNew)
        return { action: 'reshapeSighting', input: { sightingId: id, shape: nothingLeft ? null : shapeNow(), reason, on } };
      return {
        action: 'reportSighting',
        input: {
          sighting: {
            id,
            no: text('no'),
            channel: oneOf(CHANNELS, text('channel')),
            seenOn: text('seenOn') || on,
            ...(text('absentOn') && { absentOn: text('absentOn') }),
            evidence: text('evidence'),
            position: {
              lon: inside[0],
              lat: inside[1],
              accuracy_m: useEditing.getState().sigma_m,
              at: services().clock.now(),
            },
            by: 'me',
            stage: oneOf(STAGES, text('stage')),
            structure: oneOf(STRUCTURES, text('structure')),
            floors: Number(text('floors') || '1'),
            use: oneOf(USES, text('use')),
            note: text('note'),
            photos: [],
          },
          shape: shapeNow(),
          reason,
          on,
        },
      };
    case 'occupied-land':
      return { action: 'drawOccupiedLand', input: { caseId: id, shape: shapeNow(), reason, on } };
    case 'parcel':
      return {
        action: 'reshapeParcel',
        input: { parcelId: id, layerId: task.layerId ?? '', parcelNo: task.title, shape: shapeNow(), reason, on },
      };
  }
}

const oneOf = <T extends string>(values: readonly T[], value: string): T => values.find((one) => one === value) ?? values[0];

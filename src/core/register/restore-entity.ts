import type { ActionRequest } from './actions/index.ts';
import type { Case } from './case.ts';
import type { AcceptedChange } from './change.ts';
import type { RedLine } from './red-line.ts';
import type { Sighting } from './sighting.ts';
import type { Task } from './task.ts';

/** The actions that bring a withdrawn entity back as it was, each version with its own day; null where there was none. */
export function restoreRedLine(before: RedLine | undefined): readonly ActionRequest[] | null {
  if (!before) return null;
  const { versions, ...redLine } = before;
  const [first, ...later] = versions;
  return [
    { action: 'drawRedLine', input: { redLine, shape: first.shape, reason: first.reason, on: first.fromOn } },
    ...later.map(
      ({ fromOn, shape, reason }): ActionRequest => ({
        action: 'reviseRedLine',
        input: { redLineId: before.id, shape, reason, on: fromOn },
      }),
    ),
  ];
}

export function restoreSighting(before: Sighting | undefined): readonly ActionRequest[] | null {
  if (!before) return null;
  const { shapes, ...sighting } = before;
  const [first, ...later] = shapes;
  if (!first.shape) return null;
  return [
    { action: 'reportSighting', input: { sighting, shape: first.shape, reason: first.reason, on: first.fromOn } },
    ...later.map(
      ({ fromOn, shape, reason }): ActionRequest => ({
        action: 'reshapeSighting',
        input: { sightingId: before.id, shape, reason, on: fromOn },
      }),
    ),
  ];
}

/** Its land comes back with it where it was drawn at the opening, and by itself where it was drawn later. */
export function restoreCase(
  before: Case | undefined,
  opening: Extract<AcceptedChange, { type: 'case-opened' }> | undefined,
): readonly ActionRequest[] | null {
  if (!before || !opening) return null;
  const { steps: _, occupiedLand, ...opened } = before;
  const first = occupiedLand.find(({ changeId }) => changeId === opening.id);
  const { reason } = opening.body;
  return [
    { action: 'openCase', input: { case: opened, ...(first && { occupiedLand: first.shape }), reason, on: opening.on } },
    ...occupiedLand
      .filter((one) => one !== first)
      .map(
        ({ fromOn, shape, reason: drawnFor }): ActionRequest => ({
          action: 'drawOccupiedLand',
          input: { caseId: before.id, shape, reason: drawnFor, on: fromOn },
        }),
      ),
  ];
}

export function restoreTask(before: Task | undefined): readonly ActionRequest[] | null {
  if (!before) return null;
  const { assignedOn, result, ...task } = before;
  const assigned: ActionRequest = { action: 'assignTask', input: { task, on: assignedOn } };
  if (!result) return [assigned];
  const { on, ...said } = result;
  return [assigned, { action: 'finishTask', input: { taskId: before.id, result: said, on } }];
}

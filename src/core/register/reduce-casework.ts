import type { Building } from './building.ts';
import type { AcceptedChange, ChangeType } from './change.ts';
import type { FindingAcceptance } from './finding-acceptance.ts';
import type { Household } from './household.ts';
import type { Patch } from './patch.ts';
import type { Reduced } from './reduced.ts';
import type { Task } from './task.ts';

type Of<T extends ChangeType> = Extract<AcceptedChange, { type: T }>;

export function reduceHousehold(
  before: Household | undefined,
  change: Of<'household-registered' | 'household-withdrawn'>,
): Reduced<Household> {
  if (change.type === 'household-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : change.body.household;
}

export function reduceBuilding(
  before: Building | undefined,
  change: Of<'building-registered' | 'building-withdrawn'>,
): Reduced<Building> {
  if (change.type === 'building-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : change.body.building;
}

export function reducePatch(
  before: Patch | undefined,
  change: Of<'patch-received' | 'patch-answered' | 'patch-answer-withdrawn' | 'patch-withdrawn'>,
): Reduced<Patch> {
  if (change.type === 'patch-received') return before ? 'entity-exists' : { ...change.body.patch, receivedOn: change.on };
  if (!before) return 'entity-unknown';
  if (change.type === 'patch-withdrawn') return null;
  if (change.type === 'patch-answered') return { ...before, answer: { ...change.body.answer, on: change.on } };
  const { answer, ...open } = before;
  return answer ? open : 'answer-unknown';
}

export function reduceTask(
  before: Task | undefined,
  change: Of<'task-assigned' | 'task-done' | 'task-reopened' | 'task-withdrawn'>,
): Reduced<Task> {
  if (change.type === 'task-assigned') return before ? 'entity-exists' : { ...change.body.task, assignedOn: change.on };
  if (!before) return 'entity-unknown';
  if (change.type === 'task-withdrawn') return null;
  if (change.type === 'task-done') return { ...before, result: { ...change.body.result, on: change.on } };
  const { result, ...open } = before;
  return result ? open : 'result-unknown';
}

/** A second acceptance takes the place of the first: the finding had grown meanwhile. */
export function reduceAcceptance(
  before: FindingAcceptance | undefined,
  change: Of<'finding-accepted' | 'finding-reopened'>,
): Reduced<FindingAcceptance> {
  if (change.type === 'finding-reopened') return before ? null : 'entity-unknown';
  return { ...change.body.acceptance, id: change.entity.id, acceptedOn: change.on };
}

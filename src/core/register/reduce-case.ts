import type { Case } from './case.ts';
import type { AcceptedChange } from './change.ts';
import { insertByDay, type Reduced } from './reduce-entity.ts';

type CaseChange = Extract<
  AcceptedChange,
  { type: 'case-opened' | 'case-step-taken' | 'case-step-withdrawn' | 'occupied-land-drawn' }
>;

/** Steps stand in order of their day; of one day in the order of the feed. */
export function reduceCase(before: Case | undefined, change: CaseChange): Reduced<Case> {
  if (change.type === 'case-opened') {
    if (before) return 'entity-exists';
    const { case: opened, occupiedLand, reason } = change.body;
    return { ...opened, steps: [], occupiedLand: occupiedLand ? [{ fromOn: change.on, shape: occupiedLand, reason }] : [] };
  }
  if (!before) return 'entity-unknown';
  switch (change.type) {
    case 'occupied-land-drawn':
      return { ...before, occupiedLand: insertByDay(before.occupiedLand, { fromOn: change.on, ...change.body }) };
    case 'case-step-taken': {
      const step = { ...change.body.step, changeId: change.id, on: change.on };
      const at = before.steps.findLastIndex(({ on }) => on <= step.on) + 1;
      return { ...before, steps: [...before.steps.slice(0, at), step, ...before.steps.slice(at)] };
    }
    case 'case-step-withdrawn': {
      const steps = before.steps.filter(({ changeId }) => changeId !== change.body.changeId);
      return steps.length < before.steps.length ? { ...before, steps } : 'case-step-unknown';
    }
  }
}

import type { Case, CaseStep } from './case.ts';
import type { AcceptedChange } from './change.ts';
import { insertByDay } from './reduce-entity.ts';
import type { Reduced } from './reduced.ts';

type CaseChange = Extract<
  AcceptedChange,
  {
    type:
      | 'case-opened'
      | 'case-step-taken'
      | 'case-step-withdrawn'
      | 'document-served'
      | 'document-service-withdrawn'
      | 'occupied-land-drawn'
      | 'case-withdrawn'
      | 'shape-withdrawn';
  }
>;

/** Steps stand in order of their day; of one day in the order of the feed. */
export function reduceCase(before: Case | undefined, change: CaseChange): Reduced<Case> {
  if (change.type === 'case-opened') {
    if (before) return 'entity-exists';
    const { case: opened, occupiedLand, reason } = change.body;
    return {
      ...opened,
      steps: [],
      occupiedLand: occupiedLand ? [{ changeId: change.id, fromOn: change.on, shape: occupiedLand, reason }] : [],
    };
  }
  if (!before) return 'entity-unknown';
  switch (change.type) {
    case 'case-withdrawn':
      return null;
    case 'shape-withdrawn': {
      const occupiedLand = before.occupiedLand.filter(({ changeId }) => changeId !== change.body.changeId);
      return occupiedLand.length < before.occupiedLand.length ? { ...before, occupiedLand } : 'shape-unknown';
    }
    case 'occupied-land-drawn': {
      const drawn = { changeId: change.id, fromOn: change.on, ...change.body };
      return { ...before, occupiedLand: insertByDay(before.occupiedLand, drawn) };
    }
    case 'case-step-taken': {
      const step = { ...change.body.step, changeId: change.id, on: change.on };
      const at = before.steps.findLastIndex(({ on }) => on <= step.on) + 1;
      return { ...before, steps: [...before.steps.slice(0, at), step, ...before.steps.slice(at)] };
    }
    case 'document-served':
      return changeStep(before, change.body.changeId, (step) => ({ ...step, served: change.body.served }));
    case 'document-service-withdrawn':
      return changeStep(before, change.body.changeId, (step) => withoutService(step));
    case 'case-step-withdrawn': {
      const steps = before.steps.filter(({ changeId }) => changeId !== change.body.changeId);
      return steps.length < before.steps.length ? { ...before, steps } : 'case-step-unknown';
    }
  }
}

function changeStep(before: Case, changeId: string, change: (step: CaseStep) => CaseStep): Reduced<Case> {
  if (!before.steps.some((step) => step.changeId === changeId)) return 'case-step-unknown';
  return { ...before, steps: before.steps.map((step) => (step.changeId === changeId ? change(step) : step)) };
}

function withoutService(step: CaseStep): CaseStep {
  const { served, ...unserved } = step;
  return served ? unserved : step;
}

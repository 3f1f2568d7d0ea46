import { describe, expect, it } from 'vitest';
import type { Case, CaseStep } from '../../src/core/register/case.ts';
import { createWorkCalendar } from '../../src/core/rules/calendar/work-calendar.ts';
import { caseDuties } from '../../src/core/rules/clocks/case-duties.ts';
import { periodsOf } from '../../src/workers/engine/cases/case-periods.ts';

const calendar = createWorkCalendar([]);
const step = (kind: CaseStep['kind'], on: string): CaseStep => ({ kind, on, changeId: `${kind} ${on}` });
const caseOf = (...steps: CaseStep[]): Case => ({
  id: 'c-1',
  no: '案1',
  begunOn: '2026-01-05',
  sightings: ['s-1'],
  occupiedLand: [],
  track: 'planning',
  steps: [step('verified', '2026-01-05'), step('opened', '2026-01-06'), ...steps],
});
const decisionDue = (one: Case, on: string) =>
  periodsOf(one, on, calendar).find(({ period }) => period.id === 'decision-due')?.standing;

describe('where a period of the office stands', () => {
  it('is overdue past its last day, and the page agrees with the work list', () => {
    const one = caseOf();
    expect(decisionDue(one, '2026-02-01')).toBe('running');
    expect(decisionDue(one, '2026-08-01')).toBe('overdue');
    expect(caseDuties(one, '2026-08-01', calendar)).toMatchObject([{ code: 'decision-due' }]);
  });

  it('is held, not overdue, while the case rests: nobody is pressed for what must wait', () => {
    const one = caseOf(step('suspended', '2026-03-01'), step('resumed', '2026-09-01'));
    expect(decisionDue(one, '2026-08-01')).toBe('held');
    expect(caseDuties(one, '2026-08-01', calendar)).toEqual([]);
    expect(decisionDue(one, '2026-09-02')).toBe('overdue');
  });
});

describe('where a right of the person stands', () => {
  const served = { ...step('decided', '2026-02-02'), served: { on: '2026-02-03', proof: '本人签收' }, remediesStated: true };
  const suit = (on: string, ...steps: CaseStep[]) =>
    periodsOf(caseOf(served, ...steps), on, calendar).find(({ period }) => period.id === 'suit');

  it('is used, not over, where the suit was filed in time: nobody is told that a right had lapsed', () => {
    const until = suit('2026-03-01')?.safeOn ?? '';
    expect(suit('2026-03-01')?.standing).toBe('running');
    expect(suit('2026-12-01')?.standing).toBe('over');
    expect(suit('2026-12-01', step('suit-filed', until))?.standing).toBe('used');
    expect(suit('2026-12-01', step('suit-filed', '2026-11-01'))?.standing).toBe('over');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TASK_AMOUNTS } from '../../../../src/core/register/year-tasks.ts';
import { readTaskAmount, writeTaskAmount } from '../../../../src/features/planner/settings/task-amount.ts';

describe('an amount of a year’s task', () => {
  it('is read as offices write it: floor in m², land in mu, households by their count', () => {
    expect(readTaskAmount('demolition_cm2', '12,500')).toBe(125_000_000);
    // 1 mu is 2 000 / 3 m².
    expect(readTaskAmount('land_cm2', '1500')).toBe(10_000_000_000);
    expect(readTaskAmount('households', '1 200户')).toBe(1200);
    for (const wrong of ['-1', '1.5', '', '户', 'abc', '9'.repeat(20)])
      expect([wrong, readTaskAmount('households', wrong)]).toEqual([wrong, undefined]);
    for (const wrong of ['', 'abc']) expect([wrong, readTaskAmount('land_cm2', wrong)]).toEqual([wrong, undefined]);
  });

  it('is written as it was typed, so that opening the form changes nothing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), fc.constantFrom(...TASK_AMOUNTS), (hundredths, amount) => {
        const typed = amount === 'households' ? String(hundredths) : String(hundredths / 100);
        const value = readTaskAmount(amount, typed);
        expect(value).toBeDefined();
        expect(writeTaskAmount(amount, value ?? -1)).toBe(typed);
      }),
    );
  });
});

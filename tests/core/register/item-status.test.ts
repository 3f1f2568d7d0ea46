import { describe, expect, it } from 'vitest';
import { itemStatusOn, statusDays } from '../../../src/core/register/item-status.ts';

const milestones = (
  [
    ['registered', '2026-01-01'],
    ['published', '2026-01-05'],
    ['decided', '2026-02-01'],
    ['paid', '2026-03-01'],
    ['handed-over', '2026-05-01'],
  ] as const
).map(([kind, on], i) => ({ changeId: `c-${i}`, kind, on }));

describe('item status', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 'registered'],
    ['2026-01-31', 'registered'],
    ['2026-02-01', 'signed'],
    ['2026-04-30', 'paid'],
    ['2026-05-01', 'handed-over'],
  ])('on %s is %s', (day, status) => expect(itemStatusOn({ milestones }, day)).toBe(status));

  it('counts a step that was not recorded as passed on the day of a later one', () => {
    expect(statusDays({ milestones })).toEqual({
      registered: '2026-01-01',
      signed: '2026-02-01',
      paid: '2026-03-01',
      demolished: '2026-05-01',
      'handed-over': '2026-05-01',
    });
    expect(statusDays({ milestones: milestones.slice(0, 2) })).toEqual({ registered: '2026-01-01' });
  });
});

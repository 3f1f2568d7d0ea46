import { describe, expect, it } from 'vitest';
import type { MilestoneKind } from '../../../src/core/register/clearance-item.ts';
import type { KnownBuildings } from '../../../src/core/rules/bare-land.ts';
import { progressOn, signingByHousehold } from '../../../src/core/report/clearance-progress.ts';

const itemOf = (steps: Partial<Record<MilestoneKind, string>>, buildings: readonly string[] = []) => ({
  id: 'i-1',
  redLineId: 'r-1',
  buildings,
  milestones: Object.entries(steps).map(([kind, on]) => ({ changeId: kind, kind: kind as MilestoneKind, on })),
});
/** No building is registered anywhere, nor named on any item. */
const NONE: KnownBuildings = { items: new Set(), lines: new Set() };
const PAID = { registered: '2026-01-01', signed: '2026-02-01', paid: '2026-03-31' } as const;

describe('how far an item is', () => {
  it('goes by the furthest step of the day, agreement and decision being one', () => {
    const item = itemOf({ ...PAID, decided: '2026-02-10' });
    expect(progressOn(item, '2025-12-31', 1, NONE)).toBeNull();
    expect(progressOn(item, '2026-02-10', 1, NONE)).toMatchObject({ stage: 'signed', since: '2026-02-10' });
    expect(progressOn(item, '2026-03-31', 1, NONE)).toMatchObject({ stage: 'paid' });
  });

  it('demolition is due on the same day of the next month, else on its last day', () => {
    expect(progressOn(itemOf(PAID), '2026-04-01', 1, NONE)?.demolishBy).toBe('2026-04-30');
    const demolished = itemOf({ ...PAID, vacated: '2026-04-02', demolished: '2026-04-03' });
    expect(progressOn(demolished, '2026-05-30', 1, NONE)?.demolishBy).toBeUndefined();
  });
});

describe('bare land', () => {
  const SURVEYED = { registered: '2026-01-01', surveyed: '2026-01-10', signed: '2026-02-01', paid: '2026-03-31' } as const;
  const on = '2026-06-01';

  it('that a survey found no building on has no day for demolition and is in no rate of it', () => {
    const progress = progressOn(itemOf(SURVEYED), on, 1, NONE);
    expect(progress?.demolishBy).toBeUndefined();
    for (const rate of ['demolition', 'one-month', 'vacating'] as const) expect(progress?.counted.has(rate)).toBe(false);
    expect(progress?.counted.has('payment')).toBe(true);
  });

  it('is none where a building is named on the item, registered for it, or somebody had to move out', () => {
    const built = [
      progressOn(itemOf(SURVEYED, ['b-1']), on, 1, NONE),
      progressOn(itemOf(SURVEYED), on, 1, { items: new Set(['i-1']), lines: new Set(['r-1']) }),
      progressOn(itemOf({ ...SURVEYED, vacated: '2026-04-10' }), on, 1, NONE),
    ];
    for (const progress of built) {
      expect(progress?.demolishBy).toBe('2026-04-30');
      expect(progress?.counted.has('demolition')).toBe(true);
    }
  });

  it('is known without a survey where the buildings of its red line are listed', () => {
    const listed = { items: new Set<string>(), lines: new Set(['r-1']) };
    expect(progressOn(itemOf(PAID), on, 1, listed)?.demolishBy).toBeUndefined();
    expect(progressOn(itemOf(PAID, ['b-1']), on, 1, listed)?.demolishBy).toBe('2026-04-30');
  });

  it('is none while nobody has surveyed it nor listed a building of its red line: what is not known counts as built on', () => {
    expect(progressOn(itemOf(PAID), on, 1, NONE)?.demolishBy).toBe('2026-04-30');
    expect(progressOn(itemOf({ ...PAID, surveyed: '2026-06-02' }), on, 1, NONE)?.demolishBy).toBe('2026-04-30');
  });
});

describe('which rates hold an item', () => {
  const rates = (steps: Partial<Record<MilestoneKind, string>>, on: string) => {
    const progress = progressOn(itemOf(steps), on, 1, NONE);
    return { counted: [...(progress?.counted ?? [])], reached: [...(progress?.reached ?? [])] };
  };

  it('a decision is paid for, and is no signature', () => {
    const { counted, reached } = rates({ registered: '2026-01-01', decided: '2026-02-01', paid: '2026-03-01' }, '2026-03-02');
    expect(counted).toContain('payment');
    expect(reached).toContain('payment');
    expect(reached).not.toContain('signing');
    expect(counted).not.toContain('demolition');
  });

  it('bare land that was cleared without a demolition lowers no rate of demolition', () => {
    const { counted } = rates({ ...PAID, cleared: '2026-04-10', 'handed-over': '2026-04-12' }, '2026-06-01');
    expect(counted).not.toContain('demolition');
    expect(counted).not.toContain('vacating');
    expect(counted).not.toContain('one-month');
    expect(counted).toContain('cleared-land');
  });

  it('the month counts when it is over or was kept, not before', () => {
    expect(rates(PAID, '2026-04-30').counted).not.toContain('one-month');
    expect(rates(PAID, '2026-05-01')).toMatchObject({ counted: expect.arrayContaining(['one-month']) });
    const late = { ...PAID, vacated: '2026-05-01', demolished: '2026-05-02' };
    expect(rates(late, '2026-05-03').reached).not.toContain('one-month');
    const kept = { ...PAID, vacated: '2026-04-20', demolished: '2026-04-30' };
    expect(rates(kept, '2026-04-30').reached).toContain('one-month');
  });
});

it('a household has signed when all its items are signed, and counts once', () => {
  const items = [
    { households: ['h-1', 'h-2'], signed: true },
    { households: ['h-2'], signed: false },
    { households: ['h-3'], signed: true },
  ];
  expect(signingByHousehold(items)).toEqual({ signed: 2, all: 3 });
});

import { expect, it } from 'vitest';
import type { Case, CaseStep } from '../../../../src/core/register/case.ts';
import { reckonDemandRoom } from '../../../../src/core/rules/clocks/demand-room.ts';
import { permitStep } from '../../../../src/core/rules/clocks/permit-step.ts';
import { officeCalendar } from './office-calendar.ts';

const step = (kind: CaseStep['kind'], on: string, more: Partial<CaseStep> = {}): CaseStep => ({
  changeId: `${kind}/${on}`,
  kind,
  on,
  ...more,
});
const decidedOn = (servedOn: string): CaseStep[] => [
  step('verified', '2026-01-05', { verification: 'violation' }),
  step('decided', servedOn, { decision: 'demolish', served: { on: servedOn, proof: '送达回证' } }),
];
const roomOf = (track: Case['track'], steps: readonly CaseStep[], on: string) =>
  reckonDemandRoom({ track, steps }, on, officeCalendar);

/**
 * Counted by hand on the calendar of 2026 (data/holidays/2026.json, 国办发明电〔2025〕7号): 行政强制法 53 (three months), 54 and 69 (ten
 * working days after service), 行政复议法 20 and 88 (sixty days, moved from a rest day).
 *
 * Served 2 March: sixty days end on 1 May, in the holiday of 1–5 May, and move to 6 May; three months on is Thursday 6 August. Ten
 * working days before it: 5, 4, 3 August, 31, 30, 29, 28, 27, 24, 23 July; served on 22 July at the latest.
 *
 * Served 10 May: sixty days end on Thursday 9 July; three months on is Friday 9 October. Ten working days before it: 8 October; not
 * 1–7 October; 30, 29, 28 September; not 25–27 September; 24, 23, 22, 21 September, Sunday 20 September, which is worked, 18 September;
 * served on 17 September at the latest.
 */
const GOLDEN = [
  ['2026-03-02', '2026-07-22', '2026-08-06'],
  ['2026-05-10', '2026-09-17', '2026-10-09'],
] as const;

it.each(GOLDEN)('a decision served on %s: the demand is served by %s, the court asked by %s', (served, servedBy, applyBy) => {
  expect(roomOf('land', decidedOn(served), '2026-07-10')).toEqual({
    servedBy,
    applyBy,
    article: '行政强制法 第53、54条',
    certainty: 'certain',
  });
});

it.each(GOLDEN)(
  'after %s the court can be asked on the last day of a demand of %s, and not of one a day later',
  (served, servedBy, applyBy) => {
    const verdictOf = (demanded: string) =>
      permitStep(
        {
          track: 'land',
          steps: [...decidedOn(served), step('demanded', demanded, { served: { on: demanded, proof: '送达回证' } })],
        },
        { kind: 'court-applied', on: applyBy },
        officeCalendar,
      ).verdict;
    expect(verdictOf(servedBy)).toBe('allowed');
    expect(verdictOf(nextWorkingDay(servedBy))).not.toBe('allowed');
  },
);

const nextWorkingDay = (day: string): string => officeCalendar.addWorkingDays(day, 1).on;

it('nothing is reckoned on the planning track, without proof of service, while a suit is pending, or after the application', () => {
  const steps = decidedOn('2026-03-02');
  expect(roomOf('planning', steps, '2026-07-10')).toBeNull();
  expect(roomOf('land', [steps[0], step('decided', '2026-03-02')], '2026-07-10')).toBeNull();
  expect(roomOf('land', [...steps, step('suit-filed', '2026-03-10')], '2026-07-10')).toBeNull();
  expect(roomOf('land', [...steps, step('court-applied', '2026-07-01')], '2026-07-10')).toBeNull();
});

it('says where a year has no holiday table yet', () => {
  expect(roomOf('land', decidedOn('2026-09-20'), '2026-12-01')?.certainty).toBe('provisional');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClearanceItem, MILESTONE_KINDS } from '../../../src/core/register/clearance-item.ts';
import { nameDay, numberDay } from '../../../src/core/register/day.ts';
import type { Register } from '../../../src/core/register/register.ts';
import { knownBuildings } from '../../../src/core/rules/bare-land.ts';
import { VerifiedBuilds } from '../../../src/core/report/board/tally-builds.ts';
import { TallyEvents } from '../../../src/core/report/board/tally-events.ts';
import { tallyHouseholds, tallyItems } from '../../../src/core/report/board/tally-items.ts';
import { progressOn, signingByHousehold } from '../../../src/core/report/clearance-progress.ts';

const FIRST = numberDay('2026-01-25');
const SPAN = 90;
const RATES = ['payment', 'vacating', 'demolition', 'one-month'] as const;

/** Steps on days in any order, some left out, some of several items' households the same. */
const item = fc
  .record({
    steps: fc.array(fc.option(fc.nat(SPAN), { freq: 3 }), {
      minLength: MILESTONE_KINDS.length,
      maxLength: MILESTONE_KINDS.length,
    }),
    named: fc.boolean(),
    built: fc.boolean(),
    redLineId: fc.constantFrom('r-0', 'r-1'),
    households: fc.uniqueArray(fc.constantFrom('h-0', 'h-1', 'h-2', 'h-3'), { maxLength: 2 }),
    row: fc.nat(2),
  })
  .map((one) => ({
    ...one,
    milestones: one.steps.flatMap((day, n) =>
      day === null ? [] : [{ changeId: `${n}`, kind: MILESTONE_KINDS[n], on: nameDay(FIRST + day) }],
    ),
  }));
const district = fc.array(item, { maxLength: 12 }).map((drawn) => {
  const items = new Map(
    drawn.map(({ named, redLineId, households, milestones, row }, n) => [
      `i-${n}`,
      {
        id: `i-${n}`,
        redLineId,
        buildings: named ? [`b-${n}`] : [],
        households: households.map((householdId) => ({ householdId })),
        milestones,
        unit: `u-${row}`,
      } as unknown as ClearanceItem,
    ]),
  );
  const buildings = new Map(drawn.flatMap(({ built }, n) => (built ? [[`x-${n}`, { itemId: `i-${n}` }]] : [])));
  return { items, buildings } as unknown as Register;
});
const days = fc
  .uniqueArray(fc.nat(SPAN + 40), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((day) => FIRST + day).sort((a, b) => a - b));
const rowOf = ({ unit }: Pick<ClearanceItem, 'unit'>) => Number(unit.slice(2));
const ROWS = 3;

describe('the rates of a board', () => {
  it('are, on any day, those of the planner’s own measure counted item by item', async () => {
    await fc.assert(
      fc.asyncProperty(district, days, fc.integer({ min: 1, max: 2 }), async (register, ends, months) => {
        const events = new TallyEvents();
        await tallyItems(
          events,
          register,
          (one) => [rowOf(one)],
          months,
          async () => {},
        );
        const sums = events.sum(ends, ROWS);
        const built = knownBuildings(register);
        for (const [column, end] of ends.entries())
          for (const rate of RATES)
            for (const part of ['counted', 'reached'] as const) {
              const expected = [0, 0, 0];
              for (const one of register.items.values())
                if (progressOn(one, nameDay(end), months, built)?.[part].has(rate)) expected[rowOf(one)]++;
              const told = expected.map((_, row) => sums.get(`${rate}-${part}`)?.[row * ends.length + column]);
              expect([nameDay(end), rate, part, told]).toEqual([nameDay(end), rate, part, expected]);
            }
      }),
      { seed: 20261128, numRuns: 300 },
    );
  });

  it('of households are those of their registered items, each household once', async () => {
    fc.assert(
      fc.property(district, days, (register, ends) => {
        const events = new TallyEvents();
        tallyHouseholds(
          events,
          register,
          ({ unit }) => unit,
          () => [0],
        );
        const sums = events.sum(ends, 1);
        for (const [column, end] of ends.entries()) {
          const on = nameDay(end);
          const there = [...register.items.values()].filter(({ milestones }) => milestones.some((one) => one.on <= on));
          const expected = signingByHousehold(
            there.map(({ households, milestones }) => ({
              households: households.map(({ householdId }) => householdId),
              signed: milestones.some((one) => one.kind === 'signed' && one.on <= on),
            })),
          );
          const told = { signed: sums.get('households-signed')?.[column], all: sums.get('households')?.[column] };
          expect([on, told]).toEqual([on, expected]);
        }
      }),
      { seed: 20261128, numRuns: 300 },
    );
  });
});

describe('verifications of a line', () => {
  it('between two days are those, in ascending order of how long they took, whatever was asked in between', () => {
    const build = fc.record({ rows: fc.uniqueArray(fc.nat(2)), on: fc.nat(30), took: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(build), fc.nat(3), fc.nat(30), fc.nat(30), (builds, first, a, b) => {
        const verified = new VerifiedBuilds();
        builds.forEach(({ rows, on, took }, n) => {
          if (n === first) verified.daysBetween(0, 0, 30);
          verified.add(rows, on, took);
        });
        for (const row of [0, 1, 2])
          expect([...verified.daysBetween(row, Math.min(a, b), Math.max(a, b))]).toEqual(
            builds
              .filter(({ rows, on }) => rows.includes(row) && on > Math.min(a, b) && on <= Math.max(a, b))
              .map(({ took }) => took)
              .sort((one, other) => one - other),
          );
      }),
    );
  });
});

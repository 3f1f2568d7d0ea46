import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedScope, compareScope } from '../../../../src/core/report/comparison/compare-days.ts';
import type { ComparedAmounts } from '../../../../src/core/report/comparison/compared.ts';
import { FLOWS, type ScopeFlows, tabulateFlows } from '../../../../src/core/report/comparison/scope-flows.ts';
import { cutByUnit } from '../../../../src/core/report/comparison/series-by-unit.ts';
import { waterfallOf } from '../../../../src/core/report/comparison/waterfall.ts';
import { countPlots, footprintAt } from '../../../../src/core/report/footprint/footprint-at.ts';
import { createFootprintModel, type FootprintModel, itemsAlone } from '../../../../src/core/report/footprint/footprint-model.ts';
import { tabulateFootprints } from '../../../../src/core/report/footprint/footprint-series.ts';
import { type FootprintSpans, listSpans } from '../../../../src/core/report/footprint/footprint-spans.ts';
import { LAST_DAY, districtWithCases } from '../random-district.ts';

const SEED = 20261128;
const RUN = { seed: SEED, numRuns: 40, endOnFailure: true };
const threeDays = fc
  .tuple(fc.integer({ min: -3, max: LAST_DAY }), fc.integer({ min: -3, max: LAST_DAY }), fc.integer({ min: -3, max: LAST_DAY }))
  .map((days) => days.sort((a, b) => a - b));

interface Measured {
  readonly model: FootprintModel;
  readonly unresolved: FootprintSpans;
  readonly items: FootprintSpans;
  readonly all: FootprintSpans;
}

function measure(model: FootprintModel): Measured {
  const items = itemsAlone(model);
  return {
    model,
    unresolved: listSpans(model),
    items: listSpans(items),
    all: listSpans(items, { ignoreResolution: true }),
  };
}

const flowsOn = ({ model, ...spans }: Measured, days: readonly number[]): ScopeFlows => tabulateFlows(model, spans, days);

const added = (a: ComparedAmounts, b: ComparedAmounts): ComparedAmounts => ({
  before: a.before,
  entered: Number(a.entered) + Number(b.entered),
  released: Number(a.released) + Number(b.released),
  revised: Number(a.revised) + Number(b.revised),
  after: b.after,
  leftBefore: a.leftBefore,
  leftAfter: b.leftAfter,
  allBefore: a.allBefore,
  allAfter: b.allAfter,
});

const eachScope = (flows: ScopeFlows, see: (scope: number) => void) => {
  for (let scope = 0; scope < flows.scopeCount; scope++) see(scope);
};

describe(`two days of a district (seed ${SEED})`, () => {
  it('stand as the footprint of each day, and what came less what left is the difference', () => {
    fc.assert(
      fc.property(districtWithCases, threeDays, ({ input }, [a, b]) => {
        const measured = measure(createFootprintModel(input));
        const flows = flowsOn(measured, [a, b]);
        eachScope(flows, (scope) => {
          const { cm2, items } = compareScope(flows, scope, 0, 1);
          for (const [side, day] of [
            ['before', a],
            ['after', b],
          ] as const) {
            const stands = footprintAt(measured.model, measured.unresolved, scope, day);
            expect(cm2[side]).toBe(stands.unresolved_cm2);
            const { unresolvedPlots, resolvedPlots } = countPlots(measured.model, scope, day);
            expect([items[side], items[side === 'before' ? 'allBefore' : 'allAfter']]).toEqual([
              unresolvedPlots,
              unresolvedPlots + resolvedPlots,
            ]);
          }
          const [whole] = tabulateFootprints(measured.all, [b], scope, 1).unresolved_cm2;
          expect(cm2.allAfter).toBe(whole);
          for (const { before, entered, released, revised, after } of [cm2, items])
            expect(Number(before) + Number(entered) - Number(released) + Number(revised)).toBe(after);
        });
      }),
      RUN,
    );
  });

  it('add up: A to B and B to C are A to C in every cell', () => {
    fc.assert(
      fc.property(districtWithCases, threeDays, ({ input }, days) => {
        const flows = flowsOn(measure(createFootprintModel(input)), days);
        eachScope(flows, (scope) => {
          const [ab, bc, ac] = [
            compareScope(flows, scope, 0, 1),
            compareScope(flows, scope, 1, 2),
            compareScope(flows, scope, 0, 2),
          ];
          expect<ComparedScope>({ cm2: added(ab.cm2, bc.cm2), items: added(ab.items, bc.items) }).toEqual(ac);
        });
      }),
      RUN,
    );
  });

  it('do not depend on the order in which the records came in', () => {
    fc.assert(
      fc.property(districtWithCases, threeDays, fc.infiniteStream(fc.nat()), ({ input }, days, turns) => {
        const order = input.plots.map((plot) => ({ plot, at: turns.next().value as number })).sort((x, y) => x.at - y.at);
        const shuffled = { ...input, plots: order.map(({ plot }) => plot) };
        const [one, other] = [input, shuffled].map((given) => flowsOn(measure(createFootprintModel(given)), days));
        for (const flow of ['entered', 'released'] as const) expect([...other.tables[flow]]).toEqual([...one.tables[flow]]);
        // Land of several plots that come on one day is entered by whichever of them is first: the sums are the same.
        eachScope(one, (scope) => {
          const [x, y] = [compareScope(one, scope, 0, 2), compareScope(other, scope, 0, 2)];
          expect([y.cm2.before, y.cm2.after, y.cm2.allAfter]).toEqual([x.cm2.before, x.cm2.after, x.cm2.allAfter]);
          const net = ({ cm2 }: ComparedScope) => Number(cm2.entered) + Number(cm2.revised) - Number(cm2.released);
          expect(net(y)).toBe(net(x));
        });
      }),
      RUN,
    );
  });

  it('are read off the weeks as if they were asked alone', () => {
    fc.assert(
      fc.property(districtWithCases, ({ input }) => {
        const measured = measure(createFootprintModel(input));
        const weeks = Array.from({ length: LAST_DAY / 5 }, (_, week) => 5 * week);
        const flows = flowsOn(measured, weeks);
        const alone = flowsOn(measured, [weeks[2], weeks[7]]);
        for (const flow of FLOWS)
          eachScope(flows, (scope) =>
            expect([2, 7].map((week) => flows.tables[flow][week * flows.scopeCount + scope])).toEqual(
              [0, 1].map((day) => alone.tables[flow][day * alone.scopeCount + scope]),
            ),
          );
      }),
      RUN,
    );
  });

  it('make a waterfall whose steps lead from one to the other without a gap', () => {
    fc.assert(
      fc.property(districtWithCases, threeDays, ({ input }, [a, , c]) => {
        const flows = flowsOn(measure(createFootprintModel(input)), [a, c]);
        eachScope(flows, (scope) => {
          const { cm2 } = compareScope(flows, scope, 0, 1);
          const bars = waterfallOf(cm2) ?? [];
          const steps = bars.slice(1, -1);
          expect(bars[0]).toMatchObject({ id: 'before', from: 0, to: cm2.before });
          expect(bars.at(-1)).toMatchObject({ id: 'after', from: 0, to: cm2.after });
          expect(Number(cm2.before) + steps.reduce((sum, { value }) => sum + value, 0)).toBe(cm2.after);
          let at = cm2.before;
          for (const { from, to, value } of steps) {
            expect([from, to - from]).toEqual([at, value]);
            at = to;
          }
          expect(at).toBe(cm2.after);
        });
      }),
      RUN,
    );
  });

  it('are cut by units into parts that make the whole line', () => {
    fc.assert(
      fc.property(districtWithCases, ({ input }) => {
        const measured = measure(createFootprintModel(input));
        const days = [0, 20, 40, LAST_DAY];
        const table = tabulateFootprints(measured.unresolved, days, 0, measured.model.scopeCount).unresolved_cm2;
        input.redLines.forEach((_, line) => {
          const { parts, outside, total } = cutByUnit(measured.model, line, [0, 1], days);
          expect(total).toEqual([...table.subarray(line * days.length, (line + 1) * days.length)]);
          total.forEach((cm2, n) => {
            expect([...parts.values()].reduce((sum, values) => sum + values[n], 0) + outside[n]).toBe(cm2);
            // The two units hold everything: nothing but the rounding of their borders lies outside.
            expect(Math.abs(outside[n])).toBeLessThanOrEqual(input.plots.length * 4);
          });
        });
      }),
      RUN,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER } from '../../../src/core/report/footprint/activity.ts';
import { countPlots, footprintAt } from '../../../src/core/report/footprint/footprint-at.ts';
import type { FootprintModel } from '../../../src/core/report/footprint/footprint-model.ts';
import { createFootprintModel, findScope, itemsAlone, withPlots } from '../../../src/core/report/footprint/footprint-model.ts';
import { listSpans } from '../../../src/core/report/footprint/footprint-spans.ts';
import { tabulateFootprints, tabulateRedLines } from '../../../src/core/report/footprint/footprint-series.ts';
import { listResolved } from '../../../src/core/report/footprint/week-changes.ts';
import { districtWithCases, fixShapes, LAST_DAY, ofKind, randomDistrict, reshapedDistrict, unionOf } from './random-district.ts';

const SEED = 20261123;
const DAYS = Array.from({ length: LAST_DAY / 5 }, (_, week) => 5 * week);

/** A cm² and half a cm² for every area that was settled: pieces, pairs and deeper land, as often as the sum takes them. */
function tolerance_cm2({ found: { pieces, pairs, deepLand, deepest } }: FootprintModel): number {
  return 1 + 0.5 * (pieces + pairs + (deepLand * (deepest - 1) * (deepest - 2)) / 2);
}

describe('unresolved footprint', () => {
  it(`equals a real union in every red line, unit and the district, on every week (seed ${SEED})`, () => {
    let deepest = 0;
    fc.assert(
      fc.property(randomDistrict, (district) => {
        const model = createFootprintModel(district.input);
        const table = tabulateFootprints(listSpans(model), DAYS, 0, model.scopeCount);
        const tolerance = tolerance_cm2(model);
        deepest = Math.max(deepest, model.found.deepest);
        const { redLines, units } = district.input;
        const check = (scope: number, redLine: number | null, unit: number): void =>
          DAYS.forEach((day, column) => {
            const truth = unionOf(district, day, redLine, unit) * 1e4;
            expect(
              Math.abs(table.unresolved_cm2[scope * DAYS.length + column] - truth),
              `scope ${scope} day ${day}`,
            ).toBeLessThanOrEqual(tolerance);
          });
        redLines.forEach((_, redLine) => check(redLine, redLine, -1));
        units.forEach((_, unit) => check(redLines.length + unit, null, unit));
        check(model.scopeCount - 1, null, -1);
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    );
    expect(deepest).toBeGreaterThan(4);
  });

  it(`of parcels that changed their shape equals a real union, and what it would be had each day's shapes always held (seed ${SEED})`, () => {
    let changed = 0;
    fc.assert(
      fc.property(reshapedDistrict, (district) => {
        const model = createFootprintModel(district.input);
        const spans = listSpans(model);
        const table = tabulateFootprints(spans, DAYS, 0, model.scopeCount);
        changed += district.input.plots.filter(({ shapes }) => shapes).length;
        DAYS.forEach((day, column) => {
          const fixed = createFootprintModel(fixShapes(district, day).input);
          const fixedSpans = listSpans(fixed);
          const tolerance = tolerance_cm2(model) + tolerance_cm2(fixed);
          for (let scope = 0; scope < model.scopeCount; scope++) {
            const found = table.unresolved_cm2[scope * DAYS.length + column];
            const at = footprintAt(fixed, fixedSpans, scope, day);
            expect(Math.abs(found - at.unresolved_cm2), `scope ${scope} day ${day}`).toBeLessThanOrEqual(tolerance);
            const counts = footprintAt(model, spans, scope, day);
            expect([counts.unresolvedPlots, counts.resolvedPlots]).toEqual([at.unresolvedPlots, at.resolvedPlots]);
          }
          const truth = unionOf(district, day, null, -1) * 1e4;
          const whole = table.unresolved_cm2[(model.scopeCount - 1) * DAYS.length + column];
          expect(Math.abs(whole - truth), `district day ${day}`).toBeLessThanOrEqual(tolerance);
        });
      }),
      { seed: SEED, numRuns: 40, endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(40);
  });

  it(`of items and of cases that open, shrink, close and open anew equals a real union on every day asked (seed ${SEED})`, () => {
    let [open, gone] = [0, 0];
    fc.assert(
      fc.property(districtWithCases, (district) => {
        const model = createFootprintModel(district.input);
        const table = tabulateFootprints(listSpans(model), DAYS, 0, model.scopeCount);
        const tolerance = tolerance_cm2(model);
        const { redLines, units, plots } = district.input;
        const check = (scope: number, redLine: number | null, unit: number): void =>
          DAYS.forEach((day, column) => {
            const truth = unionOf(district, day, redLine, unit) * 1e4;
            const found = table.unresolved_cm2[scope * DAYS.length + column];
            expect(Math.abs(found - truth), `scope ${scope} day ${day}`).toBeLessThanOrEqual(tolerance);
          });
        redLines.forEach((_, redLine) => check(redLine, redLine, -1));
        units.forEach((_, unit) => check(redLines.length + unit, null, unit));
        check(model.scopeCount - 1, null, -1);
        const cases = plots.filter(({ kind }) => kind === 'case');
        open += cases.length;
        gone += cases.filter(({ shapes = [] }) => (shapes.at(-1)?.until ?? NEVER) < NEVER).length;
      }),
      { seed: SEED, numRuns: 40, endOnFailure: true },
    );
    expect(open).toBeGreaterThan(100);
    expect(gone).toBeGreaterThan(30);
  });

  it(`of items alone is what it would be had there never been a case, and so are the counts of items (seed ${SEED})`, () => {
    fc.assert(
      fc.property(districtWithCases, (district) => {
        const model = createFootprintModel(district.input);
        const alone = createFootprintModel(ofKind(district, 'item').input);
        for (const options of [{}, { ignoreResolution: true }]) {
          const spans = [listSpans(itemsAlone(model), options), listSpans(alone, options)];
          const [found, expected] = spans.map((one) => tabulateFootprints(one, DAYS, 0, model.scopeCount).unresolved_cm2);
          const tolerance = tolerance_cm2(model) + tolerance_cm2(alone);
          found.forEach((cm2, cell) => expect(Math.abs(cm2 - expected[cell]), `${cell}`).toBeLessThanOrEqual(tolerance));
        }
        for (let scope = 0; scope < model.scopeCount; scope++) {
          const { openCases: _, ...counts } = countPlots(model, scope, LAST_DAY);
          expect({ ...counts, openCases: 0 }).toEqual(countPlots(alone, scope, LAST_DAY));
        }
      }),
      { seed: SEED, numRuns: 40, endOnFailure: true },
    );
  });

  it(`is on any day what the table says, and its units add up to the district (seed ${SEED})`, () => {
    fc.assert(
      fc.property(randomDistrict, fc.nat(LAST_DAY), (district, day) => {
        const model = createFootprintModel(district.input);
        const spans = listSpans(model);
        const table = tabulateFootprints(spans, [day], 0, model.scopeCount);
        const at = Array.from({ length: model.scopeCount }, (_, scope) => footprintAt(model, spans, scope, day).unresolved_cm2);
        expect(at).toEqual([...table.unresolved_cm2]);
        expect([...tabulateRedLines(model, [day]).unresolved_cm2]).toEqual(at.slice(0, district.input.redLines.length));
        const firstUnit = findScope(model, { kind: 'unit', id: 'u-0' });
        const inUnits = at[firstUnit] + at[firstUnit + 1];
        expect(Math.abs(inUnits - at[findScope(model, { kind: 'district' })])).toBeLessThanOrEqual(tolerance_cm2(model));
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    );
  });

  it(`never grows by a resolution, and shrinks by what the week's plots released (seed ${SEED})`, () => {
    fc.assert(
      fc.property(randomDistrict, fc.nat(LAST_DAY), fc.nat(), (district, day, pick) => {
        const { input } = district;
        const open = input.plots.flatMap(({ from, until }, plot) => (from <= day && day < until ? [plot] : []));
        fc.pre(open.length > 0);
        const resolved = open[pick % open.length];
        const model = createFootprintModel(input);
        const plots = input.plots.map((plot, i) => (i === resolved ? { ...plot, until: day } : plot));
        const after = createFootprintModel({ ...input, plots: plots.filter(({ from, until }) => from < until) });
        const again = withPlots(model, plots);
        for (let scope = 0; scope < model.scopeCount; scope++) {
          const before = footprintAt(model, listSpans(model), scope, day).unresolved_cm2;
          const left = footprintAt(after, listSpans(after), scope, day).unresolved_cm2;
          expect(left).toBeLessThanOrEqual(before + tolerance_cm2(model));
          expect(left).toBeGreaterThanOrEqual(-tolerance_cm2(model));
          expect(Math.abs(footprintAt(again, listSpans(again), scope, day).unresolved_cm2 - left)).toBeLessThanOrEqual(
            tolerance_cm2(model),
          );
        }
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    );
  });

  it(`changes from day to day by registrations, revisions and what was released, and by nothing else (seed ${SEED})`, () => {
    fc.assert(
      fc.property(randomDistrict, fc.nat(LAST_DAY), (district, after) => {
        const { input } = district;
        const model = createFootprintModel(input);
        const spans = listSpans(model);
        const upTo = after + 7;
        const quiet =
          input.plots.every(({ from }) => from <= after || from > upTo) &&
          input.redLines.every(({ versions }) => versions.every(({ from }) => from <= after || from > upTo));
        for (let scope = 0; scope < model.scopeCount; scope++) {
          const released = listResolved(model, spans, scope, after, upTo);
          expect(released.every(({ on }) => on > after && on <= upTo)).toBe(true);
          if (!quiet) continue;
          const shrunk =
            footprintAt(model, spans, scope, after).unresolved_cm2 - footprintAt(model, spans, scope, upTo).unresolved_cm2;
          expect(released.reduce((sum, { area_cm2 }) => sum + area_cm2, 0)).toBe(shrunk);
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it(`of all plots, resolved or not, never shrinks while the red lines stay (seed ${SEED})`, () => {
    fc.assert(
      fc.property(randomDistrict, (district) => {
        const model = createFootprintModel(district.input);
        const table = tabulateFootprints(listSpans(model, { ignoreResolution: true }), DAYS, 1, 1);
        for (let column = 1; column < DAYS.length; column++) {
          expect(table.unresolved_cm2[column]).toBeGreaterThanOrEqual(table.unresolved_cm2[column - 1] - tolerance_cm2(model));
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_STATUSES, type ClearanceItem, type MilestoneKind } from '../../../src/core/register/clearance-item.ts';
import { nameDay } from '../../../src/core/register/day.ts';
import { itemStatusOn } from '../../../src/core/register/item-status.ts';
import { NEVER } from '../../../src/core/report/footprint/activity.ts';
import { countPlots, footprintAt } from '../../../src/core/report/footprint/footprint-at.ts';
import type { FootprintPlot } from '../../../src/core/report/footprint/footprint-input.ts';
import { createFootprintModel, type FootprintModel, itemsAlone } from '../../../src/core/report/footprint/footprint-model.ts';
import { tabulateFootprints } from '../../../src/core/report/footprint/footprint-series.ts';
import { listSpans } from '../../../src/core/report/footprint/footprint-spans.ts';
import {
  LAND_BANDS,
  splitByStatus,
  statusAreasOn,
  statusPlotsOn,
  tabulateStatuses,
} from '../../../src/core/report/footprint/status-footprints.ts';
import { tabulateChanges } from '../../../src/core/report/footprint/week-changes.ts';
import { districtWithCases, LAST_DAY, type RandomDistrict, unionOf } from './random-district.ts';

const SEED = 20261123;
const WEEK_ENDS = Array.from({ length: LAST_DAY / 5 }, (_, week) => 5 * week);
const STEPS = ITEM_STATUSES.length;
const BANDS = LAND_BANDS.length;

interface Cleared {
  readonly district: RandomDistrict;
  readonly model: FootprintModel;
  readonly items: ReadonlyMap<string, Pick<ClearanceItem, 'milestones'>>;
}

/** A random district of open cases, and of items that pass the statuses in any order and leave some out. */
const cleared: fc.Arbitrary<Cleared> = fc
  .tuple(districtWithCases, fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)), { minLength: 24, maxLength: 24 }))
  .map(([drawn, steps]) => {
    const plots = drawn.input.plots.map((plot) => ({ ...plot, units: [plot.redLine === 0 ? 'u-0' : 'u-1'] }));
    const district = { ...drawn, input: { ...drawn.input, plots } };
    const milestone = (kind: MilestoneKind, day: number) => ({ changeId: kind, kind, on: nameDay(day) });
    const itemOf = ({ from, until }: FootprintPlot, [signed, paid, demolished]: readonly number[]) => ({
      milestones: [
        milestone('registered', from),
        ...(signed < 30 ? [milestone('signed', from + signed)] : []),
        ...(paid < 30 ? [milestone('paid', from + paid)] : []),
        ...(demolished < 20 ? [milestone('demolished', from + demolished)] : []),
        ...(until < NEVER ? [milestone('handed-over', until)] : []),
      ],
    });
    const items = new Map(
      plots.flatMap((plot, n) => (plot.kind === 'item' ? [[plot.id, itemOf(plot, steps[n % steps.length])] as const] : [])),
    );
    return { district, model: createFootprintModel(district.input), items };
  });

function split({ model, items }: Cleared) {
  const spans = listSpans(model);
  return splitByStatus(model, { all: spans, ofItems: listSpans(itemsAlone(model)) }, ({ id }) => items.get(id));
}

function tolerance_cm2({ found: { pieces, pairs, deepLand, deepest } }: FootprintModel): number {
  return 1 + 0.5 * (pieces + pairs + (deepLand * (deepest - 1) * (deepest - 2)) / 2);
}

describe('the footprint by status', () => {
  it(`gives land to its least advanced claim, as a real union of the claims up to each status does (seed ${SEED})`, () => {
    fc.assert(
      fc.property(cleared, fc.nat(LAST_DAY), (made, day) => {
        const { district, model, items } = made;
        const areas = statusAreasOn(split(made), model.scopeCount - 1, day);
        const stepOf = (plot: FootprintPlot) => {
          if (plot.kind === 'case') return plot.from <= day && day < plot.until ? LAND_BANDS.indexOf('open-case') : BANDS;
          const status = itemStatusOn(items.get(plot.id) ?? { milestones: [] }, nameDay(day));
          return status ? LAND_BANDS.indexOf(status) : BANDS;
        };
        let before = 0;
        LAND_BANDS.forEach((status, step) => {
          const plots = district.input.plots
            .filter((plot) => stepOf(plot) <= step)
            .map((plot) => ({ ...plot, from: day, until: NEVER }));
          const union = unionOf({ ...district, input: { ...district.input, plots } }, day, null, -1) * 1e4;
          expect(Math.abs(areas[step] - (union - before)), status).toBeLessThanOrEqual(2 * tolerance_cm2(model));
          before = union;
        });
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    );
  });

  it(`adds up exactly: unresolved statuses to the unresolved footprint, all to everything, plots to plots (seed ${SEED})`, () => {
    fc.assert(
      fc.property(cleared, (made) => {
        const { model } = made;
        const spans = listSpans(model);
        const table = tabulateStatuses(model, split(made), WEEK_ENDS);
        const items = itemsAlone(model);
        const left = tabulateFootprints(listSpans(items), WEEK_ENDS, 0, model.scopeCount);
        const all = tabulateFootprints(listSpans(items, { ignoreResolution: true }), WEEK_ENDS, 0, model.scopeCount);
        const hasCases = items !== model;
        for (let scope = 0; scope < model.scopeCount; scope++) {
          WEEK_ENDS.forEach((day, week) => {
            const at = scope * WEEK_ENDS.length + week;
            const cell = (values: Float64Array | Uint32Array, step: number) => {
              const rows = values === table.plots ? STEPS : BANDS;
              return values[(scope * rows + step) * WEEK_ENDS.length + week];
            };
            const sum = (values: Float64Array | Uint32Array, steps: number) =>
              Array.from({ length: steps }).reduce((total: number, _, step) => total + cell(values, step), 0);
            const { unresolved_cm2, unresolvedPlots, resolvedPlots } = footprintAt(model, spans, scope, day);
            expect(sum(table.areas_cm2, BANDS - 1)).toBe(unresolved_cm2);
            expect(sum(table.areas_cm2, BANDS - 2)).toBeLessThanOrEqual(Math.max(0, left.unresolved_cm2[at]));
            expect(left.unresolved_cm2[at] - sum(table.areas_cm2, BANDS - 2)).toBeLessThanOrEqual(tolerance_cm2(model));
            if (!hasCases) expect(sum(table.areas_cm2, BANDS)).toBe(all.unresolved_cm2[at]);
            expect(sum(table.areas_cm2, BANDS)).toBeGreaterThanOrEqual(all.unresolved_cm2[at] - tolerance_cm2(model));
            expect(sum(table.plots, STEPS - 1)).toBe(unresolvedPlots);
            expect(cell(table.plots, STEPS - 1)).toBe(resolvedPlots);
            for (let step = 0; step < BANDS - 1; step++) expect(cell(table.areas_cm2, step)).toBeGreaterThanOrEqual(0);
          });
        }
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    );
  });

  it(`is on any day what the table says of that day (seed ${SEED})`, () => {
    fc.assert(
      fc.property(cleared, fc.nat(LAST_DAY), (made, day) => {
        const { model } = made;
        const statuses = split(made);
        const table = tabulateStatuses(model, statuses, [day]);
        expect(statusPlotsOn(model, statuses, day)).toEqual(table.plots);
        for (let scope = 0; scope < model.scopeCount; scope++) {
          expect(statusAreasOn(statuses, scope, day)).toEqual(table.areas_cm2.slice(scope * BANDS, (scope + 1) * BANDS));
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('never goes back: land that has reached a status stays there or goes on while no plot is added and the red lines stay', () => {
    fc.assert(
      fc.property(cleared, fc.nat(LAST_DAY - 7), (made, day) => {
        const { model } = made;
        const quiet =
          model.input.plots.every(({ kind, from }) => kind === 'item' && (from <= day || from > day + 7)) &&
          model.input.redLines.every(({ versions }) => versions.every(({ from }) => from <= day || from > day + 7));
        fc.pre(quiet);
        const statuses = split(made);
        const district = model.scopeCount - 1;
        const [before, after] = [day, day + 7].map((on) => statusAreasOn(statuses, district, on));
        let [left, leftAfter] = [0, 0];
        LAND_BANDS.forEach((status, step) => {
          left += before[step];
          leftAfter += after[step];
          expect(leftAfter, status).toBeLessThanOrEqual(left + tolerance_cm2(model));
        });
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('what changed in a week', () => {
  it(`explains every week of every scope to the cm² and to the plot (seed ${SEED})`, () => {
    fc.assert(
      fc.property(cleared, ({ model }) => {
        const spans = listSpans(model);
        for (let scope = 0; scope < model.scopeCount; scope++) {
          let area_cm2 = 0;
          let plots = 0;
          tabulateChanges(model, spans, scope, WEEK_ENDS).forEach((change, week) => {
            area_cm2 += change.entered_cm2 + change.revised_cm2 - change.released_cm2;
            plots += change.enteredPlots - change.resolvedPlots;
            expect(area_cm2).toBe(footprintAt(model, spans, scope, WEEK_ENDS[week]).unresolved_cm2);
            expect(plots).toBe(countPlots(model, scope, WEEK_ENDS[week]).unresolvedPlots);
            const inWeek = (on: number) => on <= WEEK_ENDS[week] && on > (WEEK_ENDS[week - 1] ?? -NEVER);
            const { plots: claims, redLines } = model.input;
            if (!claims.some(({ from }) => inWeek(from))) expect(change.entered_cm2).toBe(0);
            if (!claims.some(({ until }) => inWeek(until))) expect(change.released_cm2).toBe(0);
            const reshaped = [...redLines.map(({ versions }) => versions), ...claims.map(({ shapes = [] }) => shapes)];
            if (!reshaped.flat().some(({ from, until }) => inWeek(from) || inWeek(until))) expect(change.revised_cm2).toBe(0);
          });
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

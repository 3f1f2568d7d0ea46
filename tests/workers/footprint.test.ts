import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ITEM_STATUSES } from '../../src/core/register/clearance-item.ts';
import { LAND_BANDS } from '../../src/core/report/footprint/status-footprints.ts';
import type { ChangedPlot, FootprintTarget, StatusSeries } from '../../src/workers/calls/footprint.ts';
import { TARGET_KINDS } from '../../src/workers/calls/footprint.ts';
import type { EngineApi, Opened } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

const LATEST = '2026-11-20';
const DISTRICT: FootprintTarget = { kind: 'district' };

let engine: Remote<EngineApi>;
let opened: Opened;
let demo: DemoEngine;
/** Of every scope of the demo district. */
let everySeries: StatusSeries[];

beforeAll(async () => {
  demo = await startDemoEngine();
  ({ engine, opened } = demo);
  const { redLines, settings } = opened.summary;
  everySeries = await Promise.all(
    [
      DISTRICT,
      ...redLines.map(({ id }): FootprintTarget => ({ kind: 'red-line', id })),
      ...settings.units.map(({ id }): FootprintTarget => ({ kind: 'unit', id })),
    ].map((target) => engine.statusSeries([target])),
  );
});

afterAll(() => demo.stop());

const isCountedItem = ({ kind, counted }: ChangedPlot) => kind === 'item' && counted;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the weekly series by status', () => {
  it('adds up in every scope and week of the demo: to the unresolved footprint, and to everything in scope', async () => {
    expect(everySeries.length).toBe(1 + opened.summary.redLines.length + opened.summary.settings.units.length);
    for (const series of everySeries) {
      const plain = await engine.footprintSeries([series.target]);
      series.weeks.forEach((_, week) => {
        const areas = series.bands.map((band) => band[week]);
        expect(sum(areas.slice(0, -1))).toBe(plain.unresolved_cm2[week]);
        expect(sum(areas.slice(0, -2))).toBe(plain.items_cm2[week]);
        if (areas[areas.length - 2] === 0) expect(sum(areas)).toBe(plain.all_cm2[week]);
        expect(sum(series.plots.slice(0, -1).map((plots) => plots[week]))).toBe(plain.unresolvedPlots[week]);
        expect(Math.min(...areas)).toBeGreaterThanOrEqual(0);
      });
    }
  });

  it('is, of the district, what the scene of that day counts', async () => {
    const [series] = everySeries;
    for (const week of [5, 40, series.weeks.length - 1]) {
      const { statusCounts } = await engine.sceneOn([series.weeks[week]]);
      const counted = ITEM_STATUSES.map((status, step) => ({
        plots: series.plots[step][week],
        // What is handed over is painted so, also where an open case stands on it and its band is narrower.
        area_cm2:
          status === 'handed-over'
            ? series.all_cm2[week] - series.items_cm2[week]
            : series.bands[LAND_BANDS.indexOf(status)][week],
      }));
      expect(ITEM_STATUSES.map((status) => statusCounts[status])).toEqual(counted);
    }
  });

  it('changes from week to week by what entered, was released and was revised, and by nothing else', () => {
    for (const { unresolved_cm2, unresolvedPlots, changes } of everySeries) {
      changes.forEach((change, week) => {
        const net = change.entered_cm2 + change.revised_cm2 - change.released_cm2;
        expect(net).toBe(unresolved_cm2[week] - (unresolved_cm2[week - 1] ?? 0));
        expect(change.enteredPlots - change.resolvedPlots).toBe(unresolvedPlots[week] - (unresolvedPlots[week - 1] ?? 0));
      });
    }
    expect(everySeries.some(({ changes }) => changes.slice(1).some(({ revised_cm2 }) => revised_cm2 !== 0))).toBe(true);
  });

  it('of something that is not there is refused', async () => {
    await expect(engine.statusSeries([{ kind: 'unit', id: 'nowhere' }])).rejects.toMatchObject({ code: 'feature-unknown' });
  });
});

describe('the list of a week', () => {
  it('adds up to the changes of that week, the shorter week under way included', async () => {
    for (const { target, weeks, changes } of everySeries.slice(0, 8)) {
      for (const week of [0, 12, weeks.length - 2, weeks.length - 1]) {
        const record = await engine.weekRecord([target, weeks[week]]);
        expect(record).toMatchObject({ week: weeks[week], after: weeks[week - 1] ?? null });
        expect(sum(record.resolved.map(({ area_cm2 }) => area_cm2))).toBe(changes[week].released_cm2);
        expect(sum(record.entered.map(({ area_cm2 }) => area_cm2))).toBe(changes[week].entered_cm2);
        expect(record.resolved.filter(isCountedItem).length).toBe(changes[week].resolvedPlots);
        expect(record.entered.filter(isCountedItem).length).toBe(changes[week].enteredPlots);
      }
    }
  });

  it('names parcels that can be shown on the map', async () => {
    const { resolved } = await engine.weekRecord([DISTRICT, LATEST]);
    expect(resolved.length).toBeGreaterThan(0);
    const items = resolved.flatMap((plot) => (plot.kind === 'item' ? [plot] : []));
    const refs = items.flatMap(({ ref }) => ref ?? []);
    expect(await engine.titles([refs])).toEqual(items.map(({ parcelNo }) => parcelNo));
  });
});

describe('the comparison of targets', () => {
  it('stands by the same figures as their own series, in order of what is unresolved', async () => {
    for (const kind of TARGET_KINDS) {
      const { standings } = await engine.compareTargets([kind, LATEST]);
      expect(standings.length).toBeGreaterThan(2);
      for (const standing of standings) {
        const series = everySeries.find(({ target }) => JSON.stringify(target) === JSON.stringify(standing.target));
        expect(standing).toMatchObject({
          unresolved_cm2: series?.unresolved_cm2.at(-1),
          all_cm2: series?.all_cm2.at(-1),
          unresolvedPlots: series?.unresolvedPlots.at(-1),
          sinceLastWeek_cm2: (series?.unresolved_cm2.at(-1) ?? 0) - (series?.unresolved_cm2.at(-2) ?? 0),
          projection: series?.projections.find(({ method }) => method === 'recent-pace') ?? null,
        });
      }
      const areas = standings.map(({ unresolved_cm2 }) => unresolved_cm2);
      expect(areas).toEqual([...areas].sort((a, b) => b - a));
    }
  });

  it('is frozen by week: it knows nothing of later weeks, and days within a week do not change it', async () => {
    const { weeks } = everySeries[0];
    const then = weeks[40];
    const atEnd = await engine.compareTargets(['red-lines', then]);
    const nextDay = new Date(Date.parse(then) + 86_400_000).toISOString().slice(0, 10);
    expect(await engine.compareTargets(['red-lines', nextDay])).toEqual(atEnd);
    expect(atEnd.week).toBe(then);
    for (const { projection } of atEnd.standings) {
      if (projection?.finishOn) expect(projection.finishOn > then).toBe(true);
    }
  });

  it('says how many days after the deadline a red line would be done', async () => {
    const { standings } = await engine.compareTargets(['red-lines', LATEST]);
    const judged = standings.filter(({ daysLate }) => daysLate !== null);
    expect(judged.length).toBeGreaterThan(0);
    for (const { daysLate, dueOn, projection } of judged) {
      const days = (Date.parse(projection?.finishOn ?? '') - Date.parse(dueOn ?? '')) / 86_400_000;
      expect(daysLate).toBe(days);
    }
  });
});

import polygonClipping from 'polygon-clipping';
import { ColumnsBuilder, readNestedRings } from '../../src/core/overlay/build-columns.ts';
import { createView } from '../../src/core/overlay/create-view.ts';
import { type OverlapTable, tabulateOverlaps } from '../../src/core/overlay/overlap-table.ts';
import { tabulateSelfOverlaps } from '../../src/core/overlay/self-overlap.ts';
import { NEVER } from '../../src/core/report/footprint/activity.ts';
import type { FootprintInput, FootprintPlot } from '../../src/core/report/footprint/footprint-input.ts';
import { createFootprintModel } from '../../src/core/report/footprint/footprint-model.ts';
import { tabulateFootprints } from '../../src/core/report/footprint/footprint-series.ts';
import { listSpans } from '../../src/core/report/footprint/footprint-spans.ts';
import { createRandom } from '../../src/demo/random.ts';
import { type BenchLand, BENCH_RED_LINES } from './bench-district.ts';
import { timeEngines } from './measure-cpu.ts';
import type { Report } from './report.ts';
import { polygonsArea_m2 } from './rings-area.ts';

const WEEKS = 52;
/** Cells of the table that are checked against a true union; of red lines with few plots, a union of thousands takes minutes. */
const CHECKED_CELLS = 40;
const MOST_PLOTS = 150;

/** Unresolved footprint of every red line in every week of a year. */
export async function benchFootprint(report: Report, land: BenchLand, seed: number): Promise<void> {
  const part = `footprint of ${BENCH_RED_LINES} red lines × ${WEEKS} weeks, ${land.parcels.columns.count.toLocaleString('en')} parcels`;
  report.begin(part);
  const cuts = tabulateOverlaps(land.parcels, land.index, land.redLines);
  const input = describe(land, cuts);
  const days = Array.from({ length: WEEKS }, (_, week) => week);
  const model = createFootprintModel(input);
  const spans = listSpans(model, { redLinesOnly: true });
  const table = tabulateFootprints(spans, days, 0, BENCH_RED_LINES);

  const plotsOf = groupPlots(input.plots);
  const few = [...plotsOf.keys()].filter((redLine) => (plotsOf.get(redLine)?.length ?? 0) <= MOST_PLOTS);
  const random = createRandom(seed);
  let worst = 0;
  for (let n = 0; n < CHECKED_CELLS; n++) {
    const redLine = random.pick(few);
    const week = random.whole(0, WEEKS - 1);
    const plots = plotsOf.get(redLine) ?? [];
    const truth_m2 = measureUnion(
      land,
      plots.filter(({ until }) => until > week),
      redLine,
    );
    const allowed_m2 = 0.01 + 0.5e-4 * plots.length;
    worst = Math.max(worst, Math.abs(table.unresolved_cm2[redLine * WEEKS + week] / 10_000 - truth_m2) / allowed_m2);
  }
  report.gate(
    part,
    `${CHECKED_CELLS} sampled cells are the true union within 0.01 m² + 0.5 cm² per pair, worst ${(100 * worst).toFixed(0)} % of that`,
    worst <= 1,
  );
  report.addTimings(
    part,
    await timeEngines(
      [
        { name: 'Chidu, table', run: () => tabulateFootprints(spans, days, 0, BENCH_RED_LINES) },
        { name: 'Chidu, days on which each claim counts', run: () => listSpans(model, { redLinesOnly: true }) },
        { name: 'Chidu, claims and where they overlap, once', run: () => createFootprintModel(input) },
      ],
      9,
    ),
  );
}

function describe(land: BenchLand, cuts: OverlapTable): FootprintInput {
  const plots: FootprintPlot[] = [];
  for (let k = 0; k < cuts.count; k++) {
    const week = land.resolvedWeek[cuts.subject[k]];
    plots.push({
      kind: 'item',
      id: `${k}`,
      parcelRow: cuts.subject[k],
      redLine: cuts.clip[k],
      from: -1,
      until: week === 255 ? NEVER : week,
      units: [],
    });
  }
  const nothing = createView(new ColumnsBuilder(0).finish(), 'planar', land.plane);
  return {
    parcels: land.parcels,
    plots,
    redLines: Array.from({ length: BENCH_RED_LINES }, (_, row) => ({
      id: `${row}`,
      versions: [{ row, from: -1, until: NEVER }],
    })),
    redLineShapes: land.redLines,
    units: [],
    unitShapes: nothing,
    parcelPairs: tabulateSelfOverlaps(land.parcels, land.index),
    redLineCuts: cuts,
    unitCuts: tabulateOverlaps(land.parcels, land.index, nothing),
  };
}

function groupPlots(plots: readonly FootprintPlot[]): Map<number, FootprintPlot[]> {
  const groups = new Map<number, FootprintPlot[]>();
  for (const plot of plots) {
    const group = groups.get(plot.redLine);
    if (group === undefined) groups.set(plot.redLine, [plot]);
    else group.push(plot);
  }
  return groups;
}

function measureUnion({ parcels, redLines }: BenchLand, plots: readonly FootprintPlot[], redLine: number): number {
  if (plots.length === 0) return 0;
  const [first, ...others] = plots.map(({ parcelRow }) => readNestedRings(parcels.columns, parcelRow));
  return polygonsArea_m2(
    polygonClipping.intersection(polygonClipping.union(first, ...others), readNestedRings(redLines.columns, redLine)),
  );
}

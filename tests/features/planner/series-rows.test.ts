import { expect, it } from 'vitest';
import { listSeriesRows, writeCsv, writeTabbed } from '../../../src/features/planner/footprint/series-rows.ts';
import type { StatusSeries } from '../../../src/workers/calls/footprint.ts';

const series: StatusSeries = {
  target: { kind: 'district' },
  weeks: ['2026-11-13', '2026-11-20'],
  unresolved_cm2: [70_001, 40_000],
  unresolvedPlots: [2, 1],
  all_cm2: [90_001, 90_001],
  projections: [],
  items_cm2: [60_001, 30_000],
  bands: [60_001, 0, 0, 0, 10_000, 20_000].map((area) => [area, area]),
  plots: [1, 0, 0, 0, 1].map((count) => [count, count]),
  changes: [0, 30_001].map((released_cm2) => ({
    released_cm2,
    resolvedPlots: released_cm2 > 0 ? 1 : 0,
    entered_cm2: 0,
    enteredPlots: 0,
    revised_cm2: 0,
  })),
};

const rows = listSeriesRows(series, {
  week: 'Week to',
  unresolved: 'Unresolved, m²',
  unresolvedPlots: 'Plots',
  all: 'All',
  bands: ['a', 'b', 'c', 'd', 'case', 'e'],
  released: 'Released',
  resolvedPlots: 'n',
  entered: 'Entered',
  enteredPlots: 'n',
  revised: 'Revised',
});

it('every row has a cell for each header, in m² with all decimals', () => {
  expect(rows.map((row) => row.length)).toEqual([15, 15, 15]);
  expect(rows[1].slice(0, 5)).toEqual(['2026-11-13', '7.0001', '2', '9.0001', '6.0001']);
  expect(rows[2].slice(8)).toEqual(['1.0000', '2.0000', '3.0001', '1', '0.0000', '0', '0.0000']);
});

it('goes to spreadsheets with tabs, and to files as CSV that quotes what needs it', () => {
  expect(writeTabbed(rows).split('\n')[1].split('\t')).toEqual(rows[1]);
  const csv = writeCsv(rows);
  expect(csv.startsWith('\uFEFFWeek to,"Unresolved, m²",Plots')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(4);
});

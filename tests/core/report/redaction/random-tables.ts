import fc from 'fast-check';
import type { FigureColumn, FigureRow, FigureTable } from '../../../../src/core/report/figures/figure-table.ts';

/** One household of a made-up district: where it lives, under which red line, and how far it is (0 registered … 3 handed over). */
export interface RandomHousehold {
  readonly township: number;
  readonly line: number;
  readonly step: number;
}

export const TOWNSHIPS = 7;
/** The zone of each township. */
export const ZONE_OF = [0, 0, 0, 1, 1, 2, 2] as const;
const LINES = 4;

export const household: fc.Arbitrary<RandomHousehold> = fc.record({
  // Some townships have many households, some few.
  township: fc.integer({ min: 0, max: 40 }).map((n) => Math.floor(Math.sqrt(n))),
  line: fc.integer({ min: 0, max: LINES - 1 }),
  step: fc.integer({ min: 0, max: 3 }),
});

const column = (key: string, more: Partial<FigureColumn> = {}): FigureColumn => ({
  key,
  unit: 'households',
  formula: `formula.${key}`,
  ...more,
});

const COLUMNS: readonly FigureColumn[] = [
  column('households'),
  column('signed', { denominator: 'households' }),
  column('paid', { denominator: 'signed' }),
  column('handed-over', { denominator: 'households', within: ['paid'] }),
];
const LAND: readonly FigureColumn[] = [
  { key: 'land', unit: 'cm2', formula: 'formula.land', method: 'planar', follows: 'households' },
  { key: 'land-handed-over', unit: 'cm2', formula: 'f', denominator: 'land', follows: 'handed-over' },
  { key: 'footprint', unit: 'cm2', formula: 'f', restOf: 'land-handed-over', follows: 'handed-over' },
];

export const ROWS: readonly FigureRow[] = [
  { level: 'district', key: 'd', name: '区' },
  ...[0, 1, 2].map((n): FigureRow => ({ level: 'zone', key: `z${n}`, name: `片区${n}`, parent: 'd' })),
  ...ZONE_OF.map((zone, n): FigureRow => ({ level: 'township', key: `t${n}`, name: `镇${n}`, parent: `z${zone}` })),
  ...Array.from({ length: LINES }, (_, n): FigureRow => ({ level: 'red-line', key: `r${n}`, name: `线${n}`, parent: 'd' })),
];

/** The tables that an office would count of them: people in one, and again with their land in the other. */
export function tablesOf(households: readonly RandomHousehold[]): readonly FigureTable[] {
  const inRow = ({ level, key }: FigureRow, { township, line }: RandomHousehold): boolean =>
    level === 'district' ||
    (level === 'zone' ? key === `z${ZONE_OF[township]}` : level === 'township' ? key === `t${township}` : key === `r${line}`);
  const counts = (row: FigureRow) =>
    [0, 1, 2, 3].map((step) => households.filter((one) => inRow(row, one) && one.step >= step).length);
  const land = (row: FigureRow, step: number) =>
    households
      .map((one, n) => ({ one, cm2: 1_000_000 + 30_000 * n }))
      .filter(({ one }) => inRow(row, one) && one.step >= step)
      .reduce((sum, { cm2 }) => sum + cm2, 0);
  return [
    { key: 'clearance', columns: COLUMNS, rows: ROWS, cells: ROWS.map(counts) },
    {
      key: 'land',
      columns: [...COLUMNS, ...LAND],
      rows: ROWS,
      cells: ROWS.map((row) => [...counts(row), land(row, 0), land(row, 3), land(row, 0) - land(row, 3)]),
    },
  ];
}

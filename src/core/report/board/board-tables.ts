import type { FigureColumn, FigureRow, FigureTable } from '../figures/figure-table.ts';
import type { BoardFigureId, Land, Tally } from './board-figures.ts';
import type { HeadlineId } from './headlines.ts';
import type { BoardTable } from './prepare-board.ts';
import { countAt } from './read-board.ts';

const FOUND_IN_WEEK = 'found-in-week';

/**
 * Counts of the board, by the names of their columns. What a snapshot counts too bears the snapshot's name: where both are equal they
 * are one quantity. Unions of what was signed and handed over are the board's own: a snapshot takes what is not from all.
 */
const COUNTS = {
  households: 'households',
  signed: 'households-signed',
  'payment-counted': 'payment-counted',
  'payment-reached': 'payment-reached',
  'vacating-counted': 'vacating-counted',
  'vacating-reached': 'vacating-reached',
  'demolition-counted': 'demolition-counted',
  'demolition-reached': 'demolition-reached',
  'one-month-counted': 'one-month-counted',
  'one-month-reached': 'one-month-reached',
  land: 'land',
  'union-signed': 'land-signed',
  'union-handed-over': 'land-handed-over',
  footprint: 'land-left',
  'floor-demolished': 'floor_cm2',
  [FOUND_IN_WEEK]: 'found',
  found: 'found',
  'verify-counted': 'verify-counted',
  'verify-reached': 'verify-reached',
  cases: 'cases',
  'cases-closed': 'cases-closed',
  'covered-counted': 'covered-counted',
  'covered-reached': 'covered-reached',
} as const satisfies Readonly<Record<string, Tally | Land>>;
type Count = keyof typeof COUNTS;

/** Items are counted for their people: a rate of two items is about two families. */
const people = (key: string, denominator?: string): FigureColumn => ({
  key,
  unit: 'households',
  formula: `board.${key}`,
  ...(denominator !== undefined && { denominator }),
});
const cases = (key: Count, denominator?: Count): FigureColumn => ({ ...people(key, denominator), unit: 'cases' });
const area = (key: string, follows: string, more: Pick<FigureColumn, 'denominator' | 'restOf'> = {}): FigureColumn => ({
  key,
  unit: 'cm2',
  formula: `board.${key}`,
  follows,
  ...more,
});

/** Plots of a scope, all of them and those that are resolved: land is hidden with them. */
const [PLOTS, PLOTS_RESOLVED] = ['plots', 'plots-resolved'];
/** All land less what is not handed over. */
const RESOLVED_LAND = 'land-handed-over';

/** What the comparison is made of, for every scope. */
export const SCOPE_COLUMNS: readonly FigureColumn[] = [
  people(PLOTS),
  people(PLOTS_RESOLVED, PLOTS),
  area('land', PLOTS),
  area(RESOLVED_LAND, PLOTS_RESOLVED, { denominator: 'land' }),
  area('footprint', PLOTS_RESOLVED, { restOf: RESOLVED_LAND }),
];
/** The columns that the comparison's land and items are reckoned from. */
export const COLUMNS_OF_COMPARED = { cm2: ['land', 'footprint'], items: [PLOTS, PLOTS_RESOLVED] } as const;

const BOARD_COLUMNS: readonly FigureColumn[] = [
  people('households'),
  people('signed', 'households'),
  people('payment-counted'),
  people('payment-reached', 'payment-counted'),
  people('vacating-counted'),
  people('vacating-reached', 'vacating-counted'),
  people('demolition-counted'),
  people('demolition-reached', 'demolition-counted'),
  people('one-month-counted'),
  people('one-month-reached', 'one-month-counted'),
  area('land', 'households'),
  area('union-signed', 'signed', { denominator: 'land' }),
  area('union-handed-over', PLOTS_RESOLVED, { denominator: 'land' }),
  area('footprint', PLOTS_RESOLVED, { restOf: RESOLVED_LAND }),
  area('floor-demolished', 'demolition-reached'),
  cases(FOUND_IN_WEEK),
  cases('found'),
  cases('verify-counted'),
  cases('verify-reached', 'verify-counted'),
  cases('cases'),
  cases('cases-closed', 'cases'),
  cases('covered-counted'),
  cases('covered-reached', 'covered-counted'),
];

/** The columns that a figure of the board is reckoned from: it is told where all of them are. */
export const COLUMNS_OF: Readonly<Record<BoardFigureId, readonly Count[]>> = {
  signing: ['signed', 'households'],
  'signing-land': ['union-signed', 'land'],
  payment: ['payment-reached', 'payment-counted'],
  vacating: ['vacating-reached', 'vacating-counted'],
  demolition: ['demolition-reached', 'demolition-counted'],
  'one-month': ['one-month-reached', 'one-month-counted'],
  'cleared-land': ['union-handed-over', 'land'],
  unresolved: ['footprint', 'land'],
  found: [FOUND_IN_WEEK, 'found'],
  verification: ['verify-counted'],
  'verified-in-time': ['verify-reached', 'verify-counted'],
  'case-closing': ['cases-closed', 'cases'],
  coverage: ['covered-reached', 'covered-counted'],
  'zero-villages': [],
};

/** The same of the headlines. */
export const COLUMN_OF_HEADLINE: Readonly<Record<HeadlineId, Count>> = {
  demolition: 'floor-demolished',
  land: 'union-handed-over',
  households: 'signed',
};

/** The counts of one week by lines. Assisting units are parts of the district, though they need not make up all of it. */
export function tabulateWeek(table: BoardTable, week: number): FigureTable {
  const { weekEnds, board } = table;
  const [whole] = board.rows.places;
  const count = (key: string, row: number): number => {
    const at = (n: number) => (n < 0 ? 0 : countAt(table, COUNTS[key as Count], row, weekEnds[n]));
    return key === FOUND_IN_WEEK ? at(week) - at(week - 1) : at(week);
  };
  return {
    key: 'board',
    columns: BOARD_COLUMNS,
    rows: board.rows.places.map(
      ({ level, key, name, parent }): FigureRow => ({
        level,
        key,
        name,
        ...(level !== 'district' && { parent: parent ?? whole.key }),
      }),
    ),
    cells: board.rows.places.map((_, row) => BOARD_COLUMNS.map(({ key }) => count(key, row))),
  };
}

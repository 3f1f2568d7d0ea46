/** What a figure of the board counts. Areas are whole cm², times whole days. */
export type BoardUnit = 'households' | 'items' | 'cm2' | 'reports' | 'cases' | 'villages' | 'days';

export interface BoardFigureSpec {
  readonly unit: BoardUnit;
  /** `share`: numerator ÷ denominator · `amount`: the numerator itself, the denominator is what it is a part of · `median`: of as many as the denominator says. */
  readonly kind: 'share' | 'amount' | 'median';
  /** Who is ahead. Null gives no places: finding more is neither a merit nor a fault. */
  readonly better: 'more' | 'fewer' | null;
}

/**
 * The figures of the board (晒比), in the order of the screen. At the end of a week t, of a year begun on 1 January:
 * `signing` households all of whose items are signed ÷ households with an item registered by t (the scope as frozen for the week) ·
 * `signing-land` union of the signed items' land ÷ union of all items' land · `payment` paid ÷ with agreement or decision ·
 * `vacating` vacated ÷ paid · `demolition` demolished ÷ signed, bare land (`isBareLand`) in neither · `one-month` demolished in time ÷ paid
 * and demolished or past the day, bare land in neither · `cleared-land` union of the land handed over ÷ union of all items' land, never ÷ the red line · `unresolved` union of
 * what is not handed over and of open cases (occupied land, until it is drawn their buildings), of the union of all items and open cases · `found` reports of builds first seen in the week, of those of the year ·
 * `verification` median days from first seen to verified, of those verified in the year · `verified-in-time` verified within the day ÷
 * verified or past it, of those of the year · `case-closing` cases closed or revoked ÷ cases begun · `coverage` builds on record that
 * a patrol saw or visited in the week ÷ builds on record · `zero-villages` villages without an open case or a report to be verified ÷
 * villages.
 */
export const BOARD_FIGURES = {
  signing: { unit: 'households', kind: 'share', better: 'more' },
  'signing-land': { unit: 'cm2', kind: 'share', better: 'more' },
  payment: { unit: 'items', kind: 'share', better: 'more' },
  vacating: { unit: 'items', kind: 'share', better: 'more' },
  demolition: { unit: 'items', kind: 'share', better: 'more' },
  'one-month': { unit: 'items', kind: 'share', better: 'more' },
  'cleared-land': { unit: 'cm2', kind: 'share', better: 'more' },
  unresolved: { unit: 'cm2', kind: 'amount', better: 'fewer' },
  found: { unit: 'reports', kind: 'amount', better: null },
  verification: { unit: 'days', kind: 'median', better: 'fewer' },
  'verified-in-time': { unit: 'reports', kind: 'share', better: 'more' },
  'case-closing': { unit: 'cases', kind: 'share', better: 'more' },
  coverage: { unit: 'reports', kind: 'share', better: 'more' },
  'zero-villages': { unit: 'villages', kind: 'share', better: 'more' },
} as const satisfies Readonly<Record<string, BoardFigureSpec>>;
export type BoardFigureId = keyof typeof BOARD_FIGURES;
export const BOARD_FIGURE_IDS = Object.keys(BOARD_FIGURES) as readonly BoardFigureId[];

/** Days within which a report is to be verified: 24 hours, as records carry days. */
export const VERIFY_WITHIN_DAYS = 1;

/** Counts that the figures are made of: what stands at a day's end, or has happened up to it. */
export const TALLIES = [
  'households',
  'households-signed',
  'payment-counted',
  'payment-reached',
  'vacating-counted',
  'vacating-reached',
  'demolition-counted',
  'demolition-reached',
  'one-month-counted',
  'one-month-reached',
  'demolished',
  'handed-over',
  'floor_cm2',
  'floor-unknown',
  'found',
  'verify-counted',
  'verify-reached',
  'cases',
  'cases-closed',
  'covered-counted',
  'covered-reached',
  'villages',
  'villages-clear',
] as const;
export type Tally = (typeof TALLIES)[number];

/**
 * Land in whole cm², as unions: of items all, signed and handed over; `land-unresolved` of the items not handed over and the open cases,
 * `land-claimed` of all items and the open cases.
 */
export const LANDS = ['land', 'land-signed', 'land-handed-over', 'land-unresolved', 'land-claimed'] as const;
export type Land = (typeof LANDS)[number];

import { nameDay, numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import { knownBuildings } from '../../rules/bare-land.ts';
import { addMonths } from '../../rules/calendar/add-to-day.ts';
import { progressOn, rateBit, ratesOn } from '../clearance-progress.ts';
import type { Land, Tally } from './board-figures.ts';
import type { BoardPlace } from './board-rows.ts';
import { sumLand } from './land-spans.ts';
import { placeItems } from './place-items.ts';
import type { PreparedBoard } from './prepare-board.ts';

/** What happened in the whole district over some days. Null: about so few households that it is not for the audience. */
export interface PeriodCounts {
  /** Recognised floor area demolished, land handed over, net growth of the unresolved footprint: whole cm². */
  readonly demolition_cm2: number | null;
  readonly land_cm2: number | null;
  readonly unresolved_cm2: number | null;
  /** Net growth of households all of whose items are signed. */
  readonly households: number | null;
  /** Behind a report or a case is a household, as a rule. */
  readonly found: number | null;
  readonly casesBegun: number | null;
  readonly casesClosed: number | null;
}

/** Steps that items wait for, in their order. */
export const AWAITED = ['payment', 'vacating', 'demolition'] as const;
export type Awaited = (typeof AWAITED)[number];

/** Items that wait for a step at the end of the period: the rest of the board's rate of it. */
export interface WaitingItems {
  /** Null: too few for the audience. */
  readonly items: number | null;
  /** Days since the last step of the one that waits longest; null without any, or hidden. */
  readonly longest_days: number | null;
}

/** Paid items whose building still stands after its last day. */
export interface OverdueItems extends WaitingItems {
  /** The zone with most of them; null where no zone has, or it is too few. */
  readonly most: { readonly place: BoardPlace; readonly items: number } | null;
}

export interface BoardPeriod extends PeriodCounts {
  /** First day of the period. */
  readonly from: Day;
  readonly to: Day;
  /** The same of as many days before. */
  readonly before: PeriodCounts;
  readonly waiting: Readonly<Record<Awaited, WaitingItems>>;
  readonly overdue: OverdueItems;
}

/**
 * Reads the days up to one. @param days how many; 1 is the day itself @param smallCell fewer households or items than these are hidden;
 * 0 hides nothing
 */
export function readPeriod(board: PreparedBoard, to: Day, days: number, smallCell: number): BoardPeriod {
  const last = numberDay(to);
  const ends = [last - 2 * days, last - days, last];
  const tallies = board.events.sum(ends, board.rows.places.length);
  const lands = sumLand(board.land, board.footprint.model, board.rows, ends);
  const isSmall = (count: number) => count !== 0 && Math.abs(count) < smallCell;
  const countsOf = (period: 0 | 1): PeriodCounts => {
    const grown = (name: Tally | Land): number => {
      const cells = lands.get(name as Land) ?? tallies.get(name as Tally);
      return cells ? cells[period + 1] - cells[period] : 0;
    };
    const told = (name: Tally): number | null => (isSmall(grown(name)) ? null : grown(name));
    const isLandSmall = isSmall(grown('handed-over'));
    return {
      demolition_cm2: isSmall(grown('demolished')) ? null : grown('floor_cm2'),
      land_cm2: isLandSmall ? null : grown('land-handed-over'),
      unresolved_cm2: isLandSmall ? null : grown('land-unresolved'),
      households: told('households-signed'),
      found: told('found'),
      casesBegun: told('cases'),
      casesClosed: told('cases-closed'),
    };
  };
  return { from: nameDay(last - days + 1), to, ...countsOf(1), before: countsOf(0), ...readWaiting(board, to, isSmall) };
}

function readWaiting(
  { register, rows, footprint }: PreparedBoard,
  to: Day,
  isSmall: (count: number) => boolean,
): Pick<BoardPeriod, 'waiting' | 'overdue'> {
  const { settings } = register;
  const months = settings?.demolitionDueMonths ?? 1;
  const built = knownBuildings(register);
  const unitOf = placeItems(footprint.model, rows, settings?.units ?? []);
  const waits: Record<Awaited, number[]> = { payment: [], vacating: [], demolition: [] };
  const late: number[] = [];
  const lateIn = new Map<number, number>();
  for (const item of register.items.values()) {
    const rates = ratesOn(item, to, (paidOn) => addMonths(paidOn, months), built);
    if (!rates || (rates.counted & ~rates.reached & OPEN_RATES) === 0) continue;
    const progress = progressOn(item, to, months, built);
    if (!progress) continue;
    for (const step of AWAITED)
      if (progress.counted.has(step) && !progress.reached.has(step)) waits[step].push(daysBetween(progress.since, to));
    if (progress.demolishBy === undefined || progress.demolishBy >= to) continue;
    late.push(daysBetween(progress.demolishBy, to));
    for (const row of rows.of(unitOf(item))) if (rows.places[row].level === 'zone') lateIn.set(row, (lateIn.get(row) ?? 0) + 1);
  }
  const told = (days: readonly number[]): WaitingItems => {
    if (isSmall(days.length)) return { items: null, longest_days: null };
    return { items: days.length, longest_days: days.length === 0 ? null : days.reduce((most, one) => Math.max(most, one)) };
  };
  const [row, items] = [...lateIn].sort(([a, m], [b, n]) => n - m || a - b)[0] ?? [0, 0];
  const isTold = items > 0 && !isSmall(items) && !isSmall(late.length - items);
  return {
    waiting: { payment: told(waits.payment), vacating: told(waits.vacating), demolition: told(waits.demolition) },
    overdue: { ...told(late), most: isTold ? { place: rows.places[row], items } : null },
  };
}

/** In none of them behind: neither waits an item for a step nor is it late. */
const OPEN_RATES = [...AWAITED, 'one-month' as const].reduce((bits, rate) => bits | rateBit(rate), 0);

const daysBetween = (from: Day, to: Day): number => numberDay(to) - numberDay(from);

import type { ClearanceItem } from '../../register/clearance-item.ts';
import { nameDay, numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { DistrictFootprint } from '../footprint/district-footprint.ts';
import { listWeekEnds } from '../footprint/reporting-weeks.ts';
import type { Land, Tally } from './board-figures.ts';
import { BoardRows } from './board-rows.ts';
import { type LandSpans, listLandSpans, sumLand } from './land-spans.ts';
import { type BuildPlaces, tallyBuilds, type VerifiedBuilds } from './tally-builds.ts';
import { TallyEvents } from './tally-events.ts';
import { tallyHouseholds, tallyItems } from './tally-items.ts';
import { placeItems } from './place-items.ts';

/** What the board is made from: a register folded to the place in the feed that is to be known, and its footprint. */
export interface BoardSource {
  readonly register: Register;
  readonly footprint: DistrictFootprint;
  readonly builds: BuildPlaces;
  readonly firstOn: Day;
  /** Awaited now and then, so that a worker can read its messages. */
  pause(): Promise<void>;
}

/** A board before any day is asked: everything dated, entered once. The order of the feed plays no part in it. */
export interface PreparedBoard {
  readonly rows: BoardRows;
  readonly register: Register;
  readonly footprint: DistrictFootprint;
  readonly events: TallyEvents;
  readonly land: LandSpans;
  readonly verified: VerifiedBuilds;
  readonly firstOn: Day;
}

/** @throws `district-missing` */
export async function prepareBoard({ register, footprint, builds, firstOn, pause }: BoardSource): Promise<PreparedBoard> {
  const { district, settings } = register;
  if (!district || !settings) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const rows = new BoardRows(district, settings);
  const events = new TallyEvents();
  const unitOf = placeItems(footprint.model, rows, settings.units);
  const counting = (unit: string | null, assistingUnit: string | undefined): readonly number[] => {
    const assisting = rows.ofAssisting(assistingUnit);
    return assisting === undefined ? rows.of(unit) : [...rows.of(unit), assisting];
  };
  const rowsOf = (item: ClearanceItem) => counting(unitOf(item), item.assistingUnit);
  await tallyItems(events, register, rowsOf, settings.demolitionDueMonths, pause);
  tallyHouseholds(events, register, unitOf, counting);
  const verified = tallyBuilds(events, register, rows, builds);
  const land = await listLandSpans(footprint.model, register.items, rows, true, pause);
  return { rows, register, footprint, events, land, verified, firstOn };
}

/** The same board as it was reckoned before open cases belonged to the unresolved land: they are in no count, so only land is another. */
export async function withoutOpenCases(board: PreparedBoard, pause: () => Promise<void>): Promise<PreparedBoard> {
  const { rows, register, footprint } = board;
  return { ...board, land: await listLandSpans(footprint.model, register.items, rows, false, pause) };
}

/** The counts at the end of every reporting week up to a day, and at the ends of the years before: whatever is asked then is read off. */
export interface BoardTable {
  readonly board: PreparedBoard;
  /** Day numbers, ascending; the last is the day asked for. */
  readonly weekEnds: readonly number[];
  /** For each week the day before its year began. */
  readonly yearsBefore: readonly number[];
  readonly tallies: ReadonlyMap<Tally, Float64Array>;
  readonly lands: ReadonlyMap<Land, Float64Array>;
  readonly width: number;
  /** Column of a day; the columns are those of the weeks and of each 31 December. */
  columnOf(day: number): number;
}

/** @param asOf last day of the last week; a week that it falls into ends on it */
export function tabulateBoard(board: PreparedBoard, asOf: Day): BoardTable {
  const { settings } = board.register;
  const first = numberDay(board.firstOn);
  const last = Math.max(first, numberDay(asOf));
  const weekEnds = listWeekEnds(settings?.week.startsOn ?? 1, first, last);
  const days = [...new Set([...weekEnds, ...yearEnds(first, last)])].sort((a, b) => a - b);
  const columns = new Map(days.map((day, column) => [day, column]));
  const { rows, events, land, footprint } = board;
  return {
    board,
    weekEnds,
    yearsBefore: weekEnds.map((end) => numberDay(`${nameDay(end).slice(0, 4)}-01-01`) - 1),
    tallies: events.sum(days, rows.places.length),
    lands: sumLand(land, footprint.model, rows, days),
    width: days.length,
    columnOf: (day) => columns.get(day) ?? -1,
  };
}

function yearEnds(first: number, last: number): number[] {
  const ends: number[] = [];
  for (let year = Number(nameDay(first).slice(0, 4)); ; year++) {
    const end = numberDay(`${year}-12-31`);
    if (end >= last) return ends;
    if (end >= first) ends.push(end);
  }
}

import { nameDay, numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import type { Land, Tally } from './board-figures.ts';
import { sumLand } from './land-spans.ts';
import type { PreparedBoard } from './prepare-board.ts';

/** What happened in the whole district over some days, the last of them `to`. */
export interface BoardPeriod {
  /** First day of the period. */
  readonly from: Day;
  readonly to: Day;
  /** Recognised floor area demolished, land handed over, net growth of the unresolved footprint: whole cm². */
  readonly demolition_cm2: number;
  readonly land_cm2: number;
  readonly unresolved_cm2: number;
  /** Net growth of households all of whose items are signed. */
  readonly households: number;
  readonly found: number;
  readonly casesBegun: number;
  readonly casesClosed: number;
}

/** @param days how many; 1 is the day itself */
export function readPeriod(board: PreparedBoard, to: Day, days: number): BoardPeriod {
  const last = numberDay(to);
  const ends = [last - days, last];
  const tallies = board.events.sum(ends, board.rows.places.length);
  const lands = sumLand(board.land, board.footprint.model, board.rows, ends);
  const grown = (name: Tally | Land): number => {
    const cells = lands.get(name as Land) ?? tallies.get(name as Tally);
    return cells ? cells[1] - cells[0] : 0;
  };
  return {
    from: nameDay(last - days + 1),
    to,
    demolition_cm2: grown('floor_cm2'),
    land_cm2: grown('land-handed-over'),
    unresolved_cm2: grown('land-unresolved'),
    households: grown('households-signed'),
    found: grown('found'),
    casesBegun: grown('cases'),
    casesClosed: grown('cases-closed'),
  };
}

import type { ItemStatus } from '../../../core/register/clearance-item.ts';
import { BOARD_RATES, BOARD_STAGES, type BoardRate, type BoardStage } from '../../../core/report/clearance-progress.ts';
import type { Board, BoardRow } from '../../../workers/calls/desk.ts';

/** Which items of a board are listed; all conditions hold together. */
export interface BoardFilter {
  readonly stage: BoardStage | null;
  /** Village, as the items name it. */
  readonly unit: string | null;
  readonly assistingUnit: string | null;
  readonly overdueOnly: boolean;
  /** The items behind a figure. */
  readonly rate: { readonly rate: BoardRate; readonly of: 'reached' | 'counted' } | null;
}

export const ALL_ITEMS: BoardFilter = { stage: null, unit: null, assistingUnit: null, overdueOnly: false, rate: null };

export interface FilteredBoard {
  readonly rows: readonly BoardRow[];
  /** Under all conditions but the step's: what the steps are counted over. */
  readonly besideStage: readonly BoardRow[];
}

/** Whether an item was paid and its last day for demolition has passed. */
export const isOverdue = ({ demolishBy }: BoardRow, on: string): boolean => demolishBy !== undefined && demolishBy < on;

export function filterBoard(board: Board, filter: BoardFilter): FilteredBoard {
  const { stage, unit, assistingUnit, overdueOnly, rate } = filter;
  const place = rate ? BOARD_RATES.indexOf(rate.rate) : -1;
  const besideStage = board.rows.filter(
    (row) =>
      (unit === null || row.unit === unit) &&
      (assistingUnit === null || (row.assistingUnit ?? '') === assistingUnit) &&
      (!overdueOnly || isOverdue(row, board.on)) &&
      (rate === null || row[rate.of].includes(place)),
  );
  return { besideStage, rows: stage === null ? besideStage : besideStage.filter((row) => row.stage === stage) };
}

export interface StageSummary {
  readonly items: number;
  /** Sum over the items: land that several claim counts for each. */
  readonly land_cm2: number;
  /** Different households; one with items at several steps counts at each. */
  readonly households: number;
}

/** Every step in order. */
export function summariseStages(rows: readonly BoardRow[]): StageSummary[] {
  return BOARD_STAGES.map((stage) => {
    const own = rows.filter((row) => row.stage === stage);
    return {
      items: own.length,
      land_cm2: own.reduce((sum, { land_cm2 }) => sum + (land_cm2 ?? 0), 0),
      households: new Set(own.flatMap(({ households }) => households)).size,
    };
  });
}

/** Colour of the status ramp that each step belongs to. */
export const STATUS_OF: Readonly<Record<BoardStage, ItemStatus>> = {
  registered: 'registered',
  surveyed: 'registered',
  published: 'registered',
  signed: 'signed',
  paid: 'paid',
  vacated: 'paid',
  demolished: 'demolished',
  cleared: 'demolished',
  'handed-over': 'handed-over',
  archived: 'handed-over',
};

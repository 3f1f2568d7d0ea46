import { NO_STATUS } from './layers/rows.layer.ts';
import type { ParcelStatuses } from './map-scene.ts';

/** Last status painted, by row; rows beyond its end have none. */
export type PaintedStatuses = Uint8Array;

export const NOTHING_PAINTED: PaintedStatuses = new Uint8Array();

/**
 * Calls `paint` for every row whose status differs from the one painted, with `NO_STATUS` for rows that lost theirs, and
 * returns what is painted then. A date slider changes a few dozen rows of thousands: only those are touched.
 */
export function diffStatuses(
  painted: PaintedStatuses,
  wanted: ParcelStatuses | undefined,
  paint: (row: number, status: number) => void,
): PaintedStatuses {
  const rows = wanted?.rows ?? new Uint32Array();
  let length = painted.length;
  for (let i = 0; i < rows.length; i++) length = Math.max(length, rows[i] + 1);
  const next = new Uint8Array(length).fill(NO_STATUS);
  for (let i = 0; i < rows.length; i++) next[rows[i]] = wanted?.status[i] ?? NO_STATUS;
  for (let row = 0; row < length; row++) {
    const last = row < painted.length ? painted[row] : NO_STATUS;
    if (next[row] !== last) paint(row, next[row]);
  }
  return next;
}

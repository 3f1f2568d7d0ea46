import { NO_STATUS } from './layers/rows.layer.ts';
import type { ParcelStatuses } from './map-scene.ts';

/** Last status painted, by row. */
export type PaintedStatuses = Map<number, number>;

/**
 * Calls `paint` for every row whose status differs from the one painted, `NO_STATUS` for rows that lost theirs.
 * `painted` becomes the wanted state. A date slider changes a few dozen rows of thousands: only those are touched.
 */
export function diffStatuses(
  painted: PaintedStatuses,
  wanted: ParcelStatuses | undefined,
  paint: (row: number, status: number) => void,
): void {
  const rows = wanted?.rows ?? new Uint32Array();
  const status = wanted?.status ?? new Uint8Array();
  const named = new Set(rows);
  for (const row of painted.keys()) {
    if (named.has(row)) continue;
    painted.delete(row);
    paint(row, NO_STATUS);
  }
  for (let i = 0; i < rows.length; i++) {
    if (painted.get(rows[i]) === status[i]) continue;
    painted.set(rows[i], status[i]);
    paint(rows[i], status[i]);
  }
}

import type { DistrictFootprint } from '../../core/report/footprint/district-footprint.ts';
import {
  splitByStatus,
  type StatusFootprints,
  type StatusTable,
  tabulateStatuses,
} from '../../core/report/footprint/status-footprints.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';
import { wholeSession } from './session-on.ts';

interface SessionStatuses {
  readonly footprint: DistrictFootprint;
  readonly statuses: StatusFootprints;
}

const made = new WeakMap<DistrictSession, SessionStatuses>();
const tables = new WeakMap<DistrictSession, StatusTable>();

/** The session's footprint and its parts by status; made when first asked for. @throws TangleError */
export function statusesOf(asked: DistrictSession): SessionStatuses {
  const session = wholeSession(asked);
  let known = made.get(session);
  if (!known) {
    const footprint = footprintOf(session);
    const { items } = session.register;
    const spans = { all: footprint.spans, ofItems: footprint.ofItems.spans };
    known = { footprint, statuses: splitByStatus(footprint.model, spans, ({ id }) => items.get(id)) };
    made.set(session, known);
  }
  return known;
}

/** Its weekly table of every scope and status. */
export function statusTableOf(asked: DistrictSession): StatusTable {
  const session = wholeSession(asked);
  let table = tables.get(session);
  if (!table) {
    const { footprint, statuses } = statusesOf(session);
    table = tabulateStatuses(footprint.model, statuses, footprint.weekEnds);
    tables.set(session, table);
  }
  return table;
}

import type { FindingCalls, FindingEntry } from '../calls/findings.ts';
import { compareFindings } from '../finding-change.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { sessionOn } from './session-on.ts';
import { findingsOn } from './findings-on.ts';

/** Lists that a caller may still name. */
const MOST_GIVEN = 4;

export function serveFindings(open: () => DistrictSession): Served<FindingCalls> {
  const given = new Map<number, readonly FindingEntry[]>();
  // Lists of a worker that was started anew have other names.
  let last = 1_000 * Math.round(performance.timeOrigin);
  return {
    findings: async (call, on, known) => {
      const { entries } = await findingsOn(sessionOn(open(), on), on, call);
      const before = known === undefined ? undefined : given.get(known);
      const change = before && compareFindings(before, entries);
      const serial = ++last;
      given.set(serial, entries);
      given.delete(serial - MOST_GIVEN);
      if (!change) return { on, serial, entries };
      return { on, serial, entries: Array.from(change.added, (place) => entries[place]), change };
    },
  };
}

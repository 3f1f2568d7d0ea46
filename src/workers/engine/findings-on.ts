import type { Settings } from '../../core/register/district.ts';
import { findFindings } from '../../core/rules/find-findings.ts';
import type { FindingList } from '../calls/findings.ts';
import type { Call } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { ListedFindings } from './listed-findings.ts';
import { restInTime } from './rest-in-time.ts';

/** Days whose findings are kept while the register stays as it is. */
const MOST_DAYS = 3;
const lists = new WeakMap<DistrictSession, Map<string, Promise<FindingList>>>();

/** Everything that the rules find on a day, with its names and places; looked for once a day and session. @throws TaskCancelled */
export async function findingsOn(session: DistrictSession, on: string, call: Call): Promise<FindingList> {
  const days = lists.get(session) ?? new Map<string, Promise<FindingList>>();
  lists.set(session, days);
  for (;;) {
    const known = days.get(on) ?? search(session, on, call);
    if (!days.has(on) && days.size >= MOST_DAYS) days.delete([...days.keys()][0]);
    days.set(on, known);
    try {
      return await known;
    } catch (error) {
      days.delete(on);
      // A search that somebody else cancelled is begun anew.
      if (call.signal.aborted || (error as { code?: string }).code !== 'cancelled') throw error;
    }
  }
}

/** What was listed last, by day: most of it is listed again after the next change. */
const listed = new WeakMap<Settings, Map<string, ListedFindings>>();

async function search(session: DistrictSession, on: string, call: Call): Promise<FindingList> {
  call.progress({ phase: 'findings', done: 0, total: 0, unit: 'rules' });
  const host = { signal: call.signal, pause: restInTime() };
  const found = await findFindings(session, session.register, on, host);
  const days = listed.get(session.settings) ?? new Map<string, ListedFindings>();
  listed.set(session.settings, days);
  const known = days.get(on) ?? new ListedFindings(on);
  days.delete(on);
  days.set(on, known);
  for (const oldest of days.keys()) if (days.size > MOST_DAYS) days.delete(oldest);
  return { on, entries: await known.list(session, found, host) };
}

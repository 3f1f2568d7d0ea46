import { recordMilestone } from '../../src/core/register/actions/record-milestone.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { isRefusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { benchCasework } from '../../src/demo/bench-casework.ts';
import { DEMO_TODAY } from '../../src/demo/weeks.ts';
import { type DistrictSession, extendSession, openSession } from '../../src/workers/engine/district-session.ts';
import { findingsOn } from '../../src/workers/engine/findings-on.ts';
import { restInTime } from '../../src/workers/engine/rest-in-time.ts';
import { WorkList } from '../../src/workers/engine/work-list.ts';
import { WORK_GROUPS } from '../../src/workers/calls/desk.ts';
import type { Call } from '../../src/workers/rpc.ts';
import { cpuNow, medianOf } from './measure-cpu.ts';
import type { Report } from './report.ts';

const CHANGES = 9;
const HELD: Call = { signal: new AbortController().signal, progress: () => {} };

/** All rules over a district of many items and cases: the first run, the next after one recorded step, and the planner's list of it. */
export async function benchRules(report: Report, items: number, cases: number, seed: number): Promise<void> {
  const part = `rules over ${items.toLocaleString('en')} items and ${cases.toLocaleString('en')} cases`;
  report.begin(part);
  const { feed, packages } = await benchCasework({ items, cases, parcels: items, seed });
  let session = await openSession(feed, packages);
  const begun = cpuNow();
  await findingsOn(session, DEMO_TODAY, HELD);
  const full_ms = cpuNow() - begun;

  const extending: number[] = [];
  const finding: number[] = [];
  const changes = nextPayments(session.register, CHANGES);
  for (const change of changes) {
    const changed = cpuNow();
    session = await extendSession(session, [change], packages);
    const asked = cpuNow();
    await findingsOn(session, DEMO_TODAY, HELD);
    extending.push(asked - changed);
    finding.push(cpuNow() - asked);
  }
  const list = await findingsOn(session, DEMO_TODAY, HELD);
  const listed = cpuNow();
  const work = await WorkList.make(session, DEMO_TODAY, list, { signal: HELD.signal, pause: restInTime() });
  const work_ms = cpuNow() - listed;
  const asking = WORK_GROUPS.map((group) => {
    const asked = cpuNow();
    work.ask({ on: DEMO_TODAY, group, unit: 'village-8', assignee: null, search: '示' });
    return cpuNow() - asked;
  });
  const kept = await keysOn(session);
  // Copied settings: nothing kept for the district's own may be used.
  const anew = await keysOn(await openSession([structuredClone(feed[0]), ...feed.slice(1), ...changes], packages));
  report.gate(
    part,
    `after ${CHANGES} changes the ${kept.length} findings are those of a district opened anew`,
    kept.join() === anew.join(),
  );
  report.add({ part, what: 'Chidu, first run', value: full_ms, unit: 'ms CPU' });
  report.add({ part, what: 'Chidu, register after one change', value: medianOf(extending), unit: 'ms CPU' });
  report.add({ part, what: 'Chidu, findings after one change', value: medianOf(finding), unit: 'ms CPU' });
  report.add({ part, what: 'Chidu, work list made', value: work_ms, unit: 'ms CPU' });
  report.add({ part, what: 'Chidu, work list filtered', value: medianOf(asking), unit: 'ms CPU' });
}

async function keysOn(session: DistrictSession): Promise<string[]> {
  const { entries } = await findingsOn(session, DEMO_TODAY, HELD);
  return entries.map(({ key, m2, on, until }) => JSON.stringify([key, m2, on, until])).sort();
}

/** Payments of signed items, as the next changes of the feed. */
export function nextPayments(register: Register, count: number): AcceptedChange[] {
  const changes: AcceptedChange[] = [];
  for (const item of register.items.values()) {
    const draft = recordMilestone(register, { itemId: item.id, kind: 'paid', on: DEMO_TODAY, proof: 'bench' });
    if (isRefusal(draft)) continue;
    const stamp = { id: `bench-${changes.length}`, recordedAt: '', clockOffset_ms: 0, by: '', device: '' };
    changes.push({ ...draft, ...stamp, seq: register.seq + changes.length + 1, acceptedAt: '', prev: '', hash: '' });
    if (changes.length === count) break;
  }
  return changes;
}

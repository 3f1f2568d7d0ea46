import { Agent, get } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { isRefusal } from '../../src/core/register/refusal.ts';
import { POSTGRES } from '../support/databases.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../support/district-changes.ts';
import { tellFigures } from '../nightly/figures.ts';
import { startKilledTeam } from '../support/team/killed-team.ts';
import type { TestAccount } from '../support/team/test-device.ts';

/*
 * How soon everybody who listens is told of a change: open streams of events of many devices at the program itself in a process of its
 * own, and reports of one desk. Counted from the moment that the report is sent to the moment that a listener has read the event.
 *
 *   CHIDU_TEST_POSTGRES=postgresql://… npx tsx tests/bench/listeners-bench.ts [listeners] [changes]
 */

const [listeners, changes] = [500, 20].map((otherwise, n) => Number(process.argv[2 + n] ?? otherwise));
const ACCOUNTS = 10;
const LONGEST_MS = 10_000;
/** What is promised, milliseconds. */
const DUE_MS = 1000;

async function bench(): Promise<void> {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  const { id: district, name } = DISTRICT_INPUT;
  const accounts = Array.from({ length: ACCOUNTS }, (_, n): TestAccount => ({ name: `规划员 ${n}`, role: 'planner' }));
  const kind = POSTGRES === undefined ? 'pglite' : 'postgresql';
  const team = await startKilledTeam(kind, { id: district, name, feed: writer.changes }, accounts);
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  try {
    for (const [n, account] of accounts.entries()) await team.logIn(account, `desk-${n}`);
    const events = `${team.server.address}/api/districts/${district}/events`;
    /** When a listener was told of a place of the feed, by place. */
    const told = new Map<number, number[]>();
    let open = 0;
    for (let n = 0; n < listeners; n++) {
      const device = `desk-${n % ACCOUNTS}`;
      const headers = { cookie: team.cookieOf(device) ?? '', 'chidu-device': device };
      get(events, { agent, headers }, (stream) => {
        if (stream.statusCode !== 200) throw new Error(`a listener is answered ${stream.statusCode}`);
        open++;
        stream.setEncoding('utf8').on('data', (text: string) => {
          for (const [, seq] of text.matchAll(/^data: (\d+)$/gm)) {
            const at = told.get(Number(seq)) ?? [];
            told.set(Number(seq), [...at, performance.now()]);
          }
        });
        stream.on('error', () => undefined);
      }).on('error', () => undefined);
    }
    await until(() => open === listeners);
    const times: number[] = [];
    for (let n = 0; n < changes; n++) {
      const id = `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
      const sighting = { ...SIGHTING, id, no: `XC-${n}` };
      const draft = reportSighting(writer.register, {
        sighting,
        shape: squareShape(134.2, 24),
        on: '2026-02-01',
        reason: '巡查',
      });
      if (isRefusal(draft)) throw new Error(draft.refused);
      const change = {
        ...draft,
        id: `change-${n}`,
        recordedAt: '2026-11-28T07:00:00.000Z',
        clockOffset_ms: 0,
        by: 'n',
        device: 'x',
      };
      const began = performance.now();
      const answer = await fetch(`${team.server.address}/api/districts/${district}/changes`, {
        method: 'POST',
        headers: { cookie: team.cookieOf('desk-0') ?? '', 'chidu-device': 'desk-0', 'content-type': 'application/json' },
        body: JSON.stringify({ changes: [change] }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      const { head } = (await answer.json()) as { head: { seq: number } };
      await until(() => (told.get(head.seq)?.length ?? 0) >= listeners);
      times.push(...(told.get(head.seq) ?? []).map((at) => at - began));
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
    tellFigures({
      database: kind,
      cores: cpus().length,
      load: Number(loadavg()[0].toFixed(1)),
      listeners,
      changes,
      p50_ms: at(0.5),
      p99_ms: at(0.99),
      longest_ms: at(1),
      ok: at(1) <= DUE_MS,
    });
    if (at(1) > DUE_MS) process.exitCode = 1;
  } finally {
    agent.destroy();
    await team.remove();
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = performance.now() + LONGEST_MS; !isSo(); await new Promise((done) => setTimeout(done, 2)))
    if (performance.now() > end) throw new Error(`not within ${LONGEST_MS} ms`);
}

await bench();

import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { isRefusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../support/district-changes.ts';
import { TEST_DATABASES } from '../support/databases.ts';
import { tellFigures } from '../nightly/figures.ts';
import { as, seed, startTeam } from '../support/team.ts';

/*
 * What one server takes: reports of sightings by HTTP into many districts, each of them one transaction with its link of the chain. First
 * as fast as the writers can, then a given number per second with the time that each takes. Writers and server share this process and
 * its one thread of JavaScript, so that the figures lie below what a server alone reaches.
 *
 *   CHIDU_TEST_POSTGRES=postgresql://… npx tsx tests/bench/server-bench.ts [districts] [writers] [seconds] [per second]
 */

const [districts, writers, seconds, perSecond] = [20, 20, 10, 100].map((otherwise, n) =>
  Number(process.argv[2 + n] ?? otherwise),
);

/** What is promised on two cores with PostgreSQL. */
const DUE_PER_SECOND = 300;
const DUE_MS = 150;

async function bench(): Promise<void> {
  const database = TEST_DATABASES[TEST_DATABASES.length - 1];
  const team = await startTeam(database);
  try {
    const registers = new Map<string, Register>();
    for (let n = 0; n < districts; n++) {
      const id = `d-${n}`;
      const writer = createWriter();
      writer.accept(createDistrict(writer.register, { ...DISTRICT_INPUT, id }));
      await seed(team, id, writer.changes, new Map());
      registers.set(id, writer.register);
    }
    await team.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = team.server.server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true, maxSockets: 400 });
    let made = 0;

    /** Reports one build. Returns how long it took, milliseconds. */
    const report = async (): Promise<number> => {
      const n = made++;
      const district = `d-${n % districts}`;
      const began = performance.now();
      const status = await post(agent, port, district, draftOf(registers.get(district) as Register, n));
      if (status !== 200) throw new Error(`answered ${status}`);
      return performance.now() - began;
    };

    await Promise.all(Array.from({ length: districts }, report));
    const load = loadavg()[0].toFixed(1);
    const first = made;
    const began = performance.now();
    const until = began + 1000 * seconds;
    await Promise.all(
      Array.from({ length: writers }, async () => {
        while (performance.now() < until) await report();
      }),
    );
    const taken = (performance.now() - began) / 1000;
    console.log(`${database.name}, ${cpus().length} cores, load ${load}: ${districts} districts, ${writers} writers`);
    console.log(`as fast as they can: ${Math.round((made - first) / taken)} creates/s over ${taken.toFixed(1)} s`);

    const times: Promise<number>[] = [];
    const start = performance.now();
    while (times.length < perSecond * seconds) {
      const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - start) / 1000) * perSecond));
      while (times.length < due) times.push(report());
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const sorted = (await Promise.all(times)).sort((a, b) => a - b);
    const at = (share: number) => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))])} ms`;
    console.log(
      `at ${perSecond}/s: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} (load ${loadavg()[0].toFixed(1)})`,
    );
    const fastest = Math.round((made - perSecond * seconds - first) / taken);
    const p99_ms = Math.round(sorted[Math.min(sorted.length - 1, Math.floor(0.99 * sorted.length))]);
    const ok = fastest >= DUE_PER_SECOND && p99_ms <= DUE_MS;
    tellFigures({ database: database.name, creates_per_s: fastest, at_per_s: perSecond, p99_ms, ok });
    if (!ok) process.exitCode = 1;
    agent.destroy();
  } finally {
    await team.stop();
  }
}

function draftOf(register: Register, n: number): object {
  const id = `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const draft = reportSighting(register, {
    sighting: { ...SIGHTING, id, no: `XC-${n}` },
    shape: squareShape(134.1 + (n % 1000) / 10_000, 23.95),
    on: '2026-02-01',
    reason: 'patrol',
  });
  if (isRefusal(draft)) throw new Error(draft.refused);
  return { ...draft, id: `c-${id}`, recordedAt: '2026-11-28T07:00:00.000Z', clockOffset_ms: 0, by: 'n', device: 'x' };
}

function post(agent: Agent, port: number, district: string, change: object): Promise<number> {
  const body = JSON.stringify({ changes: [change] });
  const headers = { ...as('planner'), 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request(
      { agent, host: '127.0.0.1', port, path: `/api/districts/${district}/changes`, method: 'POST', headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

await bench();

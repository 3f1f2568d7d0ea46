import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, platform } from 'node:os';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import type { Database } from '../../src/server/database/database.ts';
import { createWriter, DISTRICT_INPUT } from '../support/district-changes.ts';
import { TEST_DATABASES } from '../support/databases.ts';
import { tellFigures } from '../nightly/figures.ts';
import { seed, startTeam } from '../support/team.ts';
import type { Done, Order } from './load-writers.ts';
import { cpuNow, quantileOf } from './measure-cpu.ts';

/*
 * What one server takes: reports of sightings by HTTP into many districts, each of them one transaction with its link of the chain. First
 * as fast as the writers can, then a given number per second with the time that each takes. Writers are a process of their own, on the
 * same cores; what one report costs the server and PostgreSQL in CPU time is told beside, since that does not depend on who else is at
 * work on the machine.
 *
 *   CHIDU_TEST_POSTGRES=postgresql://… npx tsx tests/bench/server-bench.ts [districts] [writers] [seconds] [per second]
 */

const [districts, writers, seconds, perSecond] = [20, 20, 10, 100].map((otherwise, n) =>
  Number(process.argv[2 + n] ?? otherwise),
);

/** What is promised on two cores with PostgreSQL. */
const DUE_PER_SECOND = 300;
const DUE_MS = 150;
/** The kernel counts a process's time in hundredths of a second. */
const TICK_MS = 10;
const WARM_UP_S = 2;

async function bench(): Promise<void> {
  const tested = TEST_DATABASES[TEST_DATABASES.length - 1];
  const team = await startTeam(tested);
  const load = fork(new URL('load-writers.ts', import.meta.url));
  try {
    for (let n = 0; n < districts; n++) {
      const id = `d-${n}`;
      const writer = createWriter();
      writer.accept(createDistrict(writer.register, { ...DISTRICT_INPUT, id }));
      await seed(team, id, writer.changes, new Map());
    }
    await team.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = team.server.server.address() as AddressInfo;
    await ask(load, { port, districts, seconds: WARM_UP_S, writers });

    const before = { server: cpuNow(), postgres: await cpuOfBackends(team.database) };
    const fast = await ask(load, { port, districts, seconds, writers });
    const server_ms = round((cpuNow() - before.server) / fast.times.length);
    const postgres_ms = round(((await cpuOfBackends(team.database)) - before.postgres) / fast.times.length);
    const writers_ms = round(fast.cpu_ms / fast.times.length);
    const fastest = Math.round(fast.times.length / fast.seconds);
    console.log(`${tested.name}, ${cpus().length} cores: ${districts} districts, ${writers} writers (load ${loadNow()})`);
    console.log(`as fast as they can: ${fastest} creates/s over ${fast.seconds.toFixed(1)} s`);
    console.log(`CPU of one: server ${server_ms} ms, PostgreSQL ${postgres_ms} ms, its writer ${writers_ms} ms`);

    const { times } = await ask(load, { port, districts, seconds, perSecond });
    const at = (share: number) => `${Math.round(quantileOf(times, share))} ms`;
    console.log(`at ${perSecond}/s: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} (load ${loadNow()})`);
    const p99_ms = Math.round(quantileOf(times, 0.99));
    const ok = fastest >= DUE_PER_SECOND && p99_ms <= DUE_MS;
    tellFigures({
      database: tested.name,
      creates_per_s: fastest,
      server_cpu_ms: server_ms,
      postgres_cpu_ms: postgres_ms,
      at_per_s: perSecond,
      p99_ms,
      ok,
    });
    if (!ok) process.exitCode = 1;
  } finally {
    load.kill();
    await team.stop();
  }
}

async function ask(load: ChildProcess, order: Order): Promise<Done> {
  load.send(order);
  const [answer] = (await Promise.race([once(load, 'message'), once(load, 'exit')])) as [Done | number | null];
  if (answer === null || typeof answer === 'number') throw new Error(`the writers ended with ${answer}`);
  return answer;
}

/** CPU time of this database's connections so far, milliseconds; 0 where that cannot be seen: another machine, another system. */
async function cpuOfBackends(database: Database): Promise<number> {
  if (database.kind !== 'postgresql' || platform() !== 'linux') return 0;
  const rows = await database.asOwner((connection) =>
    connection.query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE datname = current_database()'),
  );
  return rows.reduce((sum, { pid }) => sum + cpuOfProcess(pid), 0);
}

/** proc(5): the fields behind the name in brackets; the 14th and 15th of all are its time in user and in kernel mode. */
function cpuOfProcess(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return TICK_MS * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}

const loadNow = (): string => loadavg()[0].toFixed(1);
const round = (value: number): number => Math.round(value * 100) / 100;

await bench();

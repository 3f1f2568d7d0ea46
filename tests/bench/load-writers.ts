import { Agent, request } from 'node:http';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { isRefusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../support/district-changes.ts';
import { as } from '../support/team.ts';
import { cpuNow } from './measure-cpu.ts';

/*
 * The writers of `server-bench.ts`, in a process of their own: what they cost is none of the server's. Each report of a build is one
 * request; told what to do by messages of the process that began them.
 */

/** What the writers are asked for: as much as `writers` can for some seconds, or so many a second. */
export interface Order {
  readonly port: number;
  readonly districts: number;
  readonly seconds: number;
  readonly writers?: number;
  readonly perSecond?: number;
}

export interface Done {
  /** How long each took, milliseconds. */
  readonly times: readonly number[];
  readonly seconds: number;
  readonly cpu_ms: number;
}

const registers = new Map<number, Register>();
const agent = new Agent({ keepAlive: true, maxSockets: 400 });
let made = 0;

process.on('message', (order: Order) => void obey(order));

async function obey(order: Order): Promise<void> {
  process.send?.(await carryOut(order));
}

async function carryOut({ port, districts, seconds, writers, perSecond }: Order): Promise<Done> {
  const cpu = cpuNow();
  const began = performance.now();
  const times: number[] = [];
  const report = async (): Promise<void> => {
    const n = made++;
    const sent = performance.now();
    const status = await post(port, `d-${n % districts}`, draftOf(registerOf(n % districts), n));
    if (status !== 200) throw new Error(`answered ${status}`);
    times.push(performance.now() - sent);
  };
  if (writers !== undefined)
    await Promise.all(
      Array.from({ length: writers }, async () => {
        do await report();
        while (performance.now() < began + 1000 * seconds);
      }),
    );
  const all = (perSecond ?? 0) * seconds;
  const under: Promise<void>[] = [];
  while (under.length < all) {
    const due = Math.min(all, Math.floor(((performance.now() - began) / 1000) * (perSecond ?? 0)));
    while (under.length < due) under.push(report());
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(under);
  return { times, seconds: (performance.now() - began) / 1000, cpu_ms: cpuNow() - cpu };
}

function registerOf(district: number): Register {
  const known = registers.get(district);
  if (known) return known;
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, { ...DISTRICT_INPUT, id: `d-${district}` }));
  registers.set(district, writer.register);
  return writer.register;
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

function post(port: number, district: string, change: object): Promise<number> {
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

import { createHash, randomBytes } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { writePackage } from '../../../src/formats/package/write.ts';
import { sendPackage } from '../../../src/sync/send-package.ts';
import { TeamServer } from '../../../src/sync/team-server.ts';
import { createWriter, DISTRICT_INPUT, PLANE } from '../../support/district-changes.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { as, seed, startTeam, type TestTeam } from '../../support/team.ts';

/** Of the first part this much goes over the line before it breaks. */
const CUT_AFTER_BYTES = 1_500_000;
/** More than one part holds. */
const BYTES = 5_000_000;

/** A line that writes down the heads that pass, and breaks once while bytes of a package are on it. */
async function startLine(to: number): Promise<{ readonly log: string[]; readonly port: number; readonly server: Server }> {
  const log: string[] = [];
  let isCut = false;
  const server = createServer((from: Socket) => {
    const on = connect(to, '127.0.0.1');
    let passed = 0;
    const end = () => {
      from.destroy();
      on.destroy();
    };
    const note = (chunk: Buffer, begins: string, member: RegExp) => {
      const text = chunk.toString('latin1');
      if (!text.startsWith(begins)) return;
      passed = 0;
      const [head] = text.split('\r\n\r\n', 1);
      log.push(`${head.slice(begins.length).split(' ', 1)[0]} ${member.exec(head)?.[1] ?? ''}`.trim());
    };
    from.on('data', (chunk) => {
      note(chunk, 'PUT ', /content-range: (.*)/i);
      passed += chunk.length;
      on.write(chunk);
      if (isCut || passed < CUT_AFTER_BYTES) return;
      isCut = true;
      log.push('cut');
      end();
    });
    on.on('data', (chunk) => {
      note(chunk, 'HTTP/1.1 ', /range: (.*)/i);
      from.write(chunk);
    });
    for (const side of [from, on]) side.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { log, port: (server.address() as AddressInfo).port, server };
}

let team: TestTeam;
beforeAll(async () => {
  team = await startTeam(TEST_DATABASES[TEST_DATABASES.length - 1]);
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  await seed(team, '试验区', writer.changes, new Map());
  await team.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => team.stop());

it('a package whose line broke goes on, over the network, at the byte behind the last that arrived', async () => {
  const ring = [0, 10_000].flatMap((x) => [0, 10_000].map((y) => [x, y] as const));
  const bytes = writePackage({
    district: 'd-1',
    layer: 'l-1',
    plane: PLANE,
    columns: buildColumns([[[[ring[0], ring[2], ring[3], ring[1], ring[0]]]]]),
    ids: ['l-1/0'],
    properties: [{ name: 'parcelNo', values: [randomBytes(BYTES / 2).toString('hex')] }],
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { port } = team.server.server.address() as AddressInfo;
  const line = await startLine(port);
  const desk = new TeamServer(
    {
      fetch: (path, init) =>
        fetch(`http://127.0.0.1:${line.port}${path}`, { ...init, headers: { ...(init.headers as object), ...as('planner') } }),
      now: Date.now,
      // Nobody waits so long for an answer.
      wait: () => new Promise(() => undefined),
    },
    { base: '/api', district: 'd-1', device: 'desk-1' },
  );
  const send = () => sendPackage(desk, sha256, bytes, new AbortController().signal);

  expect(await send()).toMatchObject({ at: 'stopped', stop: { why: 'offline' } });
  // Until the server has noticed that the line is gone, another part would be a second one at the same time.
  await expect.poll(send, { timeout: 30_000 }).toEqual({ at: 'held' });
  line.server.close();

  const path = `/api/districts/d-1/packages/${sha256}`;
  const log = line.log.map((entry) => entry.replace(`${path} `, 'PUT '));
  const all = bytes.length;
  expect(log.slice(0, 4)).toEqual([`PUT bytes */${all}`, '202', `PUT bytes 0-${4 * 1024 * 1024 - 1}/${all}`, 'cut']);
  const [asked, answered, first] = log.slice(log.findLastIndex((entry) => entry === `PUT bytes */${all}`));
  expect(asked).toBe(`PUT bytes */${all}`);
  const here = Number(/^202 bytes=0-(\d+)$/.exec(answered)?.[1]) + 1;
  expect(here).toBeGreaterThan(0);
  expect(here).toBeLessThan(CUT_AFTER_BYTES + 100_000);
  expect(first).toMatch(new RegExp(`^PUT bytes ${here}-\\d+/${all}$`));
  expect(log.at(-1)).toBe('201');
  expect(Buffer.from(await team.blobs.read('d-1', sha256)).equals(bytes)).toBe(true);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { eraseTrack } from '../../src/core/register/actions/erase-track.ts';
import { recordPatrol } from '../../src/core/register/actions/record-patrol.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { carriedOf } from '../../src/core/register/outbox/carried-change.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { acceptChange, EMPTY_FEED } from '../../src/core/register/feed.ts';
import { sealErased } from '../../src/core/register/seal-erased.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import { writeOutbox } from '../../src/formats/container/outbox.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../support/district-changes.ts';
import { chidu } from './command-output.ts';

let folder = '';
let path = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-outbox-'));
  path = join(folder, 'phone.chidu');
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  writer.accept(
    reportSighting(writer.register, { sighting: SIGHTING, shape: squareShape(134.2, 24), reason: '巡查', on: '2026-02-01' }),
  );
  const pieces: Uint8Array[] = [];
  const header = {
    district: { id: DISTRICT_INPUT.id, name: DISTRICT_INPUT.name },
    base: { seq: 1, hash: 'a'.repeat(64) },
    device: 'phone-1',
    exportedAt: '2026-11-28T02:00:00.000Z',
  };
  await writeOutbox(
    header,
    writer.changes.slice(1).map(carriedOf),
    async () => null,
    (piece) => pieces.push(piece),
  );
  writeFileSync(path, Buffer.concat(pieces));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('of an outbox file', () => {
  it('inspect says what it is', async () => {
    const { code, out, err } = await chidu('inspect', path);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^phone\.chidu: outbox of 试验区, from device phone-1, written 2026-11-28T02:00:00\.000Z\nRecords: 1 /);
  });

  it('verify proves every hash, also as JSON', async () => {
    const { code, out } = await chidu('verify', path, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ok: true,
      format: 'chidu-outbox/1',
      district: { id: 'd-1', name: '试验区' },
      device: 'phone-1',
      exported_at: '2026-11-28T02:00:00.000Z',
      base: { seq: 1, hash: 'a'.repeat(64) },
      changes: 1,
      records: 1,
      types: { 'sighting-reported': 1 },
      photos: 0,
      missing: [],
      warnings: [],
    });
  });

  it('verify cannot read what is no container', async () => {
    const other = join(folder, 'other.chidu');
    writeFileSync(other, 'no archive');
    const { code, out, err } = await chidu('verify', other);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/other\.chidu/);
  });
});

describe('of a district file that still holds fixes of tracks', () => {
  const longAgo = '2020-02-01';
  const patrol = (id: string, on: string) => ({
    on,
    patrol: {
      id,
      by: '甲组',
      how: 'recorded' as const,
      startedAt: `${on}T01:00:00.000Z`,
      endedAt: `${on}T02:00:00.000Z`,
      segments: [[[134.2, 24, `${on}T01:30:00.000Z`, 5] as const]],
      visits: [],
      note: '',
    },
  });
  const figures = { length_m: 0, least_m: 0, known_s: 0, unknown_s: 0, fixes: 1, gaps: 0 };
  const reached = { within_m: 30, accuracy_m: 25, ...figures, seen: [] };

  async function writeCopy(name: string, make: (feed: readonly AcceptedChange[]) => readonly AcceptedChange[]): Promise<string> {
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    writer.accept(recordPatrol(writer.register, patrol('p-old', longAgo)));
    writer.accept(recordPatrol(writer.register, patrol('p-erased', '2020-03-01')));
    writer.accept(recordPatrol(writer.register, patrol('p-new', '2999-01-01')));
    writer.accept(eraseTrack(writer.register, { patrolId: 'p-erased', reached, on: '2026-11-28' }));
    const { district, settings } = writer.register;
    if (!district || !settings) throw new Error('no district');
    const feed = make(writer.changes);
    const files = await writeContainer({ district, settings, packages: new Map(), photos: new Map(), feed });
    const out = join(folder, name);
    writeFileSync(out, packContainer(files));
    return out;
  }

  it('verify warns of those that are erased by its own word, and of those whose time is over; it verifies all the same', async () => {
    const copy = await writeCopy('copy.chidu', (feed) => feed);
    const { code, out } = await chidu('verify', copy, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      warnings: [
        { code: 'erased-fixes-held', patrols: 1 },
        { code: 'fixes-overdue', patrols: 1, days: 180, oldest_on: longAgo },
      ],
    });
    const told = await chidu('verify', copy);
    expect(told.code).toBe(0);
    expect(told.err).toMatch(
      /^chidu: copy\.chidu says .* 1 patrol are erased.*\nchidu: copy\.chidu holds fixes of 1 patrol beyond their 180 days \(the oldest of 2020-02-01\)/,
    );
  });

  it('verify names the place and the code that the record ends with, by which two copies are told apart', async () => {
    const copy = await writeCopy('head.chidu', (feed) => feed);
    const { head } = JSON.parse((await chidu('verify', copy, '--json')).out);
    expect(head).toEqual({ seq: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const other = JSON.parse(
      (await chidu('verify', await writeCopy('shorter.chidu', (feed) => feed.slice(0, 4)), '--json')).out,
    ).head;
    expect(other.seq).toBe(4);
    expect(other.hash).not.toBe(head.hash);
    expect((await chidu('verify', copy)).out).toContain(`Record up to no. 5, check code ${head.hash}`);
  });

  it('verify tells of a clock that was set back: the order of the chain says another thing than the times', async () => {
    const copy = await writeCopy('back.chidu', (feed) => {
      let head = EMPTY_FEED;
      return feed.map(({ seq, prev: _prev, hash: _hash, salts: _salts, acceptedAt, ...change }) => {
        const at = seq === 4 ? '2020-01-01T00:00:00.000Z' : acceptedAt;
        const accepted = acceptChange(head, change, at, () => 'ab'.repeat(16));
        head = { seq: accepted.seq, hash: accepted.hash };
        return accepted;
      });
    });
    const { code, out } = await chidu('verify', copy, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).warnings[0]).toMatchObject({
      code: 'clock-set-back',
      changes: 1,
      seq: 4,
      accepted_at: '2020-01-01T00:00:00.000Z',
    });
    expect((await chidu('verify', copy)).err).toContain('a clock was set back');
  });

  it('verify is silent of what is sealed', async () => {
    const sealed = await writeCopy('sealed.chidu', sealErased);
    const { out, err } = await chidu('verify', sealed, '--json');
    expect(JSON.parse(out).warnings).toEqual([{ code: 'fixes-overdue', patrols: 1, days: 180, oldest_on: longAgo }]);
    expect(err).toBe('');
  });
});

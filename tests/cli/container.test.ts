import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { carriedOf } from '../../src/core/register/outbox/carried-change.ts';
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

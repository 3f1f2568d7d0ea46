import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../../src/api/roles.ts';
import { attachPhoto, withdrawPhoto } from '../../../src/core/register/actions/attach-photo.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import type { ChangeDraft } from '../../../src/core/register/change.ts';
import { isRefusal, type Refusal } from '../../../src/core/register/refusal.ts';
import { MOST_PHOTO_BYTES, MOST_UNFINISHED } from '../../../src/server/blobs/photo-uploads.ts';
import { ProblemError } from '../../../src/server/problem.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../../support/district-changes.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { as, seed, startTeam, TEST_NOW, type TestTeam } from '../../support/team.ts';

const PHOTOS = '/api/districts/d-1/photos';
const JPEG = [0xff, 0xd8, 0xff, 0xe0];
let made = 0;

/** Bytes that begin as a camera's file does; no two are the same. */
function photoOf(bytes = 5000, head: readonly number[] = JPEG) {
  const content = Buffer.alloc(bytes, ++made);
  Buffer.from(head).copy(content);
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}
const describeFile = (told: Readonly<Record<string, string>>) =>
  Object.entries(told)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

describe('photos', () => {
  let team: TestTeam;

  beforeAll(async () => {
    team = await startTeam(TEST_DATABASES[TEST_DATABASES.length - 1]);
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    await seed(team, '试验区', writer.changes, new Map());
    await team.server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => team.stop());

  const ask = (
    method: 'POST' | 'PATCH' | 'HEAD' | 'GET' | 'DELETE',
    url: string,
    headers: object,
    payload?: Buffer,
    role: Role = 'patrol',
  ) =>
    team.server.inject({
      method,
      url,
      headers: { ...as(role), 'tus-resumable': '1.0.0', ...headers },
      ...(payload && { payload }),
    });
  const begin = (length: number, told: Readonly<Record<string, string>>, role?: Role) =>
    ask('POST', PHOTOS, { 'upload-length': String(length), 'upload-metadata': describeFile(told) }, undefined, role);
  const add = (at: string, offset: number, part: Buffer, role?: Role) =>
    ask('PATCH', at, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, part, role);
  const upload = async (content: Buffer, told: Readonly<Record<string, string>>) => {
    const begun = await begin(content.length, told);
    return begun.statusCode === 201 ? add(String(begun.headers.location), 0, content) : begun;
  };
  const record = async (role: Role, draft: ChangeDraft | Refusal) => {
    if (isRefusal(draft)) throw new Error(draft.refused);
    const stamp = { id: `change-${++made}`, recordedAt: TEST_NOW, clockOffset_ms: 0, by: 'x', device: 'x' };
    const payload = { changes: [{ ...draft, ...stamp }] };
    const answer = await team.server.inject({ method: 'POST', url: '/api/districts/d-1/changes', headers: as(role), payload });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const staged = () => readdirSync(join(team.blobs.staging, 'photos'));

  it('arrives in parts and is kept as it came', async () => {
    const { content, sha256 } = photoOf(3_000_000);
    const begun = await begin(content.length, { sha256, filetype: 'image/jpeg', filename: 'IMG 1.jpg' });
    expect(begun.statusCode, begun.body).toBe(201);
    const at = String(begun.headers.location);
    expect(at).toMatch(new RegExp(`^${PHOTOS}/uploads/[0-9a-f]{32}$`));
    expect((await ask('HEAD', `${PHOTOS}/${sha256}`, {})).statusCode).toBe(404);
    expect((await add(at, 0, content.subarray(0, 2_000_000))).headers['upload-offset']).toBe('2000000');
    expect((await ask('HEAD', at, {})).headers['upload-offset']).toBe('2000000');
    expect((await add(at, 17, content.subarray(17))).json()).toMatchObject({ status: 409, code: 'upload-offset' });
    expect((await add(at, 2_000_000, content.subarray(2_000_000))).statusCode).toBe(204);
    expect((await ask('HEAD', at, {})).statusCode).toBe(404);
    const kept = await ask('GET', `${PHOTOS}/${sha256}`, {}, undefined, 'planner');
    expect(kept.rawPayload.equals(content)).toBe(true);
    expect(kept.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${sha256}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect((await ask('HEAD', `${PHOTOS}/${sha256}`, {})).statusCode).toBe(200);
    expect(staged()).toEqual([]);
  });

  it('goes on after a cut connection', async () => {
    const { content, sha256 } = photoOf(4_000_000);
    const at = String((await begin(content.length, { sha256 })).headers.location);
    const { port } = team.server.server.address() as AddressInfo;
    const headers = {
      ...as('patrol'),
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': content.length,
    };
    const cut = send({ host: '127.0.0.1', port, path: at, method: 'PATCH', headers });
    cut.on('error', () => undefined);
    await new Promise<void>((resolve) => cut.write(content.subarray(0, 1_500_000), () => resolve()));
    const offset = async () => Number((await ask('HEAD', at, {})).headers['upload-offset'] ?? -1);
    await expect.poll(() => staged().length).toBeGreaterThan(0);
    cut.destroy();
    // What the cut connection had brought may still be written while the place is asked for: then it is asked for again.
    const goOn = async () => {
      const here = await offset();
      return here < 0 ? here : (await add(at, here, content.subarray(here))).statusCode;
    };
    await expect.poll(goOn, { timeout: 60_000 }).toBe(204);
    expect((await ask('GET', `${PHOTOS}/${sha256}`, {}, undefined, 'planner')).rawPayload.equals(content)).toBe(true);
  });

  it('takes what the client’s own library sends', async () => {
    const { content, sha256 } = photoOf(2_500_000);
    const { port } = team.server.server.address() as AddressInfo;
    await new Promise<void>((resolve, reject) => {
      const sending = new Upload(content, {
        endpoint: `http://127.0.0.1:${port}${PHOTOS}`,
        metadata: { sha256, filetype: 'image/jpeg' },
        headers: as('patrol'),
        chunkSize: 1_000_000,
        retryDelays: null,
        onSuccess: () => resolve(),
        onError: reject,
      });
      sending.start();
    });
    expect((await ask('HEAD', `${PHOTOS}/${sha256}`, {})).statusCode).toBe(200);
  });

  it('takes sidecars and snapshots as JSON', async () => {
    const content = Buffer.from(JSON.stringify({ format: 'chidu-photo/1', made: ++made }));
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect((await upload(content, { sha256, filetype: 'application/json' })).statusCode).toBe(204);
    const kept = await ask('GET', `${PHOTOS}/${sha256}`, {}, undefined, 'planner');
    expect(kept.headers['content-type']).toBe('application/json');
    expect(kept.rawPayload.equals(content)).toBe(true);
  });

  it('is finished by whoever asks, where the server died before it was kept', async () => {
    const { content, sha256 } = photoOf();
    const at = String((await begin(content.length, { sha256 })).headers.location);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(team.blobs.staging, 'photos', at.split('/').at(-1) ?? ''), content);
    await ask('HEAD', at, {});
    expect((await ask('HEAD', `${PHOTOS}/${sha256}`, {})).statusCode).toBe(200);
  });

  it('stays where it arrived while the store is away, and is finished by whoever asks', async () => {
    const { content, sha256 } = photoOf();
    const at = String((await begin(content.length, { sha256 })).headers.location);
    const away = vi.spyOn(team.blobs, 'adopt').mockRejectedValueOnce(new ProblemError(503, 'store-unavailable'));
    expect((await add(at, 0, content)).json()).toMatchObject({ status: 503, code: 'store-unavailable' });
    away.mockRestore();
    expect((await ask('HEAD', `${PHOTOS}/${sha256}`, {})).statusCode).toBe(404);
    await ask('HEAD', at, {});
    expect((await ask('HEAD', `${PHOTOS}/${sha256}`, {})).statusCode).toBe(200);
    expect(staged()).toEqual([]);
  });

  it.each<[string, () => Promise<{ json(): unknown }>, number, string]>([
    ['another content', async () => upload(photoOf().content, { sha256: photoOf().sha256 }), 422, 'photo-hash'],
    ['a page that calls itself a photo', async () => lie('<html><script>', 'image/jpeg'), 422, 'photo-type'],
    ['a picture of another type', async () => lie('\x89PNG\r\n\x1a\n', 'image/jpeg'), 422, 'photo-type'],
    ['a drawing with programs in it', async () => lie('<svg onload="x">', 'image/svg+xml'), 422, 'photo-type'],
    [
      'a path as a name',
      async () => begin(9, { sha256: photoOf().sha256, filename: '../../../etc/cron.d/x' }),
      400,
      'upload-malformed',
    ],
    ['a path as a hash', async () => begin(9, { sha256: '../../x' }), 400, 'upload-malformed'],
    ['what is not asked for', async () => begin(9, { sha256: photoOf().sha256, account: 'a-planner' }), 400, 'upload-malformed'],
    ['no hash', async () => begin(9, {}), 400, 'upload-malformed'],
    [
      'a file without an end',
      async () =>
        ask('POST', PHOTOS, { 'upload-defer-length': '1', 'upload-metadata': describeFile({ sha256: photoOf().sha256 }) }),
      400,
      'upload-malformed',
    ],
    ...['partial', 'final;/api/districts/d-1/photos/uploads/a /api/districts/d-1/photos/uploads/b'].map(
      (concat): [string, () => Promise<{ json(): unknown }>, number, string] => [
        `a file in parts that are joined (${concat.split(';')[0]}), which is not offered`,
        async () =>
          ask('POST', PHOTOS, {
            'upload-length': '9',
            'upload-concat': concat,
            'upload-metadata': describeFile({ sha256: photoOf().sha256 }),
          }),
        400,
        'upload-malformed',
      ],
    ),
    ['too much', async () => begin(MOST_PHOTO_BYTES + 1, { sha256: photoOf().sha256 }), 413, 'upload-too-large'],
    ['an address of nobody', async () => add(`${PHOTOS}/uploads/${'0'.repeat(32)}`, 0, photoOf().content), 404, 'upload-unknown'],
    ['an address of a file', async () => add(`${PHOTOS}/uploads/..%2F..%2Fblobs`, 0, photoOf().content), 404, 'upload-unknown'],
  ])('refuses %s', async (_, act, status, code) => {
    expect((await act()).json()).toMatchObject({ status, code });
    expect(staged().filter((name) => !name.endsWith('.json'))).toEqual([]);
  });

  it('are begun by one account two hundred times at most; what is given up or arrived counts no more', async () => {
    const addresses: string[] = [];
    for (let n = 0; n < MOST_UNFINISHED; n++) {
      const begun = await begin(900, { sha256: photoOf().sha256 }, 'leader');
      expect(begun.statusCode).toBe(201);
      addresses.push(String(begun.headers.location));
    }
    const refused = await begin(900, { sha256: photoOf().sha256 }, 'leader');
    expect(refused.json()).toMatchObject({ status: 429, code: 'uploads-too-many', params: { most: MOST_UNFINISHED } });
    expect((await begin(900, { sha256: photoOf().sha256 }, 'planner')).statusCode).toBe(201);
    for (const address of addresses) expect((await ask('DELETE', address, {}, undefined, 'leader')).statusCode).toBe(204);
    expect((await begin(900, { sha256: photoOf().sha256 }, 'leader')).statusCode).toBe(201);
  });

  const lie = (text: string, filetype: string) => {
    const { content, sha256 } = photoOf(600, [...Buffer.from(text, 'latin1')]);
    return upload(content, { sha256, filetype });
  };

  it('is given back to the patrol that put it on record, on whichever device, until it is withdrawn', async () => {
    const statusFor = async (sha256: string, role: Role) =>
      (await ask('GET', `${PHOTOS}/${sha256}`, {}, undefined, role)).statusCode;
    const attach = async (role: Role) => {
      const [photo, sidecar] = [photoOf(), photoOf()];
      for (const { content, sha256 } of [photo, sidecar]) expect((await upload(content, { sha256 })).statusCode).toBe(204);
      const { register } = await team.districts.live('d-1');
      const id = `of-${role}`;
      const own = {
        id,
        subject: { kind: 'sighting' as const, id: SIGHTING.id },
        sha256: photo.sha256,
        mediaType: 'image/jpeg',
        bytes: photo.content.length,
        how: 'picked' as const,
        takenAt: TEST_NOW,
        sidecar_sha256: sidecar.sha256,
      };
      const draft = attachPhoto(register, { photo: own, on: '2026-02-01' });
      await record(role, draft);
      return [photo.sha256, sidecar.sha256];
    };
    const { register: before } = await team.districts.live('d-1');
    const shape = squareShape(134.2, 24);
    await record('patrol', reportSighting(before, { sighting: SIGHTING, shape, on: '2026-02-01', reason: '巡查' }));
    const mine = await attach('patrol');
    const theirs = await attach('planner');
    for (const sha256 of mine) expect(await statusFor(sha256, 'patrol')).toBe(200);
    for (const sha256 of theirs) expect(await statusFor(sha256, 'patrol')).toBe(403);
    for (const sha256 of mine) expect(await statusFor(sha256, 'leader')).toBe(403);
    const { register } = await team.districts.live('d-1');
    await record('planner', withdrawPhoto(register, { photoId: 'of-patrol', reason: '拍错', on: '2026-02-02' }));
    for (const sha256 of mine) expect(await statusFor(sha256, 'patrol')).toBe(403);
  });

  it('is for those who attach photos, and to look at for those who are given everything', async () => {
    const { content, sha256 } = photoOf();
    for (const role of ['auditor', 'partner'] as const) expect((await begin(9, { sha256 }, role)).statusCode).toBe(403);
    const at = String((await begin(content.length, { sha256 })).headers.location);
    expect((await add(at, 0, content, 'planner')).statusCode).toBe(404);
    expect((await ask('HEAD', at, {}, undefined, 'planner')).statusCode).toBe(404);
    expect((await add(at.replace('d-1', 'd-2'), 0, content)).statusCode).toBe(404);
    expect((await add(at, 0, content)).statusCode).toBe(204);
    expect((await ask('GET', `${PHOTOS}/${sha256}`, {}, undefined, 'auditor')).statusCode).toBe(200);
    for (const role of ['patrol', 'leader', 'partner'] as const)
      expect((await ask('GET', `${PHOTOS}/${sha256}`, {}, undefined, role)).statusCode).toBe(403);
    for (const sha256 of [photoOf().sha256, '../d-2', 'none'])
      expect((await ask('GET', `${PHOTOS}/${encodeURIComponent(sha256)}`, {})).statusCode).toBe(403);
    expect((await team.server.inject({ url: `${PHOTOS}/${sha256}` })).statusCode).toBe(401);
  });
});

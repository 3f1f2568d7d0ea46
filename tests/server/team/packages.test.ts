import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../../src/api/roles.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { importLayer } from '../../../src/core/register/actions/import-layer.ts';
import { readContainer, unpackContainer } from '../../../src/formats/container/read.ts';
import { writePackage } from '../../../src/formats/package/write.ts';
import { PackageUploads } from '../../../src/server/blobs/package-upload.ts';
import { readDemo } from '../../support/demo-engine.ts';
import { ProblemError } from '../../../src/server/problem.ts';
import { createWriter, DISTRICT_INPUT, PLANE } from '../../support/district-changes.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { as, seed, startTeam, type TestTeam } from '../../support/team.ts';

const SQUARE: readonly (readonly [number, number])[] = [
  [0, 0],
  [10_000, 0],
  [10_000, 10_000],
  [0, 10_000],
  [0, 0],
];

/** A package of one square, or of what would have been turned round or refused on its way in. */
function packageOf({ district = 'd-1', layer = 'l-1', plane = PLANE, ring = SQUARE } = {}) {
  const bytes = writePackage({
    district,
    layer,
    plane,
    columns: buildColumns([[[ring]]]),
    ids: [`${layer}/0`],
    properties: [{ name: 'parcelNo', values: ['一'] }],
  });
  return { bytes: Buffer.from(bytes), sha256: hash(bytes) };
}
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('packages of layers', () => {
  let team: TestTeam;

  beforeAll(async () => {
    team = await startTeam(TEST_DATABASES[TEST_DATABASES.length - 1]);
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    await seed(team, '试验区', writer.changes, new Map());
  });
  afterAll(() => team.stop());

  const address = (sha256: string) => `/api/districts/d-1/packages/${sha256}`;
  const put = (sha256: string, payload: Buffer, headers: object = {}, role: Role = 'planner') =>
    team.server.inject({
      method: 'PUT',
      url: address(sha256),
      payload,
      headers: { ...as(role), 'content-type': 'application/octet-stream', ...headers },
    });
  const get = (sha256: string, headers: object = {}, role: Role = 'planner') =>
    team.server.inject({ url: address(sha256), headers: { ...as(role), ...headers } });
  const staged = () => readdirSync(join(team.blobs.staging, 'packages'));

  it('keeps what it is, and gives it whole, in parts and not again', async () => {
    const { bytes, sha256 } = packageOf({ layer: 'l-keep' });
    expect((await get(sha256)).statusCode).toBe(404);
    expect((await put(sha256, bytes)).statusCode).toBe(201);
    expect((await put(sha256, bytes)).statusCode).toBe(204);
    const whole = await get(sha256);
    expect(whole.rawPayload.equals(bytes)).toBe(true);
    expect(whole.headers).toMatchObject({ etag: `"${sha256}"`, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' });
    expect(whole.headers['cache-control']).toContain('immutable');
    expect((await get(sha256, { 'if-none-match': `"${sha256}"` })).statusCode).toBe(304);
    const head = await team.server.inject({ method: 'HEAD', url: address(sha256), headers: as('planner') });
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, String(bytes.length), '']);
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 10],
      ['bytes=5-', 5, bytes.length],
      ['bytes=-4', bytes.length - 4, bytes.length],
      ['bytes=3-999999', 3, bytes.length],
    ] as const) {
      const part = await get(sha256, { range });
      expect(part.statusCode).toBe(206);
      expect(part.rawPayload.equals(bytes.subarray(from, to))).toBe(true);
      expect(part.headers['content-range']).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
    }
    expect((await get(sha256, { range: 'bytes=999999-' })).statusCode).toBe(416);
    expect((await get(sha256, { range: 'bytes=0-1', 'if-range': '"other"' })).statusCode).toBe(200);
    expect((await get(sha256, { range: 'lines=1-2' })).statusCode).toBe(200);
  });

  it('goes on where a connection broke', async () => {
    const { bytes, sha256 } = packageOf({ layer: 'l-resume' });
    const part = (from: number, to: number) =>
      put(sha256, bytes.subarray(from, to), { 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` });
    const ask = () => put(sha256, Buffer.alloc(0), { 'content-range': `bytes */${bytes.length}` });
    expect((await ask()).headers.range).toBeUndefined();
    const first = await part(0, 40);
    expect([first.statusCode, first.headers.range]).toEqual([202, 'bytes=0-39']);
    expect((await part(50, 60)).json()).toMatchObject({ status: 409, code: 'range-not-next', params: { bytes: 40 } });
    expect((await ask()).headers.range).toBe('bytes=0-39');
    expect((await part(40, bytes.length)).statusCode).toBe(201);
    expect((await get(sha256)).rawPayload.equals(bytes)).toBe(true);
    expect(staged()).toEqual([]);
  });

  it('is finished by whoever asks, where the store was away or the server died after the last byte', async () => {
    const { bytes, sha256 } = packageOf({ layer: 'l-away' });
    const ask = (total: number) => put(sha256, Buffer.alloc(0), { 'content-range': `bytes */${total}` });
    const away = vi.spyOn(team.blobs, 'adopt').mockRejectedValueOnce(new ProblemError(503, 'store-unavailable'));
    expect((await put(sha256, bytes)).json()).toMatchObject({ status: 503, code: 'store-unavailable' });
    away.mockRestore();
    // Of what is not kept nobody is told that it is.
    expect((await get(sha256)).statusCode).toBe(404);
    expect((await ask(0)).statusCode).toBe(400);
    expect((await get(sha256)).statusCode).toBe(404);
    expect((await ask(bytes.length)).statusCode).toBe(201);
    expect((await get(sha256)).rawPayload.equals(bytes)).toBe(true);
    expect(staged()).toEqual([]);
  });

  it('believes no desk', async () => {
    const good = packageOf({ layer: 'l-good' });
    const reversed = packageOf({ ring: [...SQUARE].reverse() });
    const crossing = packageOf({
      ring: [
        [0, 0],
        [10_000, 10_000],
        [10_000, 0],
        [0, 10_000],
        [0, 0],
      ],
    });
    const damaged = Buffer.from(good.bytes.subarray(0, good.bytes.length - 3));
    for (const [bytes, sha256, code] of [
      [good.bytes, hash(Buffer.from('other')), 'package-hash'],
      [packageOf({ district: 'd-2' }).bytes, packageOf({ district: 'd-2' }).sha256, 'package-foreign'],
      [
        packageOf({ plane: { ...PLANE, meridian: 132 } }).bytes,
        packageOf({ plane: { ...PLANE, meridian: 132 } }).sha256,
        'package-foreign',
      ],
      [crossing.bytes, crossing.sha256, 'package-not-admitted'],
      // The same land, but not as admission leaves it.
      [reversed.bytes, reversed.sha256, 'package-not-admitted'],
      [damaged, hash(damaged), 'package-truncated'],
      [Buffer.from('<script>'), hash(Buffer.from('<script>')), 'not-a-package'],
    ] as const) {
      const refused = await put(sha256, bytes);
      expect(refused.json(), code).toMatchObject({ status: 422, code });
      expect((await get(sha256)).statusCode).toBe(404);
    }
    expect(staged()).toEqual([]);
    const tooMuch = await put(good.sha256, Buffer.alloc(10), { 'content-range': 'bytes 0-9/900000000000' });
    expect(tooMuch.json()).toMatchObject({ status: 413, code: 'package-too-large' });
    expect((await put(good.sha256, good.bytes, { 'content-range': 'bytes 9-1/5' })).statusCode).toBe(400);
    expect((await put('../../etc/passwd', good.bytes)).statusCode).toBe(404);
  });

  it('takes every package that an import made', async () => {
    const demo = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
    const uploads = new PackageUploads(team.blobs);
    expect(demo.packages.size).toBeGreaterThan(3);
    for (const [sha256, bytes] of demo.packages) {
      const part = { from: 0, total: bytes.length };
      await uploads.take(demo.district.id, sha256, part, Readable.from([bytes]), demo.settings.plane);
      expect(await team.blobs.size(demo.district.id, sha256)).toBe(bytes.length);
    }
  });

  it('is for those who may import, and for those who are given everything', async () => {
    const { bytes, sha256 } = packageOf({ layer: 'l-roles' });
    for (const role of ['patrol', 'leader', 'auditor', 'partner'] as const)
      expect((await put(sha256, bytes, {}, role)).statusCode).toBe(403);
    await put(sha256, bytes);
    expect((await get(sha256, {}, 'auditor')).statusCode).toBe(200);
    for (const role of ['patrol', 'leader', 'partner'] as const) expect((await get(sha256, {}, role)).statusCode).toBe(403);
    expect((await team.server.inject({ url: address(sha256) })).statusCode).toBe(401);
    expect((await team.server.inject({ url: `/api/districts/d-2/packages/${sha256}`, headers: as('planner') })).statusCode).toBe(
      404,
    );
  });

  it('comes before the layer that names it', async () => {
    const { bytes, sha256 } = packageOf({ layer: 'l-9' });
    const actor = { district: 'd-1', account: 'a', name: 'n', role: 'planner', isAdmin: false, device: 'x' } as const;
    const importing = async (layerId: string, count: number) => {
      const { register } = await team.districts.live('d-1');
      const layer = {
        id: layerId,
        kind: 'parcels',
        name: '宗地',
        source: { fileName: 'a.shp', format: 'shapefile', crs: 'EPSG:4490' },
        notes: [],
        package_sha256: sha256,
        count,
      } as const;
      const draft = importLayer(register, { layer, on: '2026-11-01' });
      if ('refused' in draft) throw new Error(draft.refused);
      return {
        ...draft,
        id: `c-${layerId}-${count}`,
        recordedAt: '2026-11-01T00:00:00.000Z',
        clockOffset_ms: 0,
        by: 'n',
        device: 'x',
      };
    };
    const push = async (layerId: string, count = 1) => team.districts.push(actor, [await importing(layerId, count)]);
    await expect(push('l-9')).rejects.toMatchObject({ status: 422, code: 'package-missing' });
    await put(sha256, bytes);
    await expect(push('l-other')).rejects.toMatchObject({ status: 422, code: 'package-foreign' });
    await expect(push('l-9', 7)).rejects.toMatchObject({ status: 422, code: 'package-foreign' });
    await push('l-9');
    const parcels = await team.server.inject({ url: '/api/districts/d-1/collections/parcels/items', headers: as('planner') });
    expect(parcels.json()).toMatchObject({
      numberMatched: 1,
      features: [{ properties: { parcelNo: '一', area_cm2: 1_000_000 } }],
    });
  });
});

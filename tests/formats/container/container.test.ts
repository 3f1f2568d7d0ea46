import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/register/default-settings.ts';
import { CONTAINER_PATHS, type DistrictContainer } from '../../../src/formats/container/container.ts';
import { openContainerFile } from '../../../src/formats/container/open.ts';
import { readContainer, unpackContainer } from '../../../src/formats/container/read.ts';
import { packContainer, writeContainer } from '../../../src/formats/container/write.ts';
import { hashName } from '../../../src/formats/package/name.ts';
import { ReadError } from '../../../src/formats/reader.ts';

const hash = (seq: number): string => String(seq).padStart(64, '0');
const change = (seq: number): AcceptedChange => ({
  id: `01890a5d-ac96-774b-bcce-${String(seq).padStart(12, '0')}`,
  district: 'demo',
  entity: { kind: 'layer', id: 'parcels' },
  type: 'layer-withdrawn',
  v: 1,
  on: '2026-11-23',
  recordedAt: '2026-11-23T08:00:00.000Z',
  clockOffset_ms: 0,
  by: 'planner',
  device: 'desk',
  base: seq - 1,
  body: { reason: '重复 duplicate' },
  seq,
  acceptedAt: '2026-11-23T08:00:01.000Z',
  prev: hash(seq - 1),
  hash: hash(seq),
});

async function example(): Promise<DistrictContainer> {
  const content = new Uint8Array([1, 2, 3]);
  const photo = new Uint8Array([4, 5]);
  return {
    district: { id: 'demo', name: '尺度示范区' },
    settings: {
      ...DEFAULT_SETTINGS,
      plane: { meridian: 135, origin: { east_m: 400_000, north_m: 2_600_000 } },
      bounds: [134, 23, 135, 25],
    },
    packages: new Map([[await hashName(content), content]]),
    photos: new Map([[await hashName(photo), photo]]),
    feed: [change(1), change(2)],
  };
}

async function codeOf(action: Promise<unknown>): Promise<string> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ReadError);
  return (error as ReadError).code;
}

const context = { fileName: 'demo.chidu' };

describe('a district container', () => {
  it('comes back from folder files and from a zip', async () => {
    const container = await example();
    const files = await writeContainer(container);
    const { ignored, missingPhotos, ...folder } = await readContainer(files);
    expect(folder).toEqual(container);
    expect([ignored, missingPhotos]).toEqual([[], []]);
    const {
      ignored: none,
      missingPhotos: lacking,
      ...zipped
    } = await readContainer(await unpackContainer(packContainer(files), context));
    expect(zipped).toEqual(container);
    expect([none, lacking]).toEqual([[], []]);
  });

  it('of records of two districts is refused', async () => {
    const container = await example();
    const pieced = { ...container, feed: [change(1), { ...change(2), district: 'another' }] };
    await expect(writeContainer(pieced)).rejects.toMatchObject({ code: 'feed-of-others', where: { line: 2 } });
    const foreign = { ...container, district: { id: 'another', name: '别处' } };
    expect(await codeOf(writeContainer(foreign).then(readContainer))).toBe('feed-of-others');
  });

  it('packs to the same bytes every time', async () => {
    const files = await writeContainer(await example());
    const reversed = new Map([...files].reverse());
    expect(packContainer(reversed)).toEqual(packContainer(files));
  });

  it('leaves strange files alone and names them', async () => {
    const files = await writeContainer(await example());
    files.set('notes/readme.txt', new Uint8Array([1]));
    expect((await readContainer(files)).ignored).toEqual(['notes/readme.txt']);
  });
});

describe('a container that is not what it says is refused', () => {
  it('without a manifest, with another version, with a damaged one', async () => {
    const files = await writeContainer(await example());
    const manifest = new TextDecoder().decode(files.get(CONTAINER_PATHS.manifest));
    const withManifest = (text: string): Promise<unknown> =>
      readContainer(new Map([...files, [CONTAINER_PATHS.manifest, strToU8(text)]]));
    expect(await codeOf(readContainer(new Map()))).toBe('container-no-manifest');
    expect(await codeOf(withManifest(manifest.replace('chidu-district/1', 'chidu-district/9')))).toBe('container-version');
    expect(await codeOf(withManifest(manifest.slice(0, -9)))).toBe('container-damaged');
    expect(await codeOf(withManifest(manifest.replace('"district"', '"x"')))).toBe('container-damaged');
    expect(await codeOf(withManifest(manifest.replace('"changes": 2', '"changes": 3')))).toBe('feed-gap');
  });

  it('with an altered, cut off or missing file', async () => {
    const files = await writeContainer(await example());
    for (const path of files.keys()) {
      if (path === CONTAINER_PATHS.manifest) continue;
      const bytes = files.get(path) ?? new Uint8Array();
      const altered = bytes.slice();
      altered[0] ^= 1;
      expect(await codeOf(readContainer(new Map([...files, [path, altered]])))).toBe('container-hash');
      expect(await codeOf(readContainer(new Map([...files, [path, bytes.slice(0, -1)]])))).toBe('container-hash');
      expect(await codeOf(readContainer(new Map([...files].filter(([name]) => name !== path))))).toBe('container-missing-file');
    }
  });

  it('with a feed that has a gap, a broken link or a broken line', async () => {
    const container = await example();
    expect(await codeOf(writeContainer({ ...container, feed: [change(1), change(3)] }))).toBe('feed-gap');
    expect(await codeOf(writeContainer({ ...container, feed: [change(1), { ...change(2), prev: hash(7) }] }))).toBe('feed-gap');
    const files = await writeContainer(container);
    const manifest = new TextDecoder().decode(files.get(CONTAINER_PATHS.manifest));
    const broken = strToU8('{"seq":1}\n');
    const repaired = manifest.replace(/"sha256": "[0-9a-f]+"/, `"sha256": "${await hashName(broken)}"`);
    const altered = new Map([...files, [CONTAINER_PATHS.feed, broken], [CONTAINER_PATHS.manifest, strToU8(repaired)]] as const);
    expect(await codeOf(readContainer(altered))).toBe('feed-damaged');
  });

  it.each(['../outside', '/etc/passwd', 'packages/../../x', 'C:\\x', 'packages\\x', './x', 'a//b'])(
    'with the path %j',
    async (path) => {
      expect(await codeOf(unpackContainer(zipSync({ [path]: new Uint8Array([1]) }), context))).toBe('container-unsafe-name');
    },
  );

  it.each([
    ['no archive', strToU8('hello')],
    ['an unsafe name', zipSync({ '../x': new Uint8Array(1) })],
  ])('says which file was refused: %s', async (_what, bytes) => {
    for (const opening of [unpackContainer(bytes, context), openContainerFile(new Blob([bytes]), context)]) {
      const error: unknown = await opening.catch((reason: unknown) => reason);
      expect((error as ReadError).where.file).toBe('demo.chidu');
    }
  });

  it('cut off anywhere', async () => {
    const zip = packContainer(await writeContainer(await example()));
    for (let length = 0; length < zip.length; length += 7) {
      expect(await codeOf(unpackContainer(zip.slice(0, length), context))).toBe('zip-damaged');
    }
  });

  it('altered anywhere: read whole or refused (seed 9)', async () => {
    const zip = packContainer(await writeContainer(await example()));
    let state = 9;
    for (let round = 0; round < 300; round++) {
      const damaged = zip.slice();
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      damaged[(state >>> 8) % damaged.length] ^= 1 + ((state >>> 4) % 255);
      const outcome = await unpackContainer(damaged, context)
        .then(readContainer)
        .catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ReadError);
    }
  });

  it('a bomb', async () => {
    const zip = zipSync({ 'packages/x': new Uint8Array(80_000_000) }, { level: 9 });
    expect(zip.length).toBeLessThan(100_000);
    expect(await codeOf(unpackContainer(zip, context))).toBe('decompression-bomb');
  });
});

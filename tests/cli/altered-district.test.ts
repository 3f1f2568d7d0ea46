import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureFootprint } from '../../src/cli/district-footprint.ts';
import { acceptChange, EMPTY_FEED } from '../../src/core/register/feed.ts';
import type { AcceptedChange, Change } from '../../src/core/register/change.ts';
import type { DistrictContainer } from '../../src/formats/container/container.ts';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import { hashName } from '../../src/formats/package/name.ts';
import type { Package } from '../../src/formats/package/package.ts';
import { readPackage } from '../../src/formats/package/read.ts';
import { writePackage } from '../../src/formats/package/write.ts';
import { openSession } from '../../src/workers/engine/district-session.ts';
import { chidu, chiduJson } from './command-output.ts';

let folder = '';
let district: DistrictContainer;
let redLine = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-altered-'));
  const path = join(folder, 'whole.chidu');
  await chiduJson('demo', '--parcels', '1000', '--seed', '5', '--out', path);
  district = await readContainer(await unpackContainer(new Uint8Array(readFileSync(path)), { fileName: path }));
  redLine = district.feed.find(({ type }) => type === 'red-line-drawn')?.entity.id ?? '';
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the container, whose manifest then fits whatever the feed holds, and asks for a footprint. */
async function footprintOf(container: DistrictContainer): ReturnType<typeof chidu> {
  const path = join(folder, 'altered.chidu');
  writeFileSync(path, packContainer(await writeContainer(container)));
  return chidu('footprint', path, '--red-line', redLine, '--on', '2026-11-20');
}

/** The feed as if every change had been accepted as `alter` makes it: the chain fits. */
function rechain(feed: readonly AcceptedChange[], alter: (change: Change) => Change): AcceptedChange[] {
  let head = EMPTY_FEED;
  return feed.map((accepted) => {
    const { seq: _seq, acceptedAt, prev: _prev, hash: _hash, salts: _salts, ...change } = accepted;
    const again = acceptChange(head, alter(change), acceptedAt);
    head = again;
    return again;
  });
}

/** The district with the package of its first parcel layer altered, named by its new hash and recorded in a chain that fits. */
async function withPackage(alter: (content: Package) => Package): Promise<DistrictContainer> {
  const imported = district.feed.find((change) => change.type === 'layer-imported' && change.body.layer.kind === 'parcels');
  if (imported?.type !== 'layer-imported') throw new Error('no parcel layer');
  const old = imported.body.layer.package_sha256;
  const bytes = writePackage(alter(readPackage(district.packages.get(old) ?? new Uint8Array())));
  const name = await hashName(bytes);
  const packages = new Map([...district.packages].filter(([hash]) => hash !== old)).set(name, bytes);
  const feed = rechain(district.feed, (change) =>
    change.type === 'layer-imported' && change.body.layer.package_sha256 === old
      ? { ...change, body: { layer: { ...change.body.layer, package_sha256: name } } }
      : change,
  );
  return { ...district, packages, feed };
}

async function expectRefusal(container: DistrictContainer, words: RegExp): Promise<void> {
  const { code, out, err } = await footprintOf(container);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^chidu: [^\n]+\n$/);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/undefined|\{\{|Something went wrong/);
}

describe('a district whose parts were altered is not measured', () => {
  it('is measured where nothing was, or where its chain was built again', async () => {
    expect((await footprintOf(district)).code).toBe(0);
    expect((await footprintOf({ ...district, feed: rechain(district.feed, (change) => change) })).code).toBe(0);
    const repacked = await withPackage((content) => content);
    expect((await footprintOf(repacked)).code).toBe(0);
    expect((await openSession(repacked.feed, repacked.packages)).layers.size).toBeGreaterThan(0);
  });

  it('refuses a change that does not bear its hash, and says which', async () => {
    const at = district.feed.findIndex(({ type }) => type === 'milestone-recorded');
    const feed = district.feed.map((change, k) => (k === at ? { ...change, on: '2000-01-01' } : change));
    await expectRefusal({ ...district, feed }, new RegExp(`altered\\.chidu.*record ${at + 1} `));
  });

  it('refuses a manifest that states another plane than its records', async () => {
    const settings = { ...district.settings, plane: { ...district.settings.plane, meridian: 77 } };
    await expectRefusal({ ...district, settings }, /plane in district\.json/);
  });

  it('says how far it is, from the records to the footprint', async () => {
    const shares: number[] = [];
    await measureFootprint(district, redLine, '2026-11-20', (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('refuses items whose parcels are in no layer, and counts each parcel once', async () => {
    const feed = rechain(district.feed, (change) =>
      change.type === 'item-registered' ? { ...change, body: { item: { ...change.body.item, parcelId: 'nowhere' } } } : change,
    );
    await expectRefusal({ ...district, feed }, /^chidu: 1 parcels? .*nowhere/);
  });

  it.each<[string, (content: Package) => Package]>([
    ['district', (content) => ({ ...content, district: 'elsewhere' })],
    ['layer', (content) => ({ ...content, layer: '__proto__' })],
    ['plane', (content) => ({ ...content, plane: { ...content.plane, meridian: 77 } })],
    ['plane', ({ plane, ...content }) => ({ ...content, plane: { ...plane, origin: { ...plane.origin, north_m: 1000 } } })],
  ])('refuses a package of another %s, here and in the engine', async (member, alter) => {
    const container = await withPackage(alter);
    await expectRefusal(container, new RegExp(`another district.*\\(${member}\\)`));
    await expect(openSession(container.feed, container.packages)).rejects.toMatchObject({
      code: 'package-foreign',
      params: { member },
    });
  });
});

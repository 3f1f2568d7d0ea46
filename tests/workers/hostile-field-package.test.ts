import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import type { Settings } from '../../src/core/register/district.ts';
import { acceptChange, EMPTY_FEED, type FeedHead } from '../../src/core/register/feed.ts';
import { areaOfBox } from '../../src/core/report/field-package/area-of-box.ts';
import type { FieldTerms } from '../../src/core/report/field-package/field-terms.ts';
import { hashName } from '../../src/formats/package/name.ts';
import { startDemoEngine } from '../support/demo-engine.ts';

type Feed = readonly AcceptedChange[];
/** What whoever forges a package alters; every hash is made again, as somebody who knows the format would. */
interface Forgery {
  readonly settings?: Partial<Settings>;
  /** Of the manifest alone. */
  readonly manifest?: object;
  readonly field?: Partial<FieldTerms>;
  readonly feed?: (feed: Feed) => Feed;
}

let demo: Awaited<ReturnType<typeof startDemoEngine>>;
let made: Uint8Array;
beforeAll(async () => {
  demo = await startDemoEngine();
  const request = {
    area: areaOfBox([134.198, 23.998, 134.202, 24.002]),
    for: 'patrol-3',
    madeOn: '2026-11-28',
    expiresOn: '2026-12-05',
  };
  ({ bytes: made } = await demo.engine.makeField([
    request,
    { received: [], at: '2026-11-28T02:00:00.000Z', seed: '5eed'.repeat(8) },
  ]));
}, 60_000);
afterAll(() => demo.stop());

async function forge({ settings, manifest, field, feed: alter = (feed) => feed }: Forgery): Promise<Uint8Array> {
  const files = unzipSync(made);
  const text = (path: string) => new TextDecoder().decode(files[path]);
  const said = JSON.parse(text('district.json'));
  const lines = text('feed.ndjson').trimEnd().split('\n');
  const [created, ...rest] = lines.map((line) => JSON.parse(line) as AcceptedChange);
  if (created.type !== 'district-created') throw new Error('no beginning');
  const begun = { ...created, body: { ...created.body, settings: { ...created.body.settings, ...settings } } };
  let head: FeedHead = EMPTY_FEED;
  const feed = alter([begun, ...rest]).map((change) => {
    const { seq: _, acceptedAt, prev: __, hash: ___, salts: ____, ...plain } = change;
    const accepted = acceptChange(head, plain, acceptedAt, () => '0'.repeat(32));
    head = accepted;
    return accepted;
  });
  const bytes = strToU8(`${feed.map((change) => JSON.stringify(change)).join('\n')}\n`);
  files['feed.ndjson'] = bytes;
  const whole = {
    ...said,
    settings: begun.body.settings,
    ...manifest,
    feed: { ...said.feed, changes: feed.length, sha256: await hashName(bytes) },
    field: { ...said.field, ...field },
  };
  files['district.json'] = strToU8(JSON.stringify(whole));
  return zipSync(files);
}

const opened = async (forgery: Forgery): Promise<string> => {
  try {
    await demo.engine.readField([await forge(forgery), 'field.chidu']);
    return 'opened';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a field package that was put together again with every hash right', () => {
  it('is opened where nothing of what it says was altered', async () => {
    expect(await opened({})).toBe('opened');
  });

  it.each<[string, Forgery]>([
    ['a last day beyond the limit', { field: { expiresOn: '2027-11-28' } }],
    [
      'a longer limit than any office may set',
      { settings: { fieldPackage: { area_km2: 25, days: 4000 } }, field: { expiresOn: '2030-01-01' } },
    ],
    ['an area beyond the limit', { field: { area: areaOfBox([134, 23.8, 134.4, 24.2]) } }],
    ['a larger limit of area than any office may set', { settings: { fieldPackage: { area_km2: 1e6, days: 7 } } }],
    ['slivers of a hectare, which every overlap would be', { settings: { sliver: { m2: 10_000, width_m: 0.1 } } }],
    ['a ratio at which nothing is the same building', { settings: { duplicateRatio: 5 } }],
    ['positions of any accuracy', { settings: { positionAccuracyLimit_m: 1e6 } }],
    ['coverage from a kilometre', { settings: { coverageDistance_m: 1e5 } }],
    [
      'settings in the manifest that are not the feed’s',
      { manifest: { settings: { plane: { meridian: 105, origin: { east_m: 0, north_m: 0 } } } } },
    ],
    ['another district in its manifest', { manifest: { district: { id: 'x', name: 'x' } } }],
    [
      'settings changed behind its beginning',
      {
        feed: ([created, ...rest]) => [
          created,
          {
            ...created,
            id: 'c-forged',
            type: 'settings-changed',
            base: 1,
            body: { patch: { sliver: { m2: 2, width_m: 0.5 } }, reason: '—' },
          } as unknown as AcceptedChange,
          ...rest,
        ],
      },
    ],
    ['a second beginning', { feed: ([created, ...rest]) => [created, { ...created, id: 'c-forged' }, ...rest] }],
    ['a meridian that is none', { settings: { plane: { meridian: 999, origin: { east_m: 0, north_m: 0 } } } }],
    ['a plane on which its area is nowhere', { settings: { plane: { meridian: -60, origin: { east_m: 0, north_m: 0 } } } }],
  ])('is refused with %s', async (_, forgery) => {
    const code = await opened(forgery);
    expect(code).toMatch(/^(field|setting|feed|coordinate|plane|district)-/);
  });
});

import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { changeBodySchemas, changeSchema } from '../../src/api/change.ts';
import { checkFeed } from '../../src/api/change.ts';
import type { clearanceItemSchema } from '../../src/api/clearance-item.ts';
import type { districtManifestSchema, settingsSchema } from '../../src/api/district.ts';
import { districtManifestSchema as manifest } from '../../src/api/district.ts';
import type { layerSchema } from '../../src/api/layer.ts';
import type { redLineSchema } from '../../src/api/red-line.ts';
import type { sightingSchema } from '../../src/api/sighting.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { importLayer } from '../../src/core/register/actions/import-layer.ts';
import { recordMilestone } from '../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../src/core/register/actions/register-item.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { reshapeSighting } from '../../src/core/register/actions/reshape-sighting.ts';
import type { AcceptedChange, Change, ChangeBodies } from '../../src/core/register/change.ts';
import type { ClearanceItem } from '../../src/core/register/clearance-item.ts';
import type { Settings } from '../../src/core/register/district.ts';
import type { Layer } from '../../src/core/register/layer.ts';
import type { RedLine } from '../../src/core/register/red-line.ts';
import type { Sighting } from '../../src/core/register/sighting.ts';
import type { ContainerManifest } from '../../src/formats/container/container.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, SIGHTING, squareShape } from '../support/district-changes.ts';

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Same<A, B> = (<T>() => T extends Frozen<A> ? 1 : 2) extends <T>() => T extends Frozen<B> ? 1 : 2 ? true : false;
type BodiesOfSchemas = { [K in keyof typeof changeBodySchemas]: z.infer<(typeof changeBodySchemas)[K]> };

/** Each line stops compiling when a schema and the type that it mirrors drift apart. */
const mirrors = {
  settings: true satisfies Same<z.infer<typeof settingsSchema>, Settings>,
  layer: true satisfies Same<z.infer<typeof layerSchema>, Layer>,
  redLine: true satisfies Same<z.infer<typeof redLineSchema>, RedLine>,
  item: true satisfies Same<z.infer<typeof clearanceItemSchema>, ClearanceItem>,
  sighting: true satisfies Same<z.infer<typeof sightingSchema>, Sighting>,
  bodies: true satisfies Same<BodiesOfSchemas, ChangeBodies>,
  types: true satisfies Same<z.infer<typeof changeSchema>['type'], Change['type']>,
  manifest: true satisfies Same<z.infer<typeof districtManifestSchema>, ContainerManifest>,
};

function writeFeed(): AcceptedChange[] {
  const writer = createWriter();
  const { register } = writer;
  const shape = squareShape(134.2, 24);
  const source = { fileName: 'a.geojson', format: 'geojson', crs: 'EPSG:4490' };
  writer.accept(createDistrict(register, DISTRICT_INPUT));
  writer.accept(
    importLayer(register, {
      layer: { id: 'l-1', kind: 'parcels', name: '地籍', source, notes: [], package_sha256: 'a'.repeat(64), count: 1 },
      on: '2026-01-02',
    }),
  );
  writer.accept(drawRedLine(register, { redLine: RED_LINE, shape, reason: '批复', on: '2026-01-02' }));
  writer.accept(registerItem(register, { item: ITEM, on: '2026-01-03' }));
  writer.accept(recordMilestone(register, { itemId: 'i-1', kind: 'signed', on: '2026-01-04', amount: 12_300 }));
  writer.accept(reportSighting(register, { sighting: SIGHTING, shape, reason: '巡查', on: '2026-02-01' }));
  writer.accept(reshapeSighting(register, { sightingId: 's-1', shape: null, reason: '拆除', on: '2026-03-01' }));
  return writer.changes;
}

describe('wire schemas', () => {
  it('mirror the types of the register', () => expect(Object.values(mirrors).every(Boolean)).toBe(true));

  it('take what the actions write, and members that a newer version may have added', () => {
    const feed = writeFeed();
    expect(checkFeed(feed)).toEqual({ ok: true, feed });
    expect(checkFeed([{ ...feed[0], later: 1 }])).toMatchObject({ ok: true });
    expect(checkFeed(JSON.parse(JSON.stringify(feed)))).toMatchObject({ ok: true });
  });

  it.each<[string, (change: AcceptedChange) => unknown]>([
    ['on', (change) => ({ ...change, on: '2026-02-30' })],
    ['seq', (change) => ({ ...change, seq: '4' })],
    ['hash', (change) => ({ ...change, hash: 'abc' })],
    ['type', (change) => ({ ...change, type: 'unheard-of' })],
    ['body', ({ body: _body, ...change }) => change],
    [
      'body.item.households.0.share',
      (change) => ({ ...change, body: { item: { ...ITEM, households: [{ householdId: 'h', share: -1 }] } } }),
    ],
    ['', () => null],
    ['', () => [1, 2]],
  ])('name the member "%s" that does not fit, with its change', (path, spoil) => {
    const feed = writeFeed();
    expect(checkFeed(feed.map((change, i) => (i === 3 ? spoil(change) : change)))).toEqual({ ok: false, index: 3, path });
  });

  it('refuse an outline that lies nowhere on earth', () => {
    const feed = writeFeed();
    const at = feed.findIndex(({ type }) => type === 'red-line-drawn');
    const coordinates = {
      type: 'Polygon',
      coordinates: [
        [
          [134, 24],
          [1e308, 24],
          [134, 91],
          [134, 24],
        ],
      ],
    };
    const spoilt = JSON.parse(JSON.stringify(feed)) as { body: { shape?: { coordinates: unknown } } }[];
    if (spoilt[at].body.shape) spoilt[at].body.shape.coordinates = coordinates;
    expect(checkFeed(spoilt)).toMatchObject({ ok: false, index: at });
  });

  it('refuse a manifest of another format', () => {
    const [{ body }] = writeFeed() as [AcceptedChange & { type: 'district-created' }];
    const good = { format: 'chidu-district/1', ...body, packages: [], photos: [], feed: { changes: 0, sha256: 'a'.repeat(64) } };
    expect(manifest.safeParse(good).success).toBe(true);
    expect(manifest.safeParse({ ...good, format: 'chidu-district/2' }).success).toBe(false);
  });
});

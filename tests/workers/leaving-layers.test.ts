import { afterAll, beforeEach, expect, it } from 'vitest';
import type { ActionRequest } from '../../src/core/register/actions/index.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, SIGHTING, type Writer } from '../support/district-changes.ts';
import { openBare, placeAt, type TakeLayer } from '../support/square-district.ts';
import { collect, rectangle } from '../support/square-parcels.ts';

const ON = '2026-06-01';
const PAID_LAND = collect([rectangle([80, 0, 100, 100], { 名称: '旧项目' })]);
const { engine, stop } = connectEngine();
let writer: Writer;
let take: TakeLayer;
afterAll(stop);

beforeEach(async () => {
  writer = createWriter();
  take = await openBare(engine, {}, writer);
  const parcels = [0, 200, 400].map((west) => rectangle([west, 0, west + 100, 100], { 宗地号: `T-${west}` }));
  await take('parcels', collect(parcels), ['l-1']);
  await take('red-lines', collect([rectangle([0, 0, 600, 100], { 名称: '甲' })]), ['l-2', 'r-1']);
  await take('compensated', PAID_LAND, ['l-3']);
  await take('permits', collect([rectangle([0, 200, 100, 300], { 名称: '许可' })]), ['l-4']);
});

const record = async (...requests: readonly ActionRequest[]) => {
  const drafts = await engine.draft([requests]);
  await engine.apply([drafts.map((draft) => writer.accept(draft)), new Map()]);
};
const item = (place: number): ActionRequest => ({
  action: 'registerItem',
  input: {
    item: { id: `i-${place}`, parcelId: `l-1/${place}`, redLineId: 'r-1', unit: '', households: [], buildings: [] },
    on: '2026-02-01',
  },
});
const build = (id: string, west: number, south: number): ActionRequest => {
  const corners = [
    [west, south],
    [west + 10, south],
    [west + 10, south + 10],
    [west, south],
  ].map(([x, y]) => placeAt(x, y));
  const coordinates = { type: 'Polygon' as const, coordinates: [corners] };
  const shape = { coordinates, origin: 'gps' as const, sigma_m: 2.5, source: { crs: 'EPSG:4490' } };
  return { action: 'reportSighting', input: { sighting: { ...SIGHTING, id, no: id }, shape, reason: '巡查', on: '2026-02-01' } };
};
const leave = (layerId: string): ActionRequest => ({ action: 'withdrawLayer', input: { layerId, reason: '误入', on: ON } });

/** What the door says of a withdrawal, with other drafts beside it. */
async function admitted(layerId: string, ...beside: readonly ChangeDraft[]) {
  const drafts = await engine.draft([[leave(layerId)]]);
  return (await engine.admit([[...beside, ...drafts], writer.register.seq]))?.refusal ?? 'admitted';
}

it('compensated land stays while items or builds lie on it: double compensation is not made unfindable', async () => {
  await record(item(0), item(1), build('s-1', 82, 20));
  expect(await admitted('l-3')).toEqual({ refused: 'layer-compensates', items: 1, builds: 1 });
});

it('compensated land leaves once each finding was accepted with its reason, which stays on record', async () => {
  await record(item(0), build('s-1', 82, 20));
  const { entries } = await engine.findings([ON]);
  const resting = entries.filter(({ code }) => code === 'compensated-already' || code === 'build-on-compensated');
  expect(resting).toHaveLength(2);
  for (const { key, code, entities, m2 } of resting) {
    const refs = entities.map(({ kind, id }) => ({ kind, id }));
    expect(await admitted('l-3')).toMatchObject({ refused: 'layer-compensates' });
    await record({
      action: 'acceptFinding',
      input: { key, acceptance: { code, entities: refs, m2, reason: '图层误入，见说明 3 号' }, on: ON },
    });
  }
  expect(await admitted('l-3')).toBe('admitted');
  expect(writer.register.acceptances.size).toBe(2);
});

it('compensated land on which nothing lies, or after which nothing was recorded, is taken back freely', async () => {
  await record(item(1));
  expect(await admitted('l-3')).toBe('admitted');
  await record(item(0));
  expect(await admitted('l-3')).toMatchObject({ refused: 'layer-compensates' });
  await take('compensated', PAID_LAND, ['l-5']);
  expect(await admitted('l-5')).toBe('admitted');
});

it('compensated land leaves for the layer that takes its place, and for no other', async () => {
  await record(item(0));
  const layer = { ...(writer.register.layers.get('l-3') as object), id: 'l-6', replaces: ['l-3'] };
  const { importedOn: _, ...coming } = layer as typeof layer & { importedOn: string };
  const importing = (one: object) =>
    ({
      district: 'd-1',
      entity: { kind: 'layer', id: 'l-6' },
      type: 'layer-imported',
      v: 1,
      on: ON,
      base: 0,
      body: { layer: one },
    }) as ChangeDraft;
  expect(await admitted('l-3', importing(coming))).toBe('admitted');
  const { replaces: __, ...beside } = coming;
  expect(await admitted('l-3', importing(beside))).toMatchObject({ refused: 'layer-compensates' });
  expect(await admitted('l-3', importing({ ...coming, kind: 'reference' }))).toMatchObject({ refused: 'layer-compensates' });
});

/** A layer that was put together for the place of another, and its package; it is not on record. */
async function instead(of: string, kind: 'compensated' | 'permits', content: string) {
  const bytes = new TextEncoder().encode(content);
  const { importId, mapping } = await engine.readImport([[{ name: 'new.geojson', bytes }]]);
  const choice = { importId, kind, name: '更正', mapping, sigma_m: 0.05, surveyed: true };
  const { changes, layer, package: pack } = await engine.admitImport([choice, ON, ['l-7']]);
  const coming = changes.map((draft) =>
    draft.type === 'layer-imported' ? { ...draft, body: { layer: { ...draft.body.layer, replaces: [of] } } } : draft,
  );
  const packages = new Map([[layer.package_sha256, pack]]);
  const drafts = await engine.draft([[leave(of)]]);
  return async (brought: ReadonlyMap<string, Uint8Array> = packages) =>
    (await engine.admit([[...coming, ...drafts] as ChangeDraft[], writer.register.seq, brought]))?.refusal ?? 'admitted';
}

it('compensated land leaves for no layer that holds less of what items and builds lie on', async () => {
  await record(item(0), build('s-1', 82, 20));
  const emptied = collect([rectangle([700, 700, 720, 720], { 名称: '旧项目' })]);
  const smaller = collect([rectangle([95, 0, 100, 100], { 名称: '旧项目' })]);
  const less = { refused: 'layer-compensates-less', items: 1, builds: 1 };
  expect(await (await instead('l-3', 'compensated', emptied))()).toEqual(less);
  expect(await (await instead('l-3', 'compensated', smaller))()).toEqual(less);
});

it('compensated land leaves for a layer that holds the same land, however it is divided, and more', async () => {
  await record(item(0), build('s-1', 82, 20));
  const halves = collect([rectangle([80, 0, 100, 50], { 名称: '旧项目' }), rectangle([80, 50, 120, 100], { 名称: '旧项目' })]);
  const judge = await instead('l-3', 'compensated', halves);
  expect(await judge()).toBe('admitted');
  // A layer whose land nobody brought speaks for none.
  expect(await judge(new Map())).toMatchObject({ refused: 'layer-compensates-less' });
});

it('permits leave for no layer that a build is not within any more', async () => {
  await record(build('s-2', 20, 220));
  const emptied = collect([rectangle([50, 200, 100, 300], { 名称: '许可' })]);
  expect(await (await instead('l-4', 'permits', emptied))()).toEqual({ refused: 'layer-permits-less', builds: 1 });
  const wider = collect([rectangle([0, 200, 200, 300], { 名称: '许可' })]);
  expect(await (await instead('l-4', 'permits', wider))()).toBe('admitted');
});

it('permits stay while a build stands within them: they speak for the person', async () => {
  await record(build('s-1', 300, 220));
  expect(await admitted('l-4')).toBe('admitted');
  await record(build('s-2', 20, 220));
  expect(await admitted('l-4')).toEqual({ refused: 'layer-permits', builds: 1 });
});

it('parcels leave for the layer that takes their place, not because some other parcels come', async () => {
  await record(item(0));
  expect(await admitted('l-1')).toEqual({ refused: 'layer-in-use', items: 1 });
  const { importedOn: _, ...standing } = writer.register.layers.get('l-1') as { importedOn: string };
  const body = { layer: { ...standing, id: 'l-6' } };
  const other = { district: 'd-1', entity: { kind: 'layer', id: 'l-6' }, type: 'layer-imported', v: 1, on: ON, base: 0, body };
  expect(await admitted('l-1', other as ChangeDraft)).toEqual({ refused: 'layer-in-use', items: 1 });
});

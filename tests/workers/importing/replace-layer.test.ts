import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { withdrawLayer } from '../../../src/core/register/actions/withdraw-layer.ts';
import type { LayerDifference } from '../../../src/workers/calls/importing.ts';
import { connectEngine } from '../../support/demo-engine.ts';
import { type ImportDesk, openDesk } from '../../support/import-desk.ts';
import { placeAt } from '../../support/square-district.ts';
import { collect, rectangle, squareRedLine } from '../../support/square-parcels.ts';

const PLANE = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
const BOUNDS = [...placeAt(-1000, -1000), ...placeAt(1000, 1000)] as unknown as [number, number, number, number];

/** A parcel of 100 m by 100 m, wider where asked, by its number and column in the row of parcels. */
const parcel = (no: string | null, column: number, wider_m = 0) =>
  rectangle([100 * column, 0, 100 * column + 100 + wider_m, 100], { 宗地号: no });

const OLD = collect([parcel('T-0', 0), parcel('T-1', 1), parcel('T-2', 3), parcel('T-3', 5), parcel(null, 7)]);
/** T-0 as it was, T-1 out of order and 2 m wider, T-2 under another number, T-3 gone, T-9 new. */
const NEW = collect([parcel('T-9', 9), parcel('T-0', 0), parcel(null, 7), parcel('T-1', 1, 2), parcel('T-2b', 3)]);

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openDesk({ plane: PLANE, bounds: BOUNDS });
  await desk.accept(await desk.read('a.geojson', OLD), { ids: ['old'] });
});
afterEach(() => desk.stop());

/** A red line over the first two parcels, and an item that stands on a parcel of the layer. */
async function clear(parcelId: string, itemId = `i-${parcelId}`): Promise<void> {
  const { writer } = desk;
  if (!writer.register.redLines.has('r-1'))
    await desk.accept(await desk.read('r.geojson', squareRedLine()), { kind: 'red-lines', name: '红线', ids: ['lines', 'r-1'] });
  const item = { id: itemId, parcelId, redLineId: 'r-1', unit: 'v-1', households: [], buildings: [] };
  await desk.record([registerItem(writer.register, { item, on: '2026-03-02' })]);
}

const names = (entries: LayerDifference['added']) => entries.map(({ label, formerLabel }) => [label, formerLabel]);

describe('an import held against the layer that it could replace', () => {
  it('names what is new, gone, changed and renumbered, with areas, distance and items', async () => {
    await clear('old/1');
    const { differences, ids } = await desk.judge(await desk.read('b.geojson', NEW));
    expect(differences).toHaveLength(1);
    const [found] = differences;
    expect(found).toMatchObject({
      layer: { id: 'old', count: 5 },
      same: 2,
      counts: { added: 1, gone: 1, changed: 1, renamed: 1 },
      itemsOnGone: 0,
      tolerance_m: 0.05,
    });
    expect(names(found.added)).toEqual([['T-9', undefined]]);
    expect(names(found.gone)).toEqual([['T-3', undefined]]);
    expect(names(found.renamed)).toEqual([['T-2b', 'T-2']]);
    const [changed] = found.changed;
    expect(changed).toMatchObject({ label: 'T-1', feature: 3, row: 1, items: 1, before_cm2: 1e8, after_cm2: 1.02e8 });
    expect(changed.moved_m).toBeCloseTo(2, 3);
    const [east] = placeAt(202, 0);
    expect(changed.bounds[2]).toBeCloseTo(east, 4);
    expect(ids.missing).toEqual([2]);
  });

  it('says which numbers stand on several features', async () => {
    const twice = collect([parcel('T-1', 0), parcel('T-2', 1), parcel('T-1', 3)]);
    const { ids } = await desk.judge(await desk.read('b.geojson', twice));
    expect(ids).toEqual({ missing: [], repeated: [{ id: 'T-1', features: [0, 2] }] });
  });

  it('can be cancelled, and asked again', async () => {
    const preview = await desk.read('b.geojson', NEW);
    const controller = new AbortController();
    const { importId, mapping } = preview;
    const choice = { importId, kind: 'parcels', name: 'b', mapping, sigma_m: 0.05, surveyed: true } as const;
    const asked = desk.engine.judgeImport([choice], { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    expect((await desk.judge(preview)).differences).toHaveLength(1);
  });

  it('takes the stated tolerance instead of its own', async () => {
    const preview = await desk.read('b.geojson', NEW);
    const [loose] = (await desk.judge(preview, { tolerance_m: 3 })).differences;
    expect(loose).toMatchObject({ tolerance_m: 3, same: 3, counts: { changed: 0 } });
  });
});

describe('a layer that takes the place of another', () => {
  const replaceBy = async (content: string, id = 'new') =>
    desk.accept(await desk.read('b.geojson', content), { ids: [id], replaces: 'old', name: '新一版' });

  it('keeps the identity of what is in both: items stay on their parcels, on the new shape', async () => {
    await clear('old/1');
    const before = await desk.engine.sceneOn(['2026-03-10']);
    await replaceBy(NEW);
    const layers = [...desk.writer.register.layers.values()].filter(({ kind }) => kind === 'parcels');
    expect(layers).toMatchObject([{ id: 'new', name: '新一版', count: 5, replaces: ['old'] }]);
    const detail = await desk.engine.describe([{ kind: 'parcel', layerId: 'new', row: 3 }, '2026-03-10']);
    expect(detail).toMatchObject({ title: 'T-1', items: [{ id: 'i-old/1', status: 'registered' }] });
    expect(detail.area.planar?.value_cm2).toBe(1.02e8);
    const after = await desk.engine.sceneOn(['2026-03-10']);
    expect(after.totals.unresolvedPlots).toBe(before.totals.unresolvedPlots);
    expect(after.totals.unresolved_cm2).toBe(before.totals.unresolved_cm2);
    expect(after.statuses).toMatchObject([{ layerId: 'new', rows: Uint32Array.of(3) }]);
    // What is new belongs to the new layer alone.
    await desk.record([withdrawOf('new')]);
    expect(desk.writer.register.layers.has('new')).toBe(false);
  });

  it('is refused while clearance items stand on what would be gone, and says on what', async () => {
    await clear('old/3');
    const changes = desk.writer.changes.length;
    await expect(replaceBy(NEW)).rejects.toMatchObject({
      code: 'replacement-drops-items',
      params: { items: 1, features: 1, named: 'T-3' },
    });
    expect(desk.writer.changes).toHaveLength(changes);
  });

  it('is refused where there is no such layer of its kind', async () => {
    const preview = await desk.read('b.geojson', NEW);
    await expect(desk.accept(preview, { ids: ['x'], replaces: 'none' })).rejects.toMatchObject({ code: 'layer-unknown' });
    await expect(desk.accept(preview, { ids: ['x'], kind: 'reference', replaces: 'old' })).rejects.toMatchObject({
      code: 'layer-unknown',
    });
  });

  it('holds for every day, as any correction does, and what was known before is still in the feed', async () => {
    await clear('old/0');
    const narrow = collect([rectangle([0, 0, 50, 100], { 宗地号: 'T-0' })]);
    const published = desk.writer.changes.length;
    const before = await desk.engine.sceneOn(['2026-03-02']);
    await desk.accept(await desk.read('b.geojson', narrow), { ids: ['new'], replaces: 'old', on: '2026-06-01' });
    const after = await desk.engine.sceneOn(['2026-03-02']);
    expect([before.totals.unresolved_cm2, after.totals.unresolved_cm2]).toEqual([5e7, 0]);
    const again = connectEngine();
    await again.engine.open([{ from: 'parts', feed: desk.writer.changes.slice(0, published), packages: desk.packages }]);
    expect((await again.engine.sceneOn(['2026-03-02'])).totals).toEqual(before.totals);
    again.stop();
  });

  it('opens again from its feed and packages with the same figures', async () => {
    await clear('old/1');
    await replaceBy(NEW);
    const again = connectEngine();
    await again.engine.open([{ from: 'parts', feed: desk.writer.changes, packages: desk.packages }]);
    expect(await again.engine.sceneOn(['2026-03-10'])).toEqual(await desk.engine.sceneOn(['2026-03-10']));
    again.stop();
  });

  it('can itself be replaced, and the first identity goes on', async () => {
    await clear('old/1');
    await replaceBy(NEW);
    await desk.accept(await desk.read('c.geojson', OLD), { ids: ['third'], replaces: 'new' });
    expect(desk.writer.register.layers.get('third')?.replaces).toEqual(['new', 'old']);
    expect((await desk.engine.describe([{ kind: 'parcel', layerId: 'third', row: 1 }, '2026-03-10'])) as unknown).toMatchObject({
      title: 'T-1',
      items: [{ id: 'i-old/1' }],
    });
  });
});

describe('an import taken back', () => {
  it('brings back register, figures and feed’s law: withdrawn with a reason, never deleted', async () => {
    await clear('old/1');
    const [digest, scene] = [desk.digest(), await desk.engine.sceneOn(['2026-03-10'])];
    await desk.accept(await desk.read('b.geojson', collect([parcel('T-7', 7)])), { ids: ['beside'] });
    expect(desk.digest()).not.toBe(digest);
    const undone = await desk.undo('beside');
    expect(undone.map(({ type }) => type)).toEqual(['layer-withdrawn']);
    expect(desk.digest()).toBe(digest);
    expect(await desk.engine.sceneOn(['2026-03-10'])).toEqual(scene);
    expect((await desk.undo('beside')).map(({ type }) => type)).toEqual(['layer-imported']);
    expect(desk.writer.register.layers.has('beside')).toBe(true);
  });

  it('of a replacement brings back the old layer as one record, and forward again the new', async () => {
    await clear('old/1');
    const [digest, scene] = [desk.digest(), await desk.engine.sceneOn(['2026-03-10'])];
    await desk.accept(await desk.read('b.geojson', NEW), { ids: ['new'], replaces: 'old' });
    const replaced = [desk.digest(), await desk.engine.sceneOn(['2026-03-10'])];
    const undone = await desk.undo('new');
    expect(undone.map(({ type, entity }) => [type, entity.id])).toEqual([
      ['layer-withdrawn', 'new'],
      ['layer-imported', 'old'],
    ]);
    expect(desk.digest()).toBe(digest);
    expect(await desk.engine.sceneOn(['2026-03-10'])).toEqual(scene);
    await desk.undo('new');
    expect([desk.digest(), await desk.engine.sceneOn(['2026-03-10'])]).toEqual(replaced);
    expect(desk.writer.register.unapplied.size).toBe(0);
  });

  it('is refused where clearance items have come to stand on what only it brought', async () => {
    await desk.accept(await desk.read('b.geojson', NEW), { ids: ['new'], replaces: 'old' });
    await clear('new/0');
    await expect(desk.undo('new')).rejects.toMatchObject({ code: 'layer-in-use', params: { items: 1 } });
  });
});

describe('red lines from a newer file', () => {
  const line = (name: string, west: number, east: number) => rectangle([west, 200, east, 300], { 名称: name });
  const take = async (features: unknown[], ids: readonly string[], replaces?: string) =>
    desk.accept(await desk.read('r.geojson', collect(features)), {
      kind: 'red-lines',
      name: '红线',
      ids,
      replaces,
      on: '2026-04-01',
    });

  it('revise what changed from that day on, draw what is new, withdraw what is gone; taken back, every day is as before', async () => {
    await take([line('甲', 0, 100), line('乙', 200, 300), line('丙', 400, 500)], ['lines', 'a', 'b', 'c']);
    const scenes = async () => [await desk.engine.sceneOn(['2026-04-05']), await desk.engine.sceneOn(['2026-05-05'])];
    const before = await scenes();
    const preview = await desk.read('r2.geojson', collect([line('甲', 0, 100), line('乙', 200, 310), line('丁', 600, 700)]));
    const choice = { kind: 'red-lines' as const, name: '红线', replaces: 'lines' };
    const { differences } = await desk.judge(preview, choice);
    expect(differences).toMatchObject([
      { layer: { id: 'lines' }, same: 1, counts: { added: 1, gone: 1, changed: 1, renamed: 0 } },
    ]);
    await desk.accept(preview, { ...choice, ids: ['lines-2', 'x', 'y', 'd'], on: '2026-05-01' });
    const { redLines } = desk.writer.register;
    expect([...redLines.keys()].sort()).toEqual(['a', 'b', 'd']);
    expect(redLines.get('b')?.versions.map(({ fromOn }) => fromOn)).toEqual(['2026-04-01', '2026-05-01']);
    await desk.undo('lines-2');
    expect([...desk.writer.register.redLines.keys()].sort()).toEqual(['a', 'b', 'c']);
    const after = await scenes();
    const shapes = (scene: (typeof after)[number]) =>
      Object.fromEntries(scene.redLines.features.map(({ properties, geometry }) => [properties.id, geometry]));
    expect(after.map(shapes)).toEqual(before.map(shapes));
    expect(after.map(({ totals }) => totals)).toEqual(before.map(({ totals }) => totals));
  });
});

const withdrawOf = (layerId: string) => withdrawLayer(desk.writer.register, { layerId, reason: '测试', on: '2026-03-11' });

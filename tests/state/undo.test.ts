import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { acceptImport } from '../../src/state/accept-import.ts';
import { receiveSources, useImports } from '../../src/state/imports.ts';
import { createMemoryKeeper } from '../../src/state/memory-keeper.ts';
import { changeDraft } from '../../src/state/open-import.ts';
import { record } from '../../src/state/record.ts';
import type { Services } from '../../src/state/services.ts';
import { openDistrict, useSession } from '../../src/state/session.ts';
import { redoLast, undoLast, undoRecord } from '../../src/state/undo.ts';
import { useView } from '../../src/state/view.ts';
import { withdrawLayer } from '../../src/state/withdraw-layer.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { createWriter } from '../support/district-changes.ts';
import { placeAt } from '../support/square-district.ts';
import { collect, rectangle, squareParcels } from '../support/square-parcels.ts';

let connected: ConnectedEngine;
let provided: Services;
vi.mock('../../src/state/services.ts', () => ({ services: () => provided }));

beforeEach(async () => {
  useView.getState().reset();
  let last = 0;
  const clock = { now: () => '2026-03-01T00:00:00.000Z' };
  const ids = { next: () => `id-${++last}`, salt: () => 'ab'.repeat(16) };
  const stamps = { clock, ids, by: 'u-1', device: 'd-1' };
  connected = connectEngine();
  const { engine } = connected;
  const store = createMemoryKeeper(stamps, { admit: (...judged) => engine.admit(judged) });
  provided = { engine: connected.engine, store, clock, ids, device: 'd-1', demoUrl: '' };
  const writer = createWriter();
  const bounds = [...placeAt(-1000, -1000), ...placeAt(1000, 1000)] as unknown as [number, number, number, number];
  const plane = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
  const created = writer.accept(createDistrict(writer.register, { id: 'd-1', name: '方格区', on: '2026-01-01', plane, bounds }));
  await store.save('d-1', { feed: [created], packages: new Map() });
  await openDistrict({ from: 'parts', feed: [created], packages: new Map() });
});
afterEach(() => {
  connected.stop();
  useImports.setState({ phase: { at: 'idle' } });
});

async function take(content: string, name: string, replaces?: string): Promise<string> {
  await receiveSources([[new File([content], `${name}.geojson`)]]);
  changeDraft({ kind: 'parcels', sigma_m: 0.05, surveyed: true });
  changeDraft({ replaces: replaces ?? null });
  await acceptImport();
  const imported = useView.getState().undoSteps.at(-1)?.layer;
  if (!imported) throw new Error('the import is no step');
  return imported.id;
}

const acceptWhileKeeping = () =>
  record(() =>
    connected.engine.draft([
      [{ action: 'changeSettings', input: { patch: { smallCell: 5 }, reason: '保密要求', on: '2026-02-01' } }],
    ]),
  );

const feed = async () => (await provided.store.load('d-1'))?.feed ?? [];
const digest = async () => digestRegister(foldFeed(await feed()));
const layers = () => useSession.getState().summary?.layers.map(({ name }) => name);

it('what is recorded while the district is still being put into the store waits for it', async () => {
  useSession.setState({ keeping: { state: 'keeping' } });
  const before = (await feed()).length;
  const recording = acceptWhileKeeping();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await feed()).toHaveLength(before);
  useSession.setState({ keeping: { state: 'kept' } });
  await recording;
  expect((await feed()).at(-1)?.type).toBe('settings-changed');
});

it('an import is one step: taken back it is withdrawn with its reason, brought back it is recorded again', async () => {
  const before = await digest();
  await take(squareParcels(), '宗地');
  const after = await digest();
  expect((await undoLast('撤回导入'))?.layer?.name).toBe('宗地');
  expect(layers()).toEqual([]);
  expect(await digest()).toBe(before);
  expect((await feed()).at(-1)).toMatchObject({ type: 'layer-withdrawn', body: { reason: '撤回导入' } });
  await redoLast('撤回导入');
  expect(layers()).toEqual(['宗地']);
  expect(await digest()).toBe(after);
  expect((await feed()).map(({ type }) => type)).toEqual([
    'district-created',
    'layer-imported',
    'layer-withdrawn',
    'layer-imported',
  ]);
});

it('a replacement is one step too, among those of the view, newest first', async () => {
  const old = await take(squareParcels(), '旧');
  useView.getState().toggle('units', false);
  const before = await digest();
  await take(collect([rectangle([0, 0, 101, 100], { 宗地号: 'T-001' })]), '新', old);
  useView.getState().toggle('ground', false);
  expect(layers()).toEqual(['新']);
  expect((await undoLast(''))?.what).toBe('layer');
  expect((await undoLast('撤回'))?.what).toBe('import');
  expect(layers()).toEqual(['旧']);
  expect(await digest()).toBe(before);
  expect(useView.getState().visible).toEqual({ units: false });
  await redoLast('重做');
  expect(layers()).toEqual(['新']);
});

it('what was withdrawn by another way is said and forgotten; two at once go one after the other', async () => {
  const id = await take(squareParcels(), '甲');
  await record(await provided.engine.draftWithdrawal([id, '另处撤下', '2026-03-01']));
  await expect(undoLast('撤回')).rejects.toMatchObject({ code: 'layer-unknown' });
  expect(useView.getState().undoSteps).toEqual([]);

  const again = await take(squareParcels(), '戊');
  const withdrawn = useSession.getState().summary?.layers.find((one) => one.id === again);
  if (!withdrawn) throw new Error('the layer is not there');
  const changes = (await withdrawLayer(withdrawn, '手工撤下')).map((change) => change.id);
  expect(useView.getState().undoSteps.at(-1)).toMatchObject({ what: 'record', layer: { name: '戊' } });
  await undoRecord(changes, '恢复');
  expect(layers()).toEqual(['戊']);
  // The import stands under the id of its return, and is taken back by it all the same.
  await undoLast('撤回');
  expect([layers(), useView.getState().undoSteps]).toEqual([[], []]);

  await take(squareParcels(), '乙');
  await take(squareParcels(), '丙');
  const taken = await Promise.all([undoLast('撤回'), undoLast('撤回')]);
  expect(taken.map((step) => step?.layer?.name)).toEqual(['丙', '乙']);
  expect(layers()).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import type { FindingEntry } from '../../src/workers/calls/findings.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, ITEM, SIGHTING } from '../support/district-changes.ts';
import { openBare, placeAt } from '../support/square-district.ts';
import { collect, rectangle } from '../support/square-parcels.ts';

const ON = '2026-06-01';

/**
 * Two parcels of 100 m × 100 m, 50 m apart, under lines 甲 (west) and 乙 (both). The western one was paid under 甲 on 10 March; on
 * 1 April it is cut down to its western half, and the land that it gave up goes to the eastern one.
 */
describe('land that was paid for before its parcel was drawn anew', () => {
  const { engine, stop } = connectEngine();
  const writer = createWriter();
  const shape = (west: number, east: number, north = 100): Shape => {
    const ring = [placeAt(west, 0), placeAt(east, 0), placeAt(east, north), placeAt(west, north), placeAt(west, 0)];
    return {
      coordinates: { type: 'Polygon', coordinates: [ring] },
      origin: 'surveyed',
      sigma_m: 0.05,
      source: { crs: 'EPSG:4490' },
    };
  };
  const put = (type: string, kind: string, id: string, on: string, body: object) =>
    writer.accept({ district: 'd-1', entity: { kind, id }, type, v: 1, on, base: 0, body } as unknown as ChangeDraft);
  const item = (id: string, parcelId: string, redLineId: string, paid?: string) => {
    const registered = { ...ITEM, id, parcelId, redLineId, households: [], unit: '' };
    put('item-registered', 'clearance-item', id, '2026-01-10', { item: registered });
    put('milestone-recorded', 'clearance-item', id, '2026-01-20', { milestone: { kind: 'signed', documentNo: '1' } });
    if (paid) put('milestone-recorded', 'clearance-item', id, paid, { milestone: { kind: 'paid', documentNo: '1', proof: '1' } });
  };
  const seen = (id: string, west: number, more: object) => {
    const sighting = { ...SIGHTING, id, no: id, ...more };
    put('sighting-reported', 'sighting', id, '2026-02-01', { sighting, shape: shape(west, west + 10, 10), reason: '巡查' });
  };
  const found = async (code: string, on = ON): Promise<readonly FindingEntry[]> =>
    (await engine.findings([on])).entries.filter((one) => one.code === code);

  beforeAll(async () => {
    const take = await openBare(engine, {}, writer);
    const squares = [rectangle([0, 0, 100, 100], { 宗地号: 'W', 面积: 10_000 }), rectangle([150, 0, 250, 100], { 宗地号: 'E' })];
    await take('parcels', collect(squares), ['l-1']);
    const lines = [rectangle([0, 0, 100, 100], { 名称: '甲' }), rectangle([0, 0, 300, 100], { 名称: '乙' })];
    await take('red-lines', collect(lines), ['l-2', 'r-1', 'r-2']);
    const from = writer.changes.length;
    item('west', 'l-1/0', 'r-1', '2026-03-10');
    const reshape = (id: string, on: string, to: Shape) =>
      put('parcel-reshaped', 'parcel', id, on, { layerId: 'l-1', parcelNo: id, shape: to, reason: '分割' });
    reshape('l-1/0', '2026-04-01', shape(0, 50));
    reshape('l-1/1', '2026-04-01', shape(60, 250));
    item('east', 'l-1/1', 'r-2', '2026-05-10');
    // On land that the western parcel had when it was paid and has no more.
    seen('s-later', 80, { seenOn: '2026-05-01', absentOn: '2026-03-11' });
    seen('s-before', 60, { seenOn: '2026-02-01' });
    seen('s-perhaps', 30, { seenOn: '2026-03-11', absentOn: '2026-03-09' });
    await engine.apply([writer.changes.slice(from), new Map()]);
  });
  afterAll(stop);

  it('is compensated twice where its new parcel is paid for, though the parcels of today share nothing', async () => {
    const [one, ...others] = await found('double-compensation');
    expect(others).toEqual([]);
    expect(one.entities.map(({ id }) => id)).toEqual(['east', 'west']);
    // 60 m to 100 m of it.
    expect(one.m2).toBe(4_000);
  });

  it('is refused at the next payment', async () => {
    const later = { itemId: 'east', kind: 'paid' as const, documentNo: '2', proof: '2', on: '2026-05-10' };
    const changeId = writer.register.items.get('east')?.milestones.at(-1)?.changeId ?? '';
    const withdraw = { action: 'withdrawMilestone' as const, input: { itemId: 'east', changeId, reason: '误登', on: ON } };
    await expect(engine.draft([[withdraw, { action: 'recordMilestone', input: later }]])).rejects.toMatchObject({
      code: 'double-compensation',
      params: { m2: 4_000, item: 'west' },
    });
  });

  it('counts for builds by the day of payment: later, unproven, and before without a finding', async () => {
    const about = (entries: readonly FindingEntry[]) =>
      entries.map(({ entities, m2, severity }) => [entities[0].id, m2, severity]);
    expect(about((await found('build-after-payment')).filter(({ entities }) => entities[1].id === 'west'))).toEqual([
      ['s-later', 100, 'conflict'],
    ]);
    expect(about(await found('build-after-payment-unproven', '2026-04-30'))).toEqual([['s-perhaps', 100, 'question']]);
  });

  it('is the land that the map hatches', async () => {
    const { shown } = await engine.conflicts(['2026-04-30']);
    const builds = shown.filter(({ kind }) => kind === 'compensated');
    expect(builds.map(({ area_cm2 }) => area_cm2)).toEqual([1_000_000, 1_000_000, 1_000_000]);
  });

  it('has its statement held against the outline that it came in with', async () => {
    expect(await found('stated-area-deviates')).toEqual([]);
    expect(await found('stated-area-deviates', '2026-03-31')).toEqual([]);
  });
});

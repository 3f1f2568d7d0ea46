import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AdminUnit } from '../../../src/core/register/district.ts';
import { PLAIN_TABLE, type TableQuery } from '../../../src/workers/calls/tables.ts';
import type { EngineApi } from '../../../src/workers/engine-api.ts';
import type { Remote } from '../../../src/workers/rpc.ts';
import { openBare } from '../../support/square-district.ts';
import { collect, rectangle } from '../../support/square-parcels.ts';
import { connectEngine } from '../../support/demo-engine.ts';

const HECTARE_CM2 = 100_000_000;
const WORDS = { locale: 'zh-CN', values: {} };

let engine: Remote<EngineApi>;
let close: () => void;

/** Two villages of one name side by side, each in a township of its own. */
const units: readonly AdminUnit[] = (['west', 'east'] as const).flatMap((side, n): AdminUnit[] => {
  const shape = rectangle([n * 150 - 50, -50, n * 150 + 100, 250], {}).geometry as AdminUnit['shape'];
  return [
    { id: `t-${side}`, level: 'township', name: side, shape },
    { id: `v-${side}`, level: 'village', name: '新村', parentId: `t-${side}`, shape },
  ];
});

beforeAll(async () => {
  ({ engine, stop: close } = connectEngine());
  const take = await openBare(engine, { units });
  const first = [
    rectangle([0, 0, 100, 100], { 宗地号: 'T-1', 地类: '01' }),
    rectangle([100, 0, 200, 100], { 宗地号: 'T-2', 地类: '1' }),
    rectangle([100, 100, 200, 200], { 宗地号: 'T-3', 地类: '1' }),
  ];
  await take('parcels', collect(first), ['l-1']);
  // The second layer claims the lower half of the first parcel once more.
  await take('parcels', collect([rectangle([0, 0, 100, 50], { 宗地号: 'S-1', 地类: '01' })]), ['l-2']);
});

afterAll(() => close());

const ask = (more: Partial<TableQuery>) => {
  const { search, filters, sort, groupBy } = PLAIN_TABLE;
  return engine.tableQuery([
    { table: 'parcels', on: '2026-02-01', search, filters, sort, groupBy, within: null, ...more },
    WORDS,
  ]);
};

it('two villages of one name have totals of their own', async () => {
  const { groups } = await ask({ groupBy: 'village' });
  expect(groups).toMatchObject([
    { value: 'v-west', rows: 2, area_cm2: 1.5 * HECTARE_CM2 },
    { value: 'v-east', rows: 2, area_cm2: 2 * HECTARE_CM2 },
  ]);
});

it('codes that sort as one number are not one group', async () => {
  const { groups } = await ask({ groupBy: 'landUse' });
  expect(groups).toMatchObject([
    { value: '01', rows: 2, area_cm2: 1.5 * HECTARE_CM2 },
    { value: '1', rows: 2, area_cm2: 2 * HECTARE_CM2 },
  ]);
});

it('land that two layers claim is counted once', async () => {
  const { handle, totals } = await ask({});
  expect(totals.area_cm2).toBe(3.5 * HECTARE_CM2);
  expect(await engine.tableUnion([handle])).toBe(3 * HECTARE_CM2);
});

it('a condition that its column cannot be asked is refused, not answered with no rows', async () => {
  const wrong = [
    { kind: 'range', column: 'parcelNo', from: 1 },
    { kind: 'text', column: 'area', contains: '1' },
    { kind: 'days', column: 'area', from: '2026-01-01' },
    { kind: 'choice', column: 'area', values: ['x'] },
  ] as const;
  for (const filter of wrong) await expect(ask({ filters: [filter] })).rejects.toMatchObject({ code: 'table-column-unknown' });
  await expect(ask({ groupBy: 'area' })).rejects.toMatchObject({ code: 'table-column-unknown' });
});

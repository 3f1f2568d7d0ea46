import { expect, it } from 'vitest';
import { HouseholdNumbers } from '../../../src/workers/engine/tables/household-numbers.ts';
import { OpenTable } from '../../../src/workers/engine/tables/open-table.ts';
import { openSums } from '../../../src/workers/engine/tables/sum-rows.ts';
import type { TableData } from '../../../src/workers/engine/tables/table-data.ts';

const call = { progress: () => {}, signal: new AbortController().signal };

/** Three items: the first two of one family, whose second household also has a share in the third; the last has no land. */
function threeItems(): TableData {
  const households = new HouseholdNumbers();
  const shares = [['a', 'b'], ['a'], ['b', 'c']];
  shares.forEach((ids, row) =>
    households.add(row, { households: ids.map((householdId) => ({ householdId, share: 1 / ids.length })) }),
  );
  const areas = { type: 'numbers', numbers: Float64Array.of(1_000, 20_001, Number.NaN) } as const;
  return {
    name: 'items',
    on: '2026-11-20',
    count: 3,
    measure: 'planar',
    columns: [{ key: 'area', kind: 'area', shown: true, load: () => areas }],
    sigma: () => Float64Array.of(3, 4, Number.NaN),
    refOf: (row) => ({ kind: 'sighting', id: String(row) }),
    rowsOf: () => [],
    householdsOf: (row) => households.byRow.get(row),
    householdCount: households.count,
    dropOutside: () => {},
    unionOf: () => Promise.resolve(null),
    parcelOf: () => null,
  };
}

it('sums whole square centimetres and counts a household with shares in several items once', async () => {
  const sums = await openSums(new OpenTable(threeItems(), 'zh-CN'), call);
  expect(sums(Uint32Array.of(0, 1, 2))).toEqual({ rows: 3, area_cm2: 21_001, sigma_m2: 5, households: 3 });
  expect(sums(Uint32Array.of(0, 1))).toEqual({ rows: 2, area_cm2: 21_001, sigma_m2: 5, households: 2 });
  expect(sums(Uint32Array.of(2))).toEqual({ rows: 1, area_cm2: 0, households: 2 });
  expect(sums(Uint32Array.of())).toEqual({ rows: 0, area_cm2: 0, households: 0 });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffStatuses, NOTHING_PAINTED, type PaintedStatuses } from '../../src/map/diff-statuses.ts';
import { NO_STATUS } from '../../src/map/layers/rows.layer.ts';
import type { ParcelStatuses } from '../../src/map/map-scene.ts';
import { SEED, seeded } from '../support/seeded.ts';

function statusesOf(entries: readonly (readonly [number, number])[]): ParcelStatuses {
  return {
    layerId: 'p',
    rows: Uint32Array.from(entries, ([row]) => row),
    status: Uint8Array.from(entries, ([, status]) => status),
  };
}

it(`paints exactly the rows whose status differs, and ends with what is wanted (seed ${SEED})`, () => {
  const day = fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(4)), { selector: ([row]) => row });
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), (days) => {
      let painted: PaintedStatuses = NOTHING_PAINTED;
      const map = new Map<number, number>();
      for (const entries of days) {
        painted = diffStatuses(painted, statusesOf(entries), (row, status) => {
          expect(map.get(row) ?? NO_STATUS, `row ${row} painted in vain`).not.toBe(status);
          map.set(row, status);
        });
        const wanted = new Map(entries);
        for (let row = 0; row <= 30; row++) expect(map.get(row) ?? NO_STATUS).toBe(wanted.get(row) ?? NO_STATUS);
      }
    }),
    seeded(300),
  );
});

it('takes every status away where a layer has none any more', () => {
  const painted = diffStatuses(
    NOTHING_PAINTED,
    statusesOf([
      [0, 2],
      [7, 4],
    ]),
    () => {},
  );
  const calls: [number, number][] = [];
  const after = diffStatuses(painted, undefined, (row, status) => calls.push([row, status]));
  expect(calls).toEqual([
    [0, NO_STATUS],
    [7, NO_STATUS],
  ]);
  expect(after.every((status) => status === NO_STATUS)).toBe(true);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortRows } from '../../src/ui/sort-rows.ts';
import { SEED, seeded } from '../support/seeded.ts';

const self = (value: string | number) => value;

describe('sortRows', () => {
  it('sorts texts with numbers inside as people count', () => {
    expect(sortRows(['XC-10', 'XC-9', 'XC-100'], self, false)).toEqual(['XC-9', 'XC-10', 'XC-100']);
  });

  it('sorts Chinese by pinyin where the language is Chinese', () => {
    expect(sortRows(['望海', '白沙', '清河'], self, false, 'zh-CN')).toEqual(['白沙', '清河', '望海']);
  });

  it('keeps blanks at the end in both directions', () => {
    expect(sortRows(['', 'b', 'a'], self, false)).toEqual(['a', 'b', '']);
    expect(sortRows(['', 'b', 'a'], self, true)).toEqual(['b', 'a', '']);
    expect(sortRows([Number.NaN, 1, 2], self, true)).toEqual([2, 1, Number.NaN]);
  });

  it(`is a stable order of the same rows and leaves the given ones alone (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.nat(5), at: fc.nat() })), fc.boolean(), (rows, descending) => {
        const given = [...rows];
        const sorted = sortRows(rows, (row) => row.key, descending);
        expect(rows).toEqual(given);
        for (let key = 0; key <= 5; key++)
          expect(sorted.filter((row) => row.key === key)).toEqual(rows.filter((row) => row.key === key));
        const keys = sorted.map((row) => row.key);
        expect(keys).toEqual(keys.toSorted((a, b) => (descending ? b - a : a - b)));
      }),
      seeded(),
    );
  });
});

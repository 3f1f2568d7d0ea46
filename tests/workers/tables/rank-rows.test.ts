import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_VALUE } from '../../../src/workers/engine/tables/column-data.ts';
import { orderByRank, rankColumn } from '../../../src/workers/engine/tables/rank-rows.ts';
import { paceRows } from '../../../src/workers/engine/tables/table-data.ts';
import { plainKey } from '../../../src/workers/engine/tables/text-keys.ts';
import { SEED, seeded } from '../../support/seeded.ts';

const call = { progress: () => {}, signal: new AbortController().signal };
const pacer = () => paceRows(call, 1);
const rows = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

/** What the order must be: blanks last, else by the comparison, equal ones as they came. */
function ordered<T>(values: readonly T[], isBlank: (value: T) => boolean, compare: (a: T, b: T) => number, descending: boolean) {
  return values
    .map((value, row) => ({ value, row }))
    .sort((a, b) => {
      const [noA, noB] = [isBlank(a.value), isBlank(b.value)];
      if (noA || noB) return Number(noA) - Number(noB) || a.row - b.row;
      return (descending ? -1 : 1) * compare(a.value, b.value) || a.row - b.row;
    })
    .map(({ row }) => row);
}

const plain = fc.oneof(
  fc.stringMatching(/^[0-9A-Za-z -]{0,8}$/),
  fc.constantFrom('P-9', 'P-10', 'p-10', 'P-010', 'a1B', 'a01b', '0', '00', '990101001001GB00001', '990101001001GB00010'),
);
const chinese = fc.constantFrom('望海', '白沙', '清河', '清河 10 组', '清河 9 组', 'GB', '12', '', '白沙');

describe('texts', () => {
  const { compare } = new Intl.Collator('zh-CN', { numeric: true });

  it(`of letters, digits, spaces and dashes have keys that sort as the collator does (seed ${SEED})`, () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const [keyA, keyB] = [plainKey(a) ?? '', plainKey(b) ?? ''];
        expect([a, b, Math.sign(keyA < keyB ? -1 : keyA > keyB ? 1 : 0)]).toEqual([a, b, Math.sign(compare(a, b))]);
      }),
      seeded(),
    );
  });

  it(`sort as a reader of Chinese expects, blanks last in both directions, equal ones as they came (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(plain, chinese), { maxLength: 40 }), fc.boolean(), async (texts, descending) => {
        const data = { type: 'texts', at: (row: number) => texts[row] } as const;
        const ranks = await rankColumn(data, texts.length, { locale: 'zh-CN' }, pacer());
        expect([...orderByRank(rows(texts.length), ranks, descending)]).toEqual(
          ordered(texts, (text) => text === '', compare, descending),
        );
      }),
      seeded(),
    );
  });

  it('sort in runs that are merged as they do at once', async () => {
    const texts = Array.from({ length: 30_000 }, (_, n) => `P-${(n * 7919) % 12_345}`);
    const ranks = await rankColumn({ type: 'texts', at: (row) => texts[row] }, texts.length, { locale: 'zh-CN' }, pacer());
    expect([...orderByRank(rows(texts.length), ranks, true)]).toEqual(ordered(texts, () => false, compare, true));
  });
});

it(`numbers sort by size, and codes by the names they stand for (seed ${SEED})`, async () => {
  const number = fc.oneof(
    fc.constant(Number.NaN),
    fc.integer({ min: -5, max: 5 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(number), fc.boolean(), async (numbers, descending) => {
      const data = { type: 'numbers', numbers: Float64Array.from(numbers) } as const;
      const ranks = await rankColumn(data, numbers.length, { locale: 'zh-CN' }, pacer());
      const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
      expect([...orderByRank(rows(numbers.length), ranks, descending)]).toEqual(
        ordered(numbers, Number.isNaN, compare, descending),
      );
    }),
    seeded(),
  );
  const codes = Int32Array.of(1, NO_VALUE, 0, 2, 1);
  const values = ['Z3', 'Z1', 'Z2'];
  const names: Record<string, string> = { Z3: '白沙', Z1: '望海', Z2: '清河' };
  const named = await rankColumn(
    { type: 'codes', codes, values },
    5,
    { locale: 'zh-CN', nameOf: (value) => names[value] },
    pacer(),
  );
  expect([...orderByRank(rows(5), named, false)]).toEqual([2, 3, 0, 4, 1]);
  const declared = await rankColumn({ type: 'codes', codes, values }, 5, { locale: 'zh-CN' }, pacer());
  expect([...orderByRank(rows(5), declared, true)]).toEqual([3, 0, 4, 2, 1]);
});

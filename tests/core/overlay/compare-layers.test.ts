import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildColumns, type NestedRings } from '../../../src/core/overlay/build-columns.ts';
import { compareLayers, DIFFERENCES, type LayerSide } from '../../../src/core/overlay/compare-layers.ts';
import { outlineDistance_mm } from '../../../src/core/overlay/outline-distance.ts';
import { TaskCancelled } from '../../../src/core/overlay/overlap-table.ts';
import { closeRing, createRandom, starRing } from '../../support/random-polygons.ts';
import { seeded } from '../../support/seeded.ts';

type Ring = readonly (readonly [number, number])[];
const TOLERANCE = 50;

const square = (x: number, y: number, size = 10_000): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

const sideOf = (rows: readonly { readonly id: string | null; readonly polygons: NestedRings }[]): LayerSide => ({
  columns: buildColumns(rows.map(({ polygons }) => polygons)),
  ids: rows.map(({ id }) => id),
});

/** The same ring from another vertex on, in the other direction if asked, with a vertex in the middle of each side. */
function rewritten(ring: Ring, start: number, reversed: boolean, halved: boolean): Ring {
  const open = ring.slice(0, -1);
  const turned = open.map((_, n) => open[(n + start) % open.length]);
  const directed = reversed ? turned.toReversed() : turned;
  const dense = halved
    ? directed.flatMap(([x, y], n): [number, number][] => {
        const [nextX, nextY] = directed[(n + 1) % directed.length];
        return [
          [x, y],
          [Math.round((x + nextX) / 2), Math.round((y + nextY) / 2)],
        ];
      })
    : directed;
  return [...dense, dense[0]];
}

type Edit = 'keep' | 'rewrite' | 'nudge' | 'reshape' | 'rename' | 'drop' | 'add';
const edits = fc.array(
  fc.record({
    edit: fc.constantFrom<Edit[]>('keep', 'rewrite', 'nudge', 'reshape', 'rename', 'drop', 'add'),
    start: fc.integer({ min: 0, max: 3 }),
    reversed: fc.boolean(),
    halved: fc.boolean(),
    move: fc.integer({ min: TOLERANCE + 1, max: 4_000 }),
    numbered: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('two versions of a layer', () => {
  it('differ in exactly what was edited', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.integer({ min: 0, max: 2 ** 31 - 1 }), async (plan, seed) => {
        const before: { id: string | null; polygons: NestedRings }[] = [];
        const after: { id: string | null; polygons: NestedRings; expected: string }[] = [];
        const gone: number[] = [];
        plan.forEach(({ edit, start, reversed, halved, move, numbered }, n) => {
          const ring = square(20_000 * (n % 8), 20_000 * Math.floor(n / 8));
          const id = numbered || edit === 'rename' || edit === 'reshape' ? `P-${n}` : null;
          if (edit !== 'add') before.push({ id, polygons: [[ring]] });
          if (edit === 'drop') {
            gone.push(before.length - 1);
            return;
          }
          const shape =
            edit === 'rewrite'
              ? rewritten(ring, start, reversed, halved)
              : edit === 'nudge'
                ? ring.map(([x, y]) => [x + 30, y - 30] as const)
                : edit === 'reshape'
                  ? ring.map(([x, y], k) => (k === 2 ? ([x + move, y] as const) : ([x, y] as const)))
                  : ring;
          const expected = { reshape: 'changed', rename: 'renamed', add: 'added' }[edit as string] ?? 'same';
          after.push({ id: edit === 'rename' ? `Q-${n}` : id, polygons: [[shape]], expected });
        });
        // Another order of the rows makes no difference.
        const order = after.map((_, n) => n).sort((a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101));
        const shuffled = order.map((n) => after[n]);
        const found = await compareLayers(sideOf(before), sideOf(shuffled), TOLERANCE);
        expect([...found.kinds].map((kind) => DIFFERENCES[kind])).toEqual(shuffled.map(({ expected }) => expected));
        expect([...found.gone]).toEqual(gone);
        const partners = [...found.partners].filter((row) => row >= 0);
        expect(new Set(partners).size).toBe(partners.length);
        expect(partners.length + gone.length).toBe(before.length);
        found.moved_mm.forEach((moved, row) => {
          if (shuffled[row].expected === 'changed') expect(moved).toBeGreaterThan(TOLERANCE);
          else if (shuffled[row].expected === 'added') expect(moved).toBeNaN();
          else expect(moved).toBeLessThanOrEqual(TOLERANCE);
        });
      }),
      seeded(200),
    );
  });

  it('that were renumbered are the same shapes under other numbers, not reshaped', async () => {
    const rows = [0, 1, 2, 3].map((n) => ({ id: `P-${n}`, polygons: [[square(20_000 * n, 0)]] }));
    const shifted = rows.map(({ polygons }, n) => ({ id: `P-${(n + 1) % 4}`, polygons }));
    const found = await compareLayers(sideOf(rows), sideOf(shifted), TOLERANCE);
    expect([...found.kinds].map((kind) => DIFFERENCES[kind])).toEqual(['renamed', 'renamed', 'renamed', 'renamed']);
    expect([...found.partners]).toEqual([0, 1, 2, 3]);
  });

  it('with one number on many rows are told apart by their shapes, and one of several by its place', async () => {
    const before = [0, 1, 2].map((n) => ({ id: '0000', polygons: [[square(20_000 * n, 0)]] }));
    const after = [2, 0, 1].map((n) => ({ id: '0000', polygons: [[square(20_000 * n, 0, n === 1 ? 12_000 : 10_000)]] }));
    const found = await compareLayers(sideOf(before), sideOf(after), TOLERANCE);
    expect([...found.partners]).toEqual([2, 0, 1]);
    expect([...found.kinds].map((kind) => DIFFERENCES[kind])).toEqual(['same', 'same', 'changed']);
    expect(found.moved_mm[2]).toBe(Math.hypot(2000, 2000));
  });

  it('of which only one has numbers are known by their shapes', async () => {
    const numbered = [0, 1].map((n) => ({ id: `P-${n}`, polygons: [[square(20_000 * n, 0)]] }));
    const bare = numbered.map(({ polygons }) => ({ id: null, polygons }));
    for (const [before, after] of [
      [numbered, bare],
      [bare, numbered],
    ])
      expect([...(await compareLayers(sideOf(before), sideOf(after), TOLERANCE)).kinds]).toEqual([0, 0]);
  });

  it('with nothing in one of them are all gone, or all new', async () => {
    const rows = sideOf([{ id: null, polygons: [[square(0, 0)]] }]);
    expect([...(await compareLayers(rows, sideOf([]), TOLERANCE)).gone]).toEqual([0]);
    expect([...(await compareLayers(sideOf([]), rows, TOLERANCE)).kinds]).toEqual([DIFFERENCES.indexOf('added')]);
  });

  it('are compared in slices that can be cancelled', async () => {
    const rows = sideOf(Array.from({ length: 5_000 }, (_, n) => ({ id: `${n}`, polygons: [[square(20_000 * n, 0)]] })));
    let pauses = 0;
    const signal = { aborted: false };
    const pause = async () => {
      if (++pauses === 2) signal.aborted = true;
    };
    await expect(compareLayers(rows, rows, TOLERANCE, { signal, pause })).rejects.toBeInstanceOf(TaskCancelled);
    expect(pauses).toBe(2);
  });
});

describe('how far outlines lie apart', () => {
  it('is what trying every vertex against every side gives, indexed or not', () => {
    for (const vertices of [8, 60, 700]) {
      const a = starRing(createRandom(vertices), 0, 0, 60_000, vertices, 0.4);
      const b = closeRing(a.slice(0, -1).map(([x, y], n) => [x + (n % 5 === 0 ? 900 : 0), y]));
      const columns = buildColumns([[[a]], [[b]]]);
      const found = outlineDistance_mm(columns, 0, columns, 1);
      expect(found).toBeCloseTo(Math.max(slowly(columns, 0, 1), slowly(columns, 1, 0)), 6);
      expect(outlineDistance_mm(columns, 1, columns, 0)).toBeCloseTo(found, 6);
      expect(outlineDistance_mm(columns, 0, columns, 1, found + 1)).toBeLessThanOrEqual(found + 1);
      expect(outlineDistance_mm(columns, 0, columns, 1, found / 2)).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it('meets what is only in one of them: a hole, a part, a bulge between two vertices', () => {
    const outer = square(0, 0);
    const hole = square(4_000, 4_000, 1_000).toReversed();
    const bulge: Ring = [outer[0], [5_000, -700], ...outer.slice(1)];
    const columns = buildColumns([[[outer]], [[outer, hole]], [[bulge]], [[outer], [square(40_000, 0)]]]);
    expect(outlineDistance_mm(columns, 0, columns, 1)).toBe(5_000);
    expect(outlineDistance_mm(columns, 0, columns, 2)).toBe(700);
    expect(outlineDistance_mm(columns, 0, columns, 3)).toBe(Math.hypot(40_000, 0));
  });
});

/** Largest distance of a vertex of one row from the sides of the other, without any shortcut. */
function slowly(columns: ReturnType<typeof buildColumns>, row: number, other: number): number {
  const { coordinates: c, ringOffsets } = columns;
  let worst = 0;
  for (let v = ringOffsets[row]; v < ringOffsets[row + 1]; v++) {
    let best = Number.POSITIVE_INFINITY;
    for (let e = ringOffsets[other]; e + 1 < ringOffsets[other + 1]; e++) {
      const [ax, ay, bx, by] = c.subarray(2 * e, 2 * e + 4);
      const [x, y] = [c[2 * v] - ax, c[2 * v + 1] - ay];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const share = Math.min(1, Math.max(0, (x * (bx - ax) + y * (by - ay)) / length));
      best = Math.min(best, Math.hypot(x - share * (bx - ax), y - share * (by - ay)));
    }
    worst = Math.max(worst, best);
  }
  return worst;
}

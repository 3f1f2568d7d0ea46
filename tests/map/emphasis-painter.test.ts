import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EmphasisPainter } from '../../src/map/emphasis-painter.ts';
import { SEED, seeded } from '../support/seeded.ts';

function watch() {
  const marked = new Set<string>();
  const frames: (() => void)[] = [];
  let marks = 0;
  const painter = new EmphasisPainter(
    (layerId, row, named) => {
      marks++;
      if (named) marked.add(`${layerId}/${row}`);
      else marked.delete(`${layerId}/${row}`);
    },
    (work) => frames.push(work),
  );
  const settle = () => {
    for (let frame = frames.shift(); frame; frame = frames.shift()) frame();
  };
  return { painter, marked, frames, settle, marks: () => marks };
}

const emphasis = (layerId: string, rows: readonly number[]) => ({
  layerId,
  rows: Uint32Array.from(rows),
  names: 'listed' as const,
});

it(`ends with exactly the rows of the last emphasis marked (seed ${SEED})`, () => {
  const rows = fc.uniqueArray(fc.nat(20));
  fc.assert(
    fc.property(fc.array(fc.tuple(rows, rows), { minLength: 1, maxLength: 5 }), (steps) => {
      const { painter, marked, settle } = watch();
      for (const [a, b] of steps) painter.show([emphasis('a', a), emphasis('b', b)]);
      settle();
      const [a, b] = steps[steps.length - 1];
      expect(marked).toEqual(new Set([...a.map((row) => `a/${row}`), ...b.map((row) => `b/${row}`)]));
      painter.show([]);
      settle();
      expect(marked.size).toBe(0);
    }),
    seeded(),
  );
});

it('marks many rows over several frames, and what came in between wins', () => {
  const { painter, marked, frames, settle, marks } = watch();
  painter.show([
    emphasis(
      'a',
      Array.from({ length: 50_000 }, (_, row) => row),
    ),
  ]);
  expect(marks()).toBeLessThan(10_000);
  expect(frames).toHaveLength(1);
  painter.show([emphasis('a', [1, 60_000])]);
  settle();
  expect(marked).toEqual(new Set(['a/1', 'a/60000']));
});

it('marks all anew after the style was lost', () => {
  const { painter, marked, settle } = watch();
  painter.show([emphasis('a', [1, 2])]);
  settle();
  marked.clear();
  painter.forget();
  painter.show([emphasis('a', [1, 2])]);
  settle();
  expect(marked.size).toBe(2);
});

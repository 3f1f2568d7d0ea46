import { expect, it } from 'vitest';
import { keepEqual } from '../../../src/features/district-map/use-kept.ts';

const shape = { type: 'Polygon' };
const other = { type: 'Polygon' };
const line = (id: string, figure: string, drawn = shape, figures: readonly string[] = ['1', '2']) => ({
  id,
  figure,
  drawn,
  figures,
});

it('what says the same stays the same object, and a list that says the same stays the same list', () => {
  const before = [line('a', '1 mu'), line('b', '2 mu')];
  expect(keepEqual(before, [line('a', '1 mu'), line('b', '2 mu')])).toBe(before);
  const after = keepEqual(before, [line('a', '1 mu'), line('b', '3 mu')]);
  expect(after).not.toBe(before);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toEqual(line('b', '3 mu'));
});

it('another shape, another order, one more or one less is a change', () => {
  const before = [line('a', '1 mu'), line('b', '2 mu')];
  expect(keepEqual(before, [line('a', '1 mu', other), before[1]])[0].drawn).toBe(other);
  expect(keepEqual(before, [line('b', '2 mu'), line('a', '1 mu')])).toEqual([before[1], before[0]]);
  expect(keepEqual(before, [line('a', '1 mu')])).toEqual([before[0]]);
  expect(keepEqual(before, [line('a', '1 mu', shape, ['1', '3']), before[1]])[0]).not.toBe(before[0]);
});

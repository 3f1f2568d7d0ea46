import { expect, it } from 'vitest';
import { rankWithTies } from '../../../src/core/report/rank-with-ties.ts';

it('equal values share a place and the next takes up after them', () => {
  expect(rankWithTies([5, 9, 5, 1])).toEqual([2, 1, 2, 4]);
  expect(rankWithTies([])).toEqual([]);
});

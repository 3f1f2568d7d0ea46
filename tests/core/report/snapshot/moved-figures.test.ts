import { expect, it } from 'vitest';
import { movedFigures } from '../../../../src/core/report/snapshot/moved-figures.ts';
import type { Snapshot } from '../../../../src/core/report/snapshot/snapshot.ts';

const figures = (rows: readonly string[], cells: Snapshot['figures'][number]['cells']): Pick<Snapshot, 'figures'> => ({
  figures: [
    {
      key: 'cases',
      columns: ['found', 'closed'].map((key) => ({ key, unit: 'cases', formula: '' })),
      rows: rows.map((key) => ({ level: 'zone', key, name: key })),
      cells,
    },
  ],
});

it('names each figure that says something else, by its row and not by its place in the table', () => {
  const before = figures(
    ['z-1', 'z-2'],
    [
      [4, 2],
      ['hidden', null],
    ],
  );
  const after = figures(
    ['z-2', 'z-1', 'z-3'],
    [
      ['hidden', 0],
      [5, 2],
      [1, 'hidden'],
    ],
  );
  expect([...movedFigures(before, after)].sort()).toEqual([
    'cases/z-1/found',
    'cases/z-2/closed',
    'cases/z-3/closed',
    'cases/z-3/found',
  ]);
  expect(movedFigures(after, after).size).toBe(0);
});

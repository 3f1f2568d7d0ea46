import { describe, expect, it } from 'vitest';
import { groupLegend, type MapLegendEntry } from '../../../src/features/planner/cartography/group-legend.ts';

const entry = (id: string, count: string, under?: MapLegendEntry['under']): MapLegendEntry => ({
  id,
  swatch: { kind: 'red-line' },
  label: id,
  count,
  ...(under && { under }),
});
const outline = (entries: readonly MapLegendEntry[]) =>
  groupLegend(entries, (group) => `all ${group}`).map(({ label, count, parts }) => [label, count, parts?.map(({ id }) => id)]);

describe('the legend as it opens', () => {
  it('is one row a subject: headed by its own entry, or by its name and the sum of its counts', () => {
    expect(
      outline([
        entry('share', '9'),
        entry('red-lines', '24'),
        entry('overdue', '6', 'red-lines'),
        entry('revised', '1', 'red-lines'),
        entry('conflict-parcels', '81', 'conflicts'),
        entry('conflict-red-lines', '5', 'conflicts'),
      ]),
    ).toEqual([
      ['share', '9', undefined],
      ['red-lines', '24', ['overdue', 'revised']],
      ['all conflicts', '86', ['conflict-parcels', 'conflict-red-lines']],
    ]);
  });

  it('folds nothing that is alone, and loses nothing whose head is not in view', () => {
    expect(outline([entry('finding-overdue', '3', 'findings'), entry('gone', '2', 'sightings')])).toEqual([
      ['finding-overdue', '3', undefined],
      ['gone', '2', undefined],
    ]);
  });
});

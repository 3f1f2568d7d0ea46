import { describe, expect, it } from 'vitest';
import type { TourSeries } from '../../../../src/core/register/tour-chart.ts';
import { rankableColumns, rankShares } from '../../../../src/core/report/tour/rank-shares.ts';
import { tellSeries } from '../../../../src/core/report/tour/tell-series.ts';
import type { SnapshotCell, SnapshotTable } from '../../../../src/core/report/snapshot/snapshot.ts';

const table = (cells: Readonly<Record<string, readonly SnapshotCell[]>>): { figures: readonly SnapshotTable[] } => ({
  figures: [
    {
      key: 'clearance',
      columns: [
        { key: 'households', unit: 'households', formula: 'f' },
        { key: 'signed', unit: 'households', formula: 'f', denominator: 'households' },
        { key: 'footprint', unit: 'cm2', formula: 'f' },
      ],
      rows: Object.keys(cells).map((key) => ({ level: key === 'd' ? 'district' : 'zone', key, name: key, parent: 'd' })),
      cells: Object.values(cells),
    },
  ],
});

describe('a ranking of a stop', () => {
  const snapshot = table({
    d: [60, 30, 9],
    a: [10, 5, 9],
    b: [20, 18, 9],
    c: [20, 10, 9],
    e: ['hidden', 'hidden', 9],
    f: [10, 'hidden', 9],
    g: [0, 0, 9],
    h: [null, null, null],
  });

  it('puts the largest share first, equal ones on one place, hidden ones last, and leaves out who has nothing to count', () => {
    const ranked = rankShares({ level: 'zone', column: 'signed' }, snapshot);
    expect(ranked.map(({ row, share, rank }) => [row.key, share, rank])).toEqual([
      ['b', 0.9, 1],
      ['a', 0.5, 2],
      ['c', 0.5, 2],
      ['e', null, null],
      ['f', null, null],
    ]);
  });

  it('says nothing of a hidden figure, not even its whole', () => {
    const [e, f] = rankShares({ level: 'zone', column: 'signed' }, snapshot).slice(-2);
    expect([e.value, e.of, f.value, f.of]).toEqual([null, null, null, null]);
  });

  it('is of shares alone', () => {
    expect(rankableColumns(snapshot)).toEqual(['signed']);
    expect(rankShares({ level: 'zone', column: 'footprint' }, snapshot)).toEqual([]);
  });
});

describe('a series of a stop', () => {
  const band = (key: string, values: readonly number[]) => ({ kind: 'zone', key, name: key, values }) as const;
  const SERIES: TourSeries = {
    kind: 'series',
    redLineId: null,
    name: '区',
    weeks: ['2026-11-08', '2026-11-15'],
    parts: [band('a', [5, 4]), band('b', [3, 3]), band('c', [2, 1]), { ...band('', [1, 1]), kind: 'outside' }],
    total: [11, 9],
    targets: [],
    projection: null,
  };

  it('is as it is where its snapshot hides nothing of it', () => {
    expect(tellSeries(SERIES, 'd', table({ d: [1, 1, 9], a: [1, 1, 4], b: [1, 1, 3] }))).toBe(SERIES);
  });

  it('has zones in one band that its snapshot hides; all bands still add up', () => {
    const told = tellSeries(SERIES, 'd', table({ d: [1, 1, 9], a: [1, 1, 'hidden'], c: [1, 1, 'hidden'] }));
    expect(told?.parts.map(({ kind, key, values }) => [kind, key, values])).toEqual([
      ['zone', 'b', [3, 3]],
      ['hidden', '', [7, 5]],
      ['outside', '', [1, 1]],
    ]);
  });

  it('is not told where a single zone is hidden, or the whole', () => {
    expect(tellSeries(SERIES, 'd', table({ d: [1, 1, 9], a: [1, 1, 'hidden'] }))).toBeNull();
    expect(tellSeries(SERIES, 'd', table({ d: [1, 1, 'hidden'] }))).toBeNull();
  });
});

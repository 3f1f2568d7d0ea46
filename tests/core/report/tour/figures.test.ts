import { describe, expect, it } from 'vitest';
import { listFigures, readFigure } from '../../../../src/core/report/tour/read-figure.ts';
import { tellBefore } from '../../../../src/core/report/tour/tell-before.ts';
import { weekBefore } from '../../../../src/core/report/tour/week-before.ts';
import type { SnapshotTable } from '../../../../src/core/report/snapshot/snapshot.ts';

const TABLE: SnapshotTable = {
  key: 'clearance',
  columns: [
    { key: 'households', unit: 'households', formula: 'f' },
    { key: 'signed', unit: 'households', formula: 'f', denominator: 'households' },
    { key: 'floor', unit: 'cm2', formula: 'f', method: 'stated' },
  ],
  rows: [
    { level: 'district', key: 'd', name: '区' },
    { level: 'township', key: 't', name: '镇', parent: 'd' },
  ],
  cells: [
    [120, 60, null],
    ['hidden', 20, 5],
  ],
};
const LEADER = { figures: [TABLE], suppression: { threshold: 3, width: 2 } };
const ref = (row: string, column: string) => ({ table: 'clearance', row, column });

describe('a figure of a snapshot', () => {
  it('comes with what it is a share of and how it changed', () => {
    expect(readFigure({ ...ref('d', 'signed'), before: 55 }, LEADER)).toMatchObject({
      value: 60,
      of: { value: 120, column: { key: 'households' } },
      change: 5,
    });
  });

  it('is no share of something hidden, and has no change where none is told', () => {
    expect(readFigure(ref('t', 'signed'), LEADER)).toMatchObject({ value: 20, of: null, change: null });
    expect(readFigure({ ...ref('t', 'households'), before: 2 }, LEADER)).toMatchObject({ value: 'hidden', change: null });
  });

  it('is null where the snapshot has none of that name', () => {
    expect(readFigure(ref('x', 'signed'), LEADER)).toBeNull();
    expect(readFigure({ ...ref('d', 'signed'), table: 'x' }, LEADER)).toBeNull();
  });

  it('is offered unless there is nothing to count', () => {
    expect(listFigures(LEADER, 'd').map(({ column }) => column)).toEqual(['households', 'signed']);
  });
});

describe('what a figure was a week before', () => {
  const told = (row: string, column: string, before: number | null, snapshot: Parameters<typeof tellBefore>[2] = LEADER) =>
    tellBefore([ref(row, column)], [before], snapshot)[0].before;

  it.each([
    ['it changed by many', 'd', 57, 57],
    ['it did not change', 'd', 60, 60],
    ['it changed by few', 'd', 58, undefined],
    ['it was a small cell', 'd', 2, undefined],
    ['it was not there', 'd', null, undefined],
    ['it is of a township', 't', 10, undefined],
  ])('is told to a leader by the rule of small cells: %s', (_, row, before, expected) => {
    expect(told(row, 'signed', before)).toBe(expected);
  });

  it('is never told of a hidden figure', () => {
    expect(told('t', 'households', 10)).toBeUndefined();
    expect(told('t', 'households', 10, { ...LEADER, suppression: null })).toBeUndefined();
  });

  it('is told to planners whatever it is', () => {
    expect(told('t', 'signed', 19, { ...LEADER, suppression: null })).toBe(19);
  });

  it('is of the same day of the week before, where the district had begun', () => {
    expect(weekBefore('2026-03-02', '2025-01-01')).toBe('2026-02-23');
    expect(weekBefore('2026-03-02', '2026-02-24')).toBeNull();
  });
});

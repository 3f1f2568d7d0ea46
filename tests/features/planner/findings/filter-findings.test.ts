import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../../src/core/rules/finding.ts';
import { countBy, filterFindings, groupByRule } from '../../../../src/features/planner/findings/filter-findings.ts';
import { placeFindings } from '../../../../src/features/planner/findings/use-map-findings.ts';
import { ALL_OPEN } from '../../../../src/state/findings.ts';
import type { Conflict } from '../../../../src/workers/calls/cartography.ts';
import type { FindingEntry } from '../../../../src/workers/calls/findings.ts';

function entryOf(key: string, code: string, severity: Severity, more: Partial<FindingEntry> = {}): FindingEntry {
  return { key, code, severity, on: '2026-11-20', basis: '', entities: [], units: [], bounds: [134, 24, 134.2, 24.2], ...more };
}

const ENTRIES = [
  entryOf('a', 'archive-incomplete', 'question', { units: ['z-1', 'v-1'] }),
  entryOf('b', 'double-payment', 'unlawful', { units: ['z-1', 'v-2'], m2: 10.0001 }),
  entryOf('c', 'double-payment', 'unlawful', { units: ['z-2'], m2: 0.0002, accepted: { on: '2026-11-01', reason: '已退回' } }),
  entryOf('d', 'double-payment', 'unlawful', { m2: 2 }),
  entryOf('e', 'overdue', 'overdue', { units: ['z-2'] }),
];
const keys = (entries: readonly FindingEntry[]) => entries.map(({ key }) => key).join('');

describe('findings of a list', () => {
  it('are filtered by rule, severity and unit together; those that are let stand are apart', () => {
    expect(keys(filterFindings(ENTRIES, ALL_OPEN))).toBe('abde');
    expect(keys(filterFindings(ENTRIES, { ...ALL_OPEN, state: 'accepted' }))).toBe('c');
    expect(keys(filterFindings(ENTRIES, { ...ALL_OPEN, rule: 'double-payment' }))).toBe('bd');
    expect(keys(filterFindings(ENTRIES, { ...ALL_OPEN, unit: 'z-1', severities: ['question'] }))).toBe('a');
    expect(keys(filterFindings(ENTRIES, { ...ALL_OPEN, unit: '' }))).toBe('d');
  });

  it('can be counted under the other conditions', () => {
    const left = filterFindings(ENTRIES, { ...ALL_OPEN, rule: 'double-payment', unit: 'z-1' }, 'rule');
    expect([...countBy(left, ({ code }) => [code])]).toEqual([
      ['archive-incomplete', 1],
      ['double-payment', 1],
    ]);
  });

  it('stand by rule, the gravest first, with the sum of whole cm²', () => {
    expect(groupByRule(ENTRIES).map(({ code, area_cm2, entries }) => [code, entries.length, area_cm2])).toEqual([
      ['double-payment', 3, 120_003],
      ['overdue', 1, 0],
      ['archive-incomplete', 1, 0],
    ]);
  });
});

describe('findings on the map', () => {
  const conflict: Conflict = {
    id: 'red-lines/r-1/r-2',
    kind: 'red-lines',
    area_cm2: 100,
    claims: [
      { kind: 'red-line', id: 'r-1' },
      { kind: 'red-line', id: 'r-2' },
    ],
    shape: null,
    lon: 134.1,
    lat: 24.1,
  };
  const about = (...ids: string[]): FindingEntry['entities'] =>
    ids.map((id) => ({ kind: 'red-line', id, label: id, ref: { kind: 'red-line', id } }));
  const overlap = entryOf('o', 'red-lines-overlap', 'conflict', { m2: 0.01, entities: about('r-2', 'r-1') });

  it('need no sign where their land is hatched already, whichever of the two comes first', () => {
    expect(placeFindings([overlap], [conflict]).marks).toEqual([]);
    expect(placeFindings([overlap], []).marks).toEqual([{ id: 'o', severity: 'conflict', accepted: false, at: [134.1, 24.1] }]);
  });

  it('leave the hatching as it is until all that is found there is let stand', () => {
    const accepted = { ...overlap, key: 'p', code: 'double-payment', accepted: { on: '2026-11-01', reason: '共用' } };
    expect(placeFindings([accepted], [conflict]).accepted).toEqual(new Set([conflict.id]));
    expect(placeFindings([accepted, overlap], [conflict]).accepted).toEqual(new Set());
  });

  it('that lie nowhere have no sign', () => {
    expect(placeFindings([entryOf('n', 'task-late', 'overdue', { bounds: null })], []).marks).toEqual([]);
  });
});

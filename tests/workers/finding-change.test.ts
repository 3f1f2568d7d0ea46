import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingEntry } from '../../src/workers/calls/findings.ts';
import { compareFindings, fillFindings } from '../../src/workers/finding-change.ts';

const entry = (key: string): FindingEntry => ({ key }) as FindingEntry;

/** What a caller has after the answer, given the list that it named. */
function told(before: readonly FindingEntry[], now: readonly FindingEntry[]): readonly FindingEntry[] {
  const change = compareFindings(before, now);
  const entries = change ? Array.from(change.added, (place) => now[place]) : now;
  return fillFindings({ on: '2026-11-20', serial: 2, entries, ...(change && { change }) }, { on: '2026-11-20', entries: before })
    .entries;
}

describe('findings that are told by what changed', () => {
  it('are the list itself, whatever went, came, or was put elsewhere', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60)), fc.uniqueArray(fc.nat(60)), fc.boolean(), (old, next, isSorted) => {
        const entries = new Map(Array.from({ length: 61 }, (_, n) => [n, entry(String(n))]));
        const listOf = (names: readonly number[]) => names.map((n) => entries.get(n) ?? entry('none'));
        const [before, now] = isSorted
          ? [old, next].map((names) => listOf(names.toSorted((a, b) => a - b)))
          : [listOf(old), listOf(next)];
        expect(told(before, now)).toEqual(now);
      }),
    ));

  it('carry nothing of what stays', () => {
    const all = Array.from({ length: 500 }, (_, n) => entry(String(n)));
    const now = [...all.slice(0, 7), entry('new'), ...all.slice(8)];
    const change = compareFindings(all, now);
    expect([Array.from(change?.added ?? []), Array.from(change?.gone ?? [])]).toEqual([[7], [7]]);
  });

  it('are told whole where what stays has another order', () => {
    const [a, b] = [entry('a'), entry('b')];
    expect(compareFindings([a, b], [b, a])).toBeNull();
  });
});

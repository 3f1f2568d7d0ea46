import { describe, expect, it } from 'vitest';
import { findClockSetBack } from '../../../src/core/register/clock-set-back.ts';

const feed = (...instants: readonly string[]) => instants.map((acceptedAt, n) => ({ seq: n + 1, acceptedAt }));

describe('a clock that was set back', () => {
  it('is told by the first change that says to be older than one before it, and by how many do', () => {
    const back = feed(
      '2026-11-20T01:00:00.000Z',
      '2026-11-20T02:00:00.000Z',
      '2026-01-05T01:00:00.000Z',
      '2026-01-05T01:01:00.000Z',
    );
    expect(findClockSetBack([...back, { seq: 5, acceptedAt: '2026-11-20T03:00:00.000Z' }])).toEqual({
      changes: 2,
      seq: 3,
      acceptedAt: '2026-01-05T01:00:00.000Z',
      before: '2026-11-20T02:00:00.000Z',
    });
  });

  it('is not one that was put right by minutes, nor one that stands still or goes on', () => {
    expect(findClockSetBack(feed('2026-11-20T02:00:00.000Z', '2026-11-20T01:00:00.000Z', '2026-11-20T01:00:00.000Z'))).toBeNull();
    expect(findClockSetBack([])).toBeNull();
  });

  it('is told by the instants, however they are written', () => {
    expect(findClockSetBack(feed('2026-11-20T08:00:00.000+08:00', '2026-11-20T00:30:00.000Z'))).toBeNull();
    expect(findClockSetBack(feed('2026-11-20T08:00:00.000Z', '2026-11-20T08:30:00.000+08:00'))?.seq).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepEqualParts } from '../../src/state/keep-equal-parts.ts';

describe('an answer beside the one before it', () => {
  it('says what was answered now, whatever was answered before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
        const said = structuredClone(now);
        expect(keepEqualParts(before, now)).toEqual(said);
      }),
    );
  });

  it('is the one before itself where it says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (before) => {
        expect(keepEqualParts(before, structuredClone(before))).toBe(before);
      }),
    );
  });

  it('keeps every part that did not change, and no part that did', () => {
    const before = {
      seq: 1,
      plane: { meridian: 120 },
      units: [
        { id: 'a', shape: [[0, 1]] },
        { id: 'b', shape: [[2, 3]] },
      ],
    };
    const after = keepEqualParts(before, {
      seq: 2,
      plane: { meridian: 120 },
      units: [
        { id: 'new', shape: [[9, 9]] },
        { id: 'a', shape: [[0, 1]] },
        { id: 'b', shape: [[2, 4]] },
      ],
    });
    expect(after.seq).toBe(2);
    expect(after.plane).toBe(before.plane);
    expect(after.units[1]).toBe(before.units[0]);
    expect(after.units[2]).toEqual({ id: 'b', shape: [[2, 4]] });
  });

  it('takes a member that is gone, and one that is new with no value, for a difference', () => {
    expect(keepEqualParts({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(Object.keys(keepEqualParts({ a: 1, b: 2 }, { a: 1, c: undefined }))).toEqual(['a', 'c']);
    expect(keepEqualParts([1, 2], [1])).toEqual([1]);
  });

  it('takes columns as they came', () => {
    const [before, now] = [{ statuses: new Uint8Array([1, 2]) }, { statuses: new Uint8Array([1, 3]) }];
    expect(keepEqualParts(before, now).statuses).toBe(now.statuses);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCanonicalJson } from '../../../src/core/register/canonical-json.ts';

const SEED = 20261123;

describe('writeCanonicalJson', () => {
  it('sorts members, leaves out undefined ones, writes −0 as 0', () => {
    expect(writeCanonicalJson({ b: 1, a: [true, null, -0], u: undefined, 尺: 'd"' })).toBe(
      '{"a":[true,null,0],"b":1,"尺":"d\\""}',
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => writeCanonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => writeCanonicalJson([undefined])).toThrow(TypeError);
    expect(() => writeCanonicalJson(() => 1)).toThrow(TypeError);
  });

  it(`says the same as the value, whatever the order of its members (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = writeCanonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(writeCanonicalJson(reverseMembers(value))).toBe(text);
      }),
      { seed: SEED },
    );
  });
});

function reverseMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseMembers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseMembers(member)]),
  );
}

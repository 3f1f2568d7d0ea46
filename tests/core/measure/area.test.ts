import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringTwiceArea, ringTwiceArea_mm2, ringsArea_m2 } from '../../../src/core/measure/area.ts';
import { seeded } from '../../support/seeded.ts';

/** The same shoelace in whole numbers of any size. */
function twiceAreaByBigInt(ring: Int32Array): bigint {
  let sum = 0n;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    sum += BigInt(ring[i]) * BigInt(ring[j + 1]) - BigInt(ring[j]) * BigInt(ring[i + 1]);
  }
  return sum;
}

const ringOf = (limit: number): fc.Arbitrary<Int32Array> =>
  fc
    .array(fc.integer({ min: -limit, max: limit }), { minLength: 6, maxLength: 60 })
    .map((numbers) => Int32Array.from(numbers.slice(0, numbers.length - (numbers.length % 2))));

describe('area of rings', () => {
  it('is positive counter-clockwise, negative clockwise, and the same closed or not', () => {
    const square = Int32Array.of(0, 0, 1000, 0, 1000, 1000, 0, 1000);
    const closed = Int32Array.of(...square, 0, 0);
    const clockwise = Int32Array.of(0, 0, 0, 1000, 1000, 1000, 1000, 0);
    expect(ringTwiceArea_mm2(square, 0, 4)).toBe(2_000_000);
    expect(ringTwiceArea_mm2(closed, 0, 5)).toBe(2_000_000);
    expect(ringTwiceArea_mm2(clockwise, 0, 4)).toBe(-2_000_000);
    expect(ringTwiceArea(Float64Array.from(square), 0, 4)).toBe(2_000_000);
  });

  it('is exact in whole mm²/2 at the size of parcels and districts', () => {
    fc.assert(
      fc.property(fc.constantFrom(1000, 1_000_000, 30_000_000).chain(ringOf), (ring) => {
        expect(ringTwiceArea_mm2(ring, 0, ring.length / 2)).toBe(Number(twiceAreaByBigInt(ring)));
      }),
      seeded(1000),
    );
  });

  it('is correctly rounded at any size that fits 32 bits', () => {
    fc.assert(
      fc.property(ringOf(2_147_000_000), (ring) => {
        expect(ringTwiceArea_mm2(ring, 0, ring.length / 2)).toBe(Number(twiceAreaByBigInt(ring)));
      }),
      seeded(1000),
    );
  });

  it('does not depend on where a ring lies or begins', () => {
    const moved = fc.record({ ring: ringOf(1_000_000), east: fc.integer({ min: -2e9, max: 2e9 }), turn: fc.nat({ max: 30 }) });
    fc.assert(
      fc.property(moved, ({ ring, east, turn }) => {
        const count = ring.length / 2;
        const elsewhere = new Int32Array(ring.length);
        for (let i = 0; i < count; i++) {
          const j = (i + turn) % count;
          elsewhere[2 * i] = ring[2 * j] + east;
          elsewhere[2 * i + 1] = ring[2 * j + 1] - east;
        }
        expect(ringTwiceArea_mm2(elsewhere, 0, count)).toBe(ringTwiceArea_mm2(ring, 0, count));
      }),
      seeded(500),
    );
  });

  it('subtracts holes by their winding', () => {
    const coordinates = Int32Array.of(
      0,
      0,
      100_000,
      0,
      100_000,
      100_000,
      0,
      100_000,
      0,
      0,
      30_000,
      40_000,
      30_000,
      60_000,
      60_000,
      60_000,
      60_000,
      40_000,
      30_000,
      40_000,
    );
    const offsets = Uint32Array.of(0, 5, 10);
    expect(ringsArea_m2(coordinates, offsets, 0, 2)).toBe(9400);
    expect(ringsArea_m2(Float64Array.from(coordinates), offsets, 0, 2)).toBe(9400);
    expect(ringsArea_m2(coordinates, offsets, 1, 2)).toBe(-600);
    expect(ringsArea_m2(coordinates, offsets, 0, 0)).toBe(0);
  });
});

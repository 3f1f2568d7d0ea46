import { describe, expect, it } from 'vitest';
import { lineLength_m } from '../../../src/core/measure/length.ts';

describe('length of a line', () => {
  it('adds its segments in metres', () => {
    const line = Int32Array.of(0, 0, 3000, 4000, 3000, 10_000);
    expect(lineLength_m(line)).toBe(11);
    expect(lineLength_m(line, 1, 3)).toBe(6);
    expect(lineLength_m(Float64Array.of(0, 0, 0.5, 0))).toBe(0.0005);
  });

  it('of a point or of nothing is 0, and of 32 bits does not overflow', () => {
    expect(lineLength_m(Int32Array.of(5, 5))).toBe(0);
    expect(lineLength_m(new Int32Array(0))).toBe(0);
    expect(lineLength_m(Int32Array.of(-2_000_000_000, 0, 2_000_000_000, 0))).toBe(4_000_000);
  });
});

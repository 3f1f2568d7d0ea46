import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFaults } from '../../../src/core/editing/find-faults.ts';
import { distanceToSegment, doubledArea, type OpenRing, type PlanePoint } from '../../../src/core/editing/segments.ts';
import { simplifyRing } from '../../../src/core/editing/simplify-ring.ts';
import { seeded } from '../../support/seeded.ts';

/** A ring around a centre, its radius trembling: it never crosses itself. */
const stroke = fc.array(fc.integer({ min: 2_000, max: 40_000 }), { minLength: 4, maxLength: 120 }).map((radii): OpenRing => {
  const at = (radius: number, n: number): PlanePoint => {
    const angle = (2 * Math.PI * n) / radii.length;
    return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
  };
  return radii.map(at);
});
const tolerance = fc.constantFrom(0.1, 1, 5, 30);
const crossings = (ring: OpenRing) =>
  findFaults([[ring]]).filter(({ code }) => code === 'self-crossing' || code === 'self-touching').length;
const awayFrom = (ring: OpenRing, at: PlanePoint) =>
  Math.min(...ring.map((from, n) => distanceToSegment(at, from, ring[(n + 1) % ring.length]).distance_mm));

describe('a ring drawn freehand, simplified,', () => {
  it('keeps every vertex within the tolerance, its own vertices and their order', () => {
    fc.assert(
      fc.property(stroke, tolerance, (drawn, tolerance_m) => {
        const kept = simplifyRing(drawn, tolerance_m);
        for (const at of drawn) expect(awayFrom(kept, at)).toBeLessThanOrEqual(1000 * tolerance_m + 1e-6);
        const places = kept.map((at) => drawn.indexOf(at));
        expect(places).not.toContain(-1);
        expect(places.filter((place, n) => place < places[(n + places.length - 1) % places.length])).toHaveLength(1);
      }),
      seeded(),
    );
  });

  it('does not cross itself where the drawn one did not, and encloses something, turning the same way', () => {
    fc.assert(
      fc.property(stroke, tolerance, (drawn, tolerance_m) => {
        fc.pre(crossings(drawn) === 0);
        const kept = simplifyRing(drawn, tolerance_m);
        expect(kept.length).toBeGreaterThanOrEqual(3);
        expect(crossings(kept)).toBe(0);
        expect(doubledArea(kept)).toBeGreaterThan(0);
      }),
      seeded(400),
    );
  });

  it('is the square that a trembling hand meant, wherever the stroke began', () => {
    const corners = [
      [0, 0],
      [10_000, 0],
      [10_000, 10_000],
      [0, 10_000],
    ] as const;
    const walked = corners.flatMap(([x, y], side): PlanePoint[] => {
      const [toX, toY] = corners[(side + 1) % 4];
      return Array.from({ length: 20 }, (_, n): PlanePoint => {
        const off = n === 0 ? 0 : n % 2 === 0 ? 120 : -120;
        const along = n / 20;
        return [x + along * (toX - x) + (toX === x ? off : 0), y + along * (toY - y) + (toY === y ? off : 0)];
      });
    });
    for (const begin of [0, 7, 33]) {
      const kept = simplifyRing([...walked.slice(begin), ...walked.slice(0, begin)], 0.5);
      expect(kept.map(([x, y]) => `${x} ${y}`).sort()).toEqual(corners.map(([x, y]) => `${x} ${y}`).sort());
    }
  });

  it('keeps a bulge, smaller than the tolerance, into which another side reaches', () => {
    const drawn: OpenRing = [
      [0, 0],
      [45_000, -9_000],
      [55_000, -9_000],
      [100_000, 0],
      [100_000, 40_000],
      [52_000, 40_000],
      [50_000, -4_000],
      [48_000, 40_000],
      [0, 40_000],
    ];
    const kept = simplifyRing(drawn, 12);
    expect(crossings(drawn)).toBe(0);
    expect(crossings(kept)).toBe(0);
    expect(kept).toContainEqual([50_000, -4_000]);
    // Without the side that reaches in, the bulge goes.
    const plain = simplifyRing(drawn.toSpliced(5, 3), 12);
    expect(plain).toHaveLength(4);
  });

  it('comes back as it is where it encloses nothing, without repeated vertices', () => {
    expect(simplifyRing([], 1)).toEqual([]);
    const still: PlanePoint = [5, 5];
    expect(simplifyRing([still, still, [9, 9], still], 1)).toHaveLength(2);
    const line: OpenRing = [
      [0, 0],
      [10_000, 0],
      [20_000, 0],
      [10_000, 0],
    ];
    expect(simplifyRing(line, 1)).not.toHaveLength(0);
  });

  it('holds a stroke of thousands of vertices', () => {
    const drawn = Array.from({ length: 20_000 }, (_, n): PlanePoint => {
      const angle = (2 * Math.PI * n) / 20_000;
      return [Math.round(500_000 * Math.cos(angle)), Math.round(500_000 * Math.sin(angle))];
    });
    const kept = simplifyRing(drawn, 0.5);
    expect(kept.length).toBeLessThan(200);
    // A chord of a circle is farthest from it in its middle: the area lost is at most two thirds of a band as wide as the tolerance.
    expect(doubledArea(kept) / doubledArea(drawn)).toBeGreaterThan(1 - (4 / 3) * (0.5 / 500));
  });
});

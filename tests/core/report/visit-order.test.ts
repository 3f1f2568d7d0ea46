import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOfVisits, nearestFirst, orderVisits, type PlanePlace } from '../../../src/core/report/visit-order.ts';

const place = fc.tuple(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -9_000, max: 9_000 }));

/** The shortest of all orders, by trying each. */
function shortest(from: PlanePlace, targets: readonly PlanePlace[]): number {
  const all = (left: readonly number[]): number[][] =>
    left.length === 0 ? [[]] : left.flatMap((n) => all(left.filter((one) => one !== n)).map((rest) => [n, ...rest]));
  return Math.min(...all(targets.map((_, n) => n)).map((order) => lengthOfVisits(from, targets, order)));
}

describe('order of visits', () => {
  it('visits every target once', () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 60 }), (from, targets) => {
        expect(orderVisits(from, targets).toSorted((a, b) => a - b)).toEqual(targets.map((_, n) => n));
      }),
    );
  });

  it('is never longer than going to the nearest that is left', () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 60 }), (from, targets) => {
        const length = lengthOfVisits(from, targets, orderVisits(from, targets));
        expect(length).toBeLessThanOrEqual(lengthOfVisits(from, targets, nearestFirst(from, targets)) * (1 + 1e-9));
      }),
    );
  });

  it('leaves no stretch that would be shorter the other way round', () => {
    fc.assert(
      fc.property(place, fc.array(place, { minLength: 2, maxLength: 25 }), (from, targets) => {
        const order = orderVisits(from, targets);
        const length = lengthOfVisits(from, targets, order);
        for (let i = 0; i < order.length; i++)
          for (let j = i + 1; j < order.length; j++) {
            const turned = [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)];
            expect(lengthOfVisits(from, targets, turned)).toBeGreaterThanOrEqual(length * (1 - 1e-8));
          }
      }),
      { numRuns: 40 },
    );
  });

  it('is close to the shortest way of all where that can be tried', () => {
    fc.assert(
      fc.property(place, fc.array(place, { minLength: 1, maxLength: 6 }), (from, targets) => {
        const length = lengthOfVisits(from, targets, orderVisits(from, targets));
        expect(length).toBeLessThanOrEqual(shortest(from, targets) * 1.6 + 1e-6);
      }),
      { numRuns: 60, seed: 4427 },
    );
  });

  it('turns a stretch round that the nearest-neighbour way crosses twice', () => {
    const corners: PlanePlace[] = [
      [10, 0],
      [-12, 0],
      [40, 0],
    ];
    expect(nearestFirst([0, 0], corners)).toEqual([0, 1, 2]);
    expect(orderVisits([0, 0], corners)).toEqual([1, 0, 2]);
  });

  it('has nothing to order where there is nothing', () => {
    expect(orderVisits([0, 0], [])).toEqual([]);
    expect(orderVisits([0, 0], [[5, 5]])).toEqual([0]);
  });
});

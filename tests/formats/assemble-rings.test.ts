import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleRings, type Ring } from '../../src/formats/assemble-rings.ts';

const square = (x: number, y: number, side: number, turns = 0, clockwise = false): Ring => {
  let corners = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ];
  corners = [...corners.slice(turns), ...corners.slice(0, turns)];
  if (clockwise) corners.reverse();
  return Float64Array.from([...corners, corners[0]].flat());
};

describe('rings become polygons by containment alone', () => {
  it('a ring in another is its hole, a ring in that hole an island, a ring beside them a part', () => {
    const [lake, island, land, beside] = [square(1, 1, 8), square(3, 3, 2), square(0, 0, 10), square(20, 0, 5)];
    expect(assembleRings([lake, island, land, beside])).toEqual([[island], [land, lake], [beside]]);
  });

  it('a hole that touches its shell from within is a hole; neighbours that share an edge are parts', () => {
    const [shell, touching, neighbour] = [square(0, 0, 10), square(0, 2, 3), square(10, 0, 10)];
    expect(assembleRings([touching, shell, neighbour])).toEqual([[shell, touching], [neighbour]]);
  });

  it('a hole through all of its shell’s corners is a hole', () => {
    const diamond = Float64Array.of(5, 0, 10, 5, 5, 10, 0, 5, 5, 0);
    expect(assembleRings([diamond, square(0, 0, 10)])).toEqual([[square(0, 0, 10), diamond]]);
  });

  it('rings that cross, or lie exactly on one another, contain nothing', () => {
    expect(assembleRings([square(0, 0, 10), square(5, 5, 10)])).toHaveLength(2);
    expect(assembleRings([square(0, 0, 10), square(0, 0, 10, 2, true)])).toHaveLength(2);
  });

  it('order, winding and starting vertex change nothing', () => {
    const ring = fc.record({ turns: fc.nat(3), clockwise: fc.boolean() });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.array(ring, { minLength: 6, maxLength: 6 }),
        (order, ways) => {
          // Three squares in one another, beside them a square with two holes.
          const places = [
            [0, 0, 100],
            [10, 10, 80],
            [20, 20, 60],
            [200, 0, 100],
            [210, 10, 20],
            [250, 10, 20],
          ];
          const rings = order.map((n, at) =>
            square(places[n][0], places[n][1], places[n][2], ways[at].turns, ways[at].clockwise),
          );
          const sides = assembleRings(rings)
            .map((polygon) =>
              polygon.map(
                (one) => Math.max(...one.filter((_, i) => i % 2 === 0)) - Math.min(...one.filter((_, i) => i % 2 === 0)),
              ),
            )
            .sort((a, b) => b.length - a.length || b[0] - a[0]);
          expect(sides).toEqual([[100, 20, 20], [100, 80], [60]]);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleRings, type Ring } from '../../src/formats/assemble-rings.ts';
import { RingEdges } from '../../src/formats/ring-edges.ts';
import { seeded } from '../support/seeded.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** A square with so many vertices on each side. */
function ringOf({ x, y, side }: Box, perSide: number): Ring {
  const corners = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
  const vertices: number[] = [];
  for (let corner = 0; corner < 4; corner++) {
    const [[ax, ay], [bx, by]] = [corners[corner], corners[corner + 1]];
    for (let n = 0; n < perSide; n++) vertices.push(ax + ((bx - ax) * n) / perSide, ay + ((by - ay) * n) / perSide);
  }
  return Float64Array.from([...vertices, x, y]);
}

/** Squares in squares: each box holds smaller ones in the cells of its own grid, so none cross. */
const boxes = (box: Box, depth: number): fc.Arbitrary<Box[]> =>
  depth === 0
    ? fc.constant([box])
    : fc.subarray([0, 1, 2, 3]).chain((cells) =>
        fc
          .tuple(
            ...cells.map((cell) => {
              const half = box.side / 2;
              return boxes(
                { x: box.x + half * (cell % 2) + half / 8, y: box.y + half * (cell >> 1) + half / 8, side: half / 2 },
                depth - 1,
              );
            }),
          )
          .map((inner) => [box, ...inner.flat()]),
      );

const holds = (a: Box, b: Box): boolean =>
  a !== b && a.x <= b.x && a.y <= b.y && a.x + a.side >= b.x + b.side && a.y + a.side >= b.y + b.side;

describe('rings in rings', () => {
  it('come to the polygons that their squares say, in any order', () => {
    fc.assert(
      fc.property(
        boxes({ x: 0, y: 0, side: 1024 }, 4).chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
        fc.constantFrom(1, 3, 40),
        (all, perSide) => {
          const rings = all.map((box) => ringOf(box, perSide));
          const around = all.map((box) => all.filter((other) => holds(other, box)));
          const expected = all.flatMap((box, n) => {
            if (around[n].length % 2 === 1) return [];
            const inner = all.flatMap((other, m) =>
              around[m].length === around[n].length + 1 && holds(box, other) ? [rings[m]] : [],
            );
            return [[rings[n], ...inner]];
          });
          const sorted = (polygons: readonly (readonly Ring[])[]): string[] =>
            polygons.map(([shell, ...inner]) => [shell.join(), ...inner.map((ring) => ring.join()).sort()].join('|')).sort();
          expect(sorted(assembleRings(rings))).toEqual(sorted(expected));
        },
      ),
      seeded(100),
    );
  });

  it('beyond what can be told apart in seconds are refused', () => {
    const nested = Array.from({ length: 12_000 }, (_, n) => ringOf({ x: n, y: n, side: 30_000 - 2 * n }, 1));
    expect(() => assembleRings(nested)).toThrow(expect.objectContaining({ code: 'polygon-too-complex' }));
  });
});

describe('the side of a point', () => {
  it('is the same by the edges beside it as by all of them', () => {
    const ordinate = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ordinate, ordinate), { minLength: 40, maxLength: 120 }),
        fc.array(fc.tuple(fc.integer({ min: -2, max: 42 }), fc.integer({ min: -2, max: 42 })), { minLength: 20 }),
        (ring, points) => {
          const edges = new RingEdges(Float64Array.from(ring.flat()), { looks: 0 });
          for (const [x, y] of points) expect(edges.sideOf(x, y)).toBe(sideByAll(ring, x, y));
        },
      ),
      seeded(),
    );
  });
});

function sideByAll(ring: readonly (readonly [number, number])[], x: number, y: number): number {
  let inside = false;
  for (const [n, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring.at(n - 1) ?? [0, 0];
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const within = Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
    if (turn === 0 && within) return 0;
    if (ay > y !== by > y && turn > 0 === by > ay) inside = !inside;
  }
  return inside ? 1 : -1;
}

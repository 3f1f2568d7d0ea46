import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginDrawing,
  type Drawing,
  type DrawnPart,
  type EditRefusal,
  type EditStep,
  momentOf,
  STROKE,
  takeStep,
  toPlane,
} from '../../../src/core/editing/drawing.ts';
import { toGeometry, toParts } from '../../../src/core/editing/drawn-geometry.ts';
import { doubledArea, enclose } from '../../../src/core/editing/segments.ts';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import type { LngLat } from '../../../src/core/measure/units.ts';
import { PLANE } from '../../support/district-changes.ts';
import { seeded } from '../../support/seeded.ts';

const plane = createDistrictPlane(PLANE);

/** Metres of the plane as degrees, on whole millimetres. */
const at = (east_m: number, north_m: number): LngLat => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east_m, 1000 * north_m));
  return [Math.round(lon * 1e10) / 1e10, Math.round(lat * 1e10) / 1e10];
};
const square = (x: number, y: number, size: number): LngLat[] => [
  at(x, y),
  at(x + size, y),
  at(x + size, y + size),
  at(x, y + size),
];
const adds = (...points: LngLat[]): EditStep[] => points.map((place) => ({ do: 'add', at: place }));

/** Takes the steps that can be taken; a refused one leaves the drawing as it was. */
function after(drawing: Drawing, ...steps: EditStep[]): Drawing {
  return steps.reduce((now, step) => {
    const next = takeStep(now, step, plane);
    return typeof next === 'string' ? now : next;
  }, drawing);
}
const refusal = (drawing: Drawing, step: EditStep): EditRefusal | null => {
  const next = takeStep(drawing, step, plane);
  return typeof next === 'string' ? next : null;
};
const shape = (...parts: DrawnPart[]) => beginDrawing(parts);
const area_m2 = (parts: readonly DrawnPart[]) =>
  parts.reduce(
    (sum, part) =>
      sum + toPlane(part, plane).reduce((own, ring, n) => own + (n === 0 ? 1 : -1) * Math.abs(doubledArea(ring)), 0) / 2e6,
    0,
  );

describe('a stroke', () => {
  it('takes no vertex where the plane does not reach: no degrees, or the other side of the world', () => {
    const [a, b, c] = square(0, 0, 100);
    for (const place of [
      [200, 20],
      [134, 95],
      [-60, 20],
      [Number.NaN, 20],
    ] as const) {
      expect(refusal(beginDrawing(), { do: 'add', at: place })).toBe('beyond-plane');
      expect(refusal(shape([[a, b, c]]), { do: 'move', vertex: { part: 0, ring: 0, index: 0 }, at: place })).toBe('beyond-plane');
    }
  });

  it('becomes a part with a click on its first vertex, and vertices can be changed then', () => {
    const [a, b, c] = square(0, 0, 100);
    const drawing = after(beginDrawing(), ...adds(a, b, c, a));
    expect(drawing).toMatchObject({ parts: [[[a, b, c]]], stroke: [], tool: 'vertices' });
  });

  it('ends with a second click on its last vertex, as a double click makes, but not below three', () => {
    const [a, b, c] = square(0, 0, 100);
    expect(refusal(after(beginDrawing(), ...adds(a, b)), { do: 'add', at: b })).toBe('too-few-vertices');
    expect(after(beginDrawing(), ...adds(a, b, c, c)).parts).toEqual([[[a, b, c]]]);
  });

  it('makes a further part beside the first', () => {
    const drawing = after(shape([square(0, 0, 10)]), { do: 'take', tool: 'part' }, ...adds(...square(50, 0, 10)), {
      do: 'close',
    });
    expect(drawing.parts).toHaveLength(2);
  });

  it('that is given up for another tool can be brought back', () => {
    const begun = after(shape([square(0, 0, 10)]), { do: 'take', tool: 'hole' }, ...adds(at(1, 1), at(2, 1)));
    const away = after(begun, { do: 'take', tool: 'vertices' });
    expect(away.stroke).toEqual([]);
    expect(after(away, { do: 'undo' })).toMatchObject({ stroke: [at(1, 1), at(2, 1)], tool: 'hole' });
  });
});

describe('a hole', () => {
  const ready = after(shape([square(0, 0, 100)], [square(200, 0, 100)]), { do: 'take', tool: 'hole' });

  it('belongs to the part that it lies in', () => {
    const drawing = after(ready, ...adds(...square(220, 20, 10)), { do: 'close' });
    expect(drawing.parts.map((part) => part.length)).toEqual([1, 2]);
    expect(after(drawing, { do: 'remove-ring', part: 1, ring: 1 }).parts.map((part) => part.length)).toEqual([1, 1]);
  });

  it('that reaches out of its part is refused, and what was drawn is kept', () => {
    const drawn = after(ready, ...adds(...square(95, 20, 10)));
    expect(refusal(drawn, { do: 'close' })).toBe('hole-outside');
    expect(after(drawn, { do: 'close' }).stroke).toHaveLength(4);
  });

  it('stays inside whatever is drawn', () => {
    const place = fc.tuple(fc.integer({ min: -40, max: 140 }), fc.integer({ min: -40, max: 140 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 6 }), (places) => {
        const drawing = after(
          shape([square(0, 0, 100)]),
          { do: 'take', tool: 'hole' },
          ...adds(...places.map(([x, y]) => at(x, y))),
          { do: 'close' },
        );
        const [shell, ...holes] = toPlane(drawing.parts[0], plane);
        for (const hole of holes) for (const vertex of hole) expect(enclose([shell], vertex)).toBe(true);
      }),
      seeded(200),
    );
  });
});

describe('vertices', () => {
  const drawing = shape([square(0, 0, 100)]);

  it('are moved, inserted on any side and deleted', () => {
    const vertex = { part: 0, ring: 0, index: 2 };
    expect(after(drawing, { do: 'move', vertex, at: at(150, 150) }).parts[0][0][2]).toEqual(at(150, 150));
    const closing = after(drawing, { do: 'insert', vertex: { ...vertex, index: 4 }, at: at(-20, 50) });
    expect(closing.parts[0][0]).toEqual([...square(0, 0, 100), at(-20, 50)]);
    expect(after(closing, { do: 'remove', vertex: { ...vertex, index: 4 } }).parts).toEqual(drawing.parts);
  });

  it('of a ring of three are not deleted: the ring would be gone', () => {
    const triangle = shape([square(0, 0, 100).slice(0, 3)]);
    expect(refusal(triangle, { do: 'remove', vertex: { part: 0, ring: 0, index: 0 } })).toBe('ring-of-three');
  });

  it('of a stroke are moved too', () => {
    const stroke = after(beginDrawing(), ...adds(at(0, 0), at(10, 0)));
    const moved = after(stroke, { do: 'move', vertex: { part: STROKE, ring: 0, index: 0 }, at: at(5, 5) });
    expect(moved.stroke).toEqual([at(5, 5), at(10, 0)]);
  });

  it('that do not exist change nothing', () => {
    const vertex = { part: 3, ring: 0, index: 9 };
    expect(takeStep(drawing, { do: 'move', vertex, at: at(0, 0) }, plane)).toBe(drawing);
    expect(takeStep(drawing, { do: 'insert', vertex, at: at(0, 0) }, plane)).toBe(drawing);
  });
});

describe('a whole shape that is moved', () => {
  it('keeps every side to the millimetre', () => {
    const drawing = shape([square(0, 0, 100), square(10, 10, 20)]);
    const moved = after(drawing, { do: 'shift', from: at(0, 0), to: at(812.345, -77.001) });
    const before = toPlane(drawing.parts[0], plane);
    expect(toPlane(moved.parts[0], plane)).toEqual(before.map((ring) => ring.map(([x, y]) => [x + 812_345, y - 77_001])));
  });
});

describe('a cut', () => {
  const cut = (drawing: Drawing, ...line: LngLat[]) =>
    after(drawing, { do: 'take', tool: 'cut' }, ...adds(...line), { do: 'close' });

  it('parts a shape; either part can be kept alone', () => {
    const drawing = cut(shape([square(0, 0, 100)]), at(40, -10), at(40, 110));
    expect(drawing.parts.map((part) => area_m2([part])).sort((a, b) => a - b)).toEqual([4000, 6000]);
    expect(area_m2(after(drawing, { do: 'keep-part', part: 0 }).parts) % 2000).toBe(0);
    expect(after(drawing, { do: 'keep-part', part: 0 }).parts).toHaveLength(1);
  });

  it('through a hole leaves it to neither part', () => {
    const drawing = cut(shape([square(0, 0, 100), square(40, 40, 20)]), at(50, -10), at(50, 110));
    expect(drawing.parts.map((part) => part.length)).toEqual([1, 1]);
    expect(area_m2(drawing.parts)).toBeCloseTo(9600, 6);
  });

  it('past a hole leaves it where it is', () => {
    const drawing = cut(shape([square(0, 0, 100), square(10, 10, 20)]), at(50, -10), at(50, 110));
    expect(drawing.parts.map((part) => part.length).sort((a, b) => a - b)).toEqual([1, 2]);
    expect(area_m2(drawing.parts)).toBeCloseTo(9600, 6);
  });

  it('across a bay gives as many parts as it makes', () => {
    const u = [at(0, 0), at(100, 0), at(100, 100), at(70, 100), at(70, 30), at(30, 30), at(30, 100), at(0, 100)];
    expect(cut(shape([u]), at(-10, 60), at(110, 60)).parts).toHaveLength(3);
  });

  it('that ends inside, misses or crosses itself is refused', () => {
    const ready = after(shape([square(0, 0, 100)]), { do: 'take', tool: 'cut' });
    const refused = (...line: LngLat[]) => refusal(after(ready, ...adds(...line)), { do: 'close' });
    expect(refused(at(50, -10), at(50, 50))).toBe('cut-misses');
    expect(refused(at(150, -10), at(150, 110))).toBe('cut-misses');
    expect(refused(at(-10, 50), at(60, 50), at(60, 70), at(40, 20), at(40, 110))).toBe('cut-crosses-itself');
  });

  it('through corners and along a side parts nothing twice', () => {
    const diagonal = cut(shape([square(0, 0, 100)]), at(-10, -10), at(110, 110));
    expect(diagonal.parts).toHaveLength(2);
    const ready = after(shape([square(0, 0, 100)]), { do: 'take', tool: 'cut' });
    expect(refusal(after(ready, ...adds(at(-10, 0), at(110, 0))), { do: 'close' })).toBe('cut-misses');
  });

  it('gives parts that add up to the whole, whatever is cut by whatever line', () => {
    const radius = fc.integer({ min: 20_000, max: 100_000 });
    const line = fc.array(fc.tuple(fc.integer({ min: -120_000, max: 120_000 }), fc.integer({ min: -120_000, max: 120_000 })), {
      minLength: 1,
      maxLength: 3,
    });
    let split = 0;
    fc.assert(
      fc.property(fc.array(radius, { minLength: 3, maxLength: 24 }), line, fc.boolean(), (radii, bends, hasHole) => {
        const star = radii.map((r, n) => {
          const angle = (2 * Math.PI * n) / radii.length;
          return at(Math.round(r * Math.cos(angle)) / 1000, Math.round(r * Math.sin(angle)) / 1000);
        });
        const isRound = radii.length > 4;
        const whole = shape(hasHole && isRound ? [star, square(-3, -3, 6)] : [star]);
        const ends = [at(-150, -140), ...bends.map(([x, y]) => at(x / 1000, y / 1000)), at(150, 130)];
        const drawing = cut(whole, ...ends);
        if (drawing.parts.length < 2) return;
        // A vertex of the cut is rounded by at most 0.71 mm off a side of at most 200 m: a triangle of 0.071 m² for each of a cut's two ends.
        expect(Math.abs(area_m2(drawing.parts) - area_m2(whole.parts))).toBeLessThan(0.142 * (drawing.parts.length - 1));
        split++;
        for (const part of drawing.parts) expect(area_m2([part])).toBeGreaterThan(0);
      }),
      seeded(400),
    );
    expect(split).toBeGreaterThan(200);
  });
});

const vertexPlace = fc.record({ part: fc.integer({ min: -1, max: 2 }), ring: fc.integer({ min: 0, max: 1 }), index: fc.nat(5) });
const somewhere = fc.tuple(fc.integer({ min: -50, max: 150 }), fc.integer({ min: -50, max: 150 })).map(([x, y]) => at(x, y));
const anyStep: fc.Arbitrary<EditStep> = fc.oneof(
  fc.record({ do: fc.constant('take' as const), tool: fc.constantFrom('part', 'hole', 'cut', 'vertices', 'shift') }),
  fc.record({ do: fc.constant('add' as const), at: somewhere }),
  fc.record({ do: fc.constant('add' as const), at: somewhere }),
  fc.constant({ do: 'close' as const }),
  fc.record({ do: fc.constant('move' as const), vertex: vertexPlace, at: somewhere }),
  fc.record({ do: fc.constant('insert' as const), vertex: vertexPlace, at: somewhere }),
  fc.record({ do: fc.constant('remove' as const), vertex: vertexPlace }),
  fc.record({ do: fc.constant('remove-ring' as const), part: fc.nat(2), ring: fc.nat(1) }),
  fc.record({ do: fc.constant('keep-part' as const), part: fc.nat(2) }),
  fc.record({ do: fc.constant('shift' as const), from: somewhere, to: somewhere }),
);

describe('any steps', () => {
  it('are taken back one by one to where they began, and done again to where they led', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
        const begun = shape([square(0, 0, 100), square(20, 20, 10)]);
        const done = after(begun, ...steps);
        const undone = after(done, ...done.past.map((): EditStep => ({ do: 'undo' })));
        expect(undone.past).toEqual([]);
        expect(undone.parts).toEqual(begun.parts);
        const again = after(undone, ...done.past.map((): EditStep => ({ do: 'redo' })));
        expect(momentOf(again)).toEqual(momentOf(done));
      }),
      seeded(300),
    );
  });

  it('leave rings of at least three vertices, and shells before holes', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
        const { parts } = after(shape([square(0, 0, 100), square(20, 20, 10)]), ...steps);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          for (const ring of part) expect(ring.length).toBeGreaterThanOrEqual(3);
        }
      }),
      seeded(300),
    );
  });
});

describe('a recorded geometry', () => {
  it('closes rings, turns shells left and holes right, and is drawn again with the same numbers', () => {
    const parts: DrawnPart[] = [[square(0, 0, 100).toReversed(), square(20, 20, 10)], [square(300, 0, 10)]];
    const geometry = toGeometry(parts);
    expect(geometry.type).toBe('MultiPolygon');
    const [[shell, hole]] = geometry.coordinates as number[][][][];
    expect(shell[0]).toEqual(shell.at(-1));
    expect(doubledArea(shell.slice(0, -1) as [number, number][])).toBeGreaterThan(0);
    expect(doubledArea(hole.slice(0, -1) as [number, number][])).toBeLessThan(0);
    expect(toGeometry(toParts(geometry))).toEqual(geometry);
  });
});

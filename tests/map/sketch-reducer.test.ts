import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../src/map/map-scene.ts';
import {
  beginSketch,
  LEAST_VERTICES,
  type Sketch,
  sketchAfter,
  type SketchShape,
  type SketchStep,
} from '../../src/map/modes/sketch-reducer.ts';

const [A, B, C, D]: LonLat[] = [
  [113.1, 23.1],
  [113.2, 23.1],
  [113.2, 23.2],
  [113.1, 23.2],
];
const drawn = (shape: SketchShape, ...steps: SketchStep[]): Sketch => steps.reduce(sketchAfter, beginSketch(shape));
const adds = (...points: LonLat[]): SketchStep[] => points.map((at) => ({ do: 'add', at }));

describe('a polygon', () => {
  it('grows by a vertex a click', () => {
    expect(drawn('polygon', ...adds(A, B, C))).toMatchObject({ points: [A, B, C], finished: false });
  });

  it('ends with a click on its first vertex', () => {
    expect(drawn('polygon', ...adds(A, B, C, A))).toMatchObject({ points: [A, B, C], finished: true });
  });

  it('ends with a second click on the last one, as a double click makes', () => {
    expect(drawn('polygon', ...adds(A, B, C, C))).toMatchObject({ points: [A, B, C], finished: true });
  });

  it('does not end below three vertices, however it is asked', () => {
    for (const step of [{ do: 'finish' }, { do: 'add', at: B }] as const) {
      expect(drawn('polygon', ...adds(A, B), step)).toMatchObject({ points: [A, B], finished: false });
    }
    expect(drawn('polygon', ...adds(A, B, A)).points).toEqual([A, B, A]);
  });
});

describe('a line', () => {
  it('may come back to its first vertex without ending', () => {
    expect(drawn('line', ...adds(A, B, C, A))).toMatchObject({ points: [A, B, C, A], finished: false });
  });

  it('ends with two vertices', () => {
    expect(drawn('line', ...adds(A, B), { do: 'finish' }).finished).toBe(true);
    expect(drawn('line', ...adds(A), { do: 'finish' }).finished).toBe(false);
  });
});

it('a point is ended at once, and the next one takes its place', () => {
  expect(drawn('point', ...adds(A, B))).toMatchObject({ points: [B], finished: true });
});

describe('a finished sketch', () => {
  const done = [...adds(A, B, C), { do: 'finish' }] satisfies SketchStep[];

  it('lets a vertex be moved and one be inserted, and stays finished', () => {
    expect(drawn('polygon', ...done, { do: 'move', index: 1, at: D })).toMatchObject({ points: [A, D, C], finished: true });
    expect(drawn('polygon', ...done, { do: 'insert', index: 3, at: D })).toMatchObject({ points: [A, B, C, D], finished: true });
    expect(drawn('polygon', ...done, { do: 'insert', index: 1, at: D }).points).toEqual([A, D, B, C]);
  });

  it('is open again when too few vertices are left', () => {
    expect(drawn('polygon', ...done, { do: 'remove', index: 0 })).toMatchObject({ points: [B, C], finished: false });
  });

  it('gives way to a new one with the next click, and comes back', () => {
    const anew = drawn('polygon', ...done, { do: 'add', at: D });
    expect(anew).toMatchObject({ points: [D], finished: false });
    expect(sketchAfter(anew, { do: 'take-back' })).toMatchObject({ points: [A, B, C], finished: true });
  });

  it('is taken back to the open one first, then vertex by vertex', () => {
    const back = (times: number) =>
      drawn('polygon', ...done, ...Array.from({ length: times }, () => ({ do: 'take-back' }) as const));
    expect(back(1)).toMatchObject({ points: [A, B, C], finished: false });
    expect(back(2).points).toEqual([A, B]);
    expect(back(9).points).toEqual([]);
  });
});

it('what was cleared or replaced from elsewhere can be taken back', () => {
  const cleared = drawn('line', ...adds(A, B), { do: 'clear' });
  expect(cleared.points).toEqual([]);
  expect(sketchAfter(cleared, { do: 'take-back' }).points).toEqual([A, B]);
  const replaced = drawn('line', ...adds(A, B), { do: 'replace', points: [C, D], finished: true });
  expect(sketchAfter(replaced, { do: 'take-back' }).points).toEqual([A, B]);
});

it('the same vertices from elsewhere are no step', () => {
  const sketch = drawn('line', ...adds(A, B));
  expect(sketchAfter(sketch, { do: 'replace', points: [[...A], [...B]] as LonLat[], finished: false })).toBe(sketch);
});

it('whatever is done, every step can be taken back one by one to nothing, and what is finished has enough vertices', () => {
  const at = fc.constantFrom(A, B, C, D);
  const index = fc.integer({ min: -1, max: 6 });
  const step: fc.Arbitrary<SketchStep> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), at }) },
    fc.record({ do: fc.constant('move' as const), index, at }),
    fc.record({ do: fc.constant('insert' as const), index, at }),
    fc.record({ do: fc.constant('remove' as const), index }),
    fc.constant({ do: 'finish' as const }),
    fc.constant({ do: 'clear' as const }),
  );
  fc.assert(
    fc.property(fc.constantFrom<SketchShape>('point', 'line', 'polygon'), fc.array(step, { maxLength: 30 }), (shape, steps) => {
      const states: Sketch[] = [beginSketch(shape)];
      for (const one of steps) {
        const next = sketchAfter(states[states.length - 1], one);
        if (next !== states[states.length - 1]) states.push(next);
        if (next.finished) expect(next.points.length).toBeGreaterThanOrEqual(LEAST_VERTICES[shape]);
      }
      let back = states[states.length - 1];
      for (const before of states.slice(0, -1).toReversed()) {
        back = sketchAfter(back, { do: 'take-back' });
        expect({ points: back.points, finished: back.finished }).toEqual({ points: before.points, finished: before.finished });
      }
      expect(back.past).toEqual([]);
    }),
  );
});

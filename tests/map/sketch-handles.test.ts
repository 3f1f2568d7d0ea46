import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../src/map/map-scene.ts';
import { type DrawnSketch, sketchFeatures } from '../../src/map/modes/sketch-features.ts';
import { findHandle, middlesOf } from '../../src/map/modes/sketch-handles.ts';

const SQUARE = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
  { x: 0, y: 100 },
];

describe('what can be taken hold of', () => {
  it('is the vertex within reach, before the middle of a side', () => {
    expect(findHandle(SQUARE, 'polygon', { x: 97, y: 4 }, 8)).toEqual({ kind: 'vertex', index: 1 });
    expect(findHandle(SQUARE, 'polygon', { x: 52, y: 3 }, 8)).toEqual({ kind: 'middle', index: 1 });
    expect(findHandle(SQUARE, 'polygon', { x: 50, y: 50 }, 8)).toBeNull();
  });

  it('on the closing side inserts at the end; a line has no closing side', () => {
    expect(findHandle(SQUARE, 'polygon', { x: 0, y: 50 }, 8)).toEqual({ kind: 'middle', index: 4 });
    expect(findHandle(SQUARE, 'line', { x: 0, y: 50 }, 8)).toBeNull();
  });

  it('has no middle on sides too short to aim at', () => {
    expect(middlesOf(SQUARE, 'polygon', 101)).toEqual([]);
    expect(middlesOf(SQUARE, 'polygon', 99)).toHaveLength(4);
  });
});

describe('the drawn sketch', () => {
  const corners: LonLat[] = [
    [0, 0],
    [2, 0],
    [2, 2],
  ];
  const open: DrawnSketch = { shape: 'polygon', points: corners, finished: false, next: [0, 2], snap: null, middles: [] };
  const parts = (drawn: DrawnSketch, texts = null as Parameters<typeof sketchFeatures>[1]) =>
    sketchFeatures(drawn, texts).map(({ properties, geometry }) => [properties?.part, geometry] as const);
  const count = (drawn: DrawnSketch, part: string) => parts(drawn).filter(([one]) => one === part).length;

  it('shows the side to come and the closing one dashed until it is finished', () => {
    const [, next] = parts(open).find(([part]) => part === 'next') ?? [];
    expect(next).toEqual({
      type: 'LineString',
      coordinates: [
        [2, 2],
        [0, 2],
        [0, 0],
      ],
    });
    expect(count({ ...open, next: null, finished: true }, 'next')).toBe(0);
  });

  it('is a closed ring when finished, an open line before', () => {
    const line = (drawn: DrawnSketch) => parts(drawn).find(([part]) => part === 'line')?.[1];
    expect(line(open)).toMatchObject({ coordinates: { length: 3 } });
    expect(line({ ...open, next: null, finished: true })).toMatchObject({ coordinates: { length: 4 } });
  });

  it('has one handle a vertex, and texts on the sides they belong to', () => {
    expect(count(open, 'vertex')).toBe(3);
    const sides = parts(open, { sides: ['a', 'b', '', 'd'], total: 'T' }).filter(([part]) => part === 'side');
    expect(sides.map(([, geometry]) => geometry)).toEqual([
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [2, 0],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [2, 0],
          [2, 2],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [0, 2],
          [0, 0],
        ],
      },
    ]);
  });

  it('puts the total inside the ring, or at the end of a line', () => {
    const total = (drawn: DrawnSketch) => parts(drawn, { sides: [], total: 'T' }).find(([part]) => part === 'total')?.[1];
    expect(total(open)).toMatchObject({ coordinates: [expect.closeTo(1, 0), expect.closeTo(1, 0)] });
    expect(total({ ...open, shape: 'line' })).toMatchObject({ coordinates: [0, 2] });
  });

  it('is nothing where nothing is drawn', () => {
    expect(parts({ ...open, points: [], next: null })).toEqual([]);
  });
});

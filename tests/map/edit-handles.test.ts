import { describe, expect, it } from 'vitest';
import { beginDrawing, type DrawnPart, STROKE } from '../../src/core/editing/drawing.ts';
import type { LonLat } from '../../src/map/map-scene.ts';
import { editFeatures, type ShownDrawing } from '../../src/map/modes/edit-features.ts';
import { findEditHandle, middlesOfRings, type RingOnScreen, snapToOwn } from '../../src/map/modes/edit-handles.ts';

const OUTER: LonLat[] = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];
const HOLE: LonLat[] = [
  [40, 40],
  [60, 40],
  [60, 60],
  [40, 60],
];
/** A degree is a pixel here. */
const onScreen = (part: number, ring: number, places: LonLat[]): RingOnScreen => ({
  part,
  ring,
  places,
  points: places.map(([x, y]) => ({ x, y })),
});
const RINGS = [onScreen(0, 0, OUTER), onScreen(0, 1, HOLE)];

describe('a handle', () => {
  it('is the nearest vertex of any ring, before the middle of a side', () => {
    expect(findEditHandle(RINGS, { x: 42, y: 41 }, 8)?.vertex).toEqual({ part: 0, ring: 1, index: 0 });
    expect(findEditHandle(RINGS, { x: 50, y: 2 }, 8)).toMatchObject({ kind: 'middle', vertex: { part: 0, ring: 0, index: 1 } });
    expect(findEditHandle(RINGS, { x: 20, y: 20 }, 8)).toBeNull();
  });

  it('has no middle on sides too short to aim at', () => {
    expect(middlesOfRings(RINGS, 30)).toHaveLength(4);
    expect(middlesOfRings(RINGS, 10)).toHaveLength(8);
  });
});

describe('the shape itself', () => {
  it('is snapped to at a vertex, else on a side', () => {
    expect(snapToOwn(RINGS, { x: 98, y: 3 }, 12, null)).toMatchObject({ at: [100, 0], kind: 'vertex' });
    expect(snapToOwn(RINGS, { x: 97, y: 50 }, 12, null)).toMatchObject({ at: [100, 50], kind: 'edge' });
    expect(snapToOwn(RINGS, { x: 20, y: 20 }, 12, null)).toBeNull();
  });

  it('is not snapped to at the vertex in hand, nor on the sides that move with it', () => {
    const held = { part: 0, ring: 0, index: 1 };
    expect(snapToOwn(RINGS, { x: 98, y: 3 }, 12, held)).toBeNull();
    expect(snapToOwn(RINGS, { x: 97, y: 50 }, 12, held)).toBeNull();
    expect(snapToOwn(RINGS, { x: 3, y: 50 }, 12, held)).toMatchObject({ kind: 'edge' });
  });
});

const PLAIN: Omit<ShownDrawing, 'drawing'> = {
  next: null,
  chosen: null,
  held: false,
  snap: null,
  middles: [],
  warnings: [],
  coarse: false,
};
const count = (shown: Partial<ShownDrawing> & Pick<ShownDrawing, 'drawing'>, part: string) =>
  editFeatures({ ...PLAIN, ...shown }, null).filter(({ properties }) => properties?.part === part).length;

describe('a drawing on the map', () => {
  const parts: DrawnPart[] = [[OUTER, HOLE]];

  it('has its holes as holes, and a handle for every vertex while vertices are changed', () => {
    const drawing = beginDrawing(parts);
    const [area] = editFeatures({ ...PLAIN, drawing }, null);
    expect(area.geometry).toMatchObject({ type: 'Polygon', coordinates: [{ length: 5 }, { length: 5 }] });
    expect(count({ drawing }, 'vertex')).toBe(8);
    expect(count({ drawing: { ...drawing, tool: 'shift' } }, 'vertex')).toBe(0);
  });

  it('shows the chosen vertex, and of a stroke its last', () => {
    const drawing = { ...beginDrawing(parts), tool: 'hole' as const, stroke: HOLE.slice(0, 2) };
    const chosen = { part: STROKE, ring: 0, index: 0 };
    const handles = editFeatures({ ...PLAIN, drawing, chosen }, null).filter(({ properties }) => properties?.chosen === 1);
    expect(handles).toHaveLength(1);
    expect(count({ drawing, next: [50, 50] }, 'next')).toBe(1);
  });

  it('closes a ring ahead of its closing, but never a cut', () => {
    const ahead = (tool: 'hole' | 'cut') =>
      editFeatures({ ...PLAIN, drawing: { ...beginDrawing(parts), tool, stroke: HOLE.slice(0, 3) }, next: [50, 50] }, null).find(
        ({ properties }) => properties?.part === 'next',
      )?.geometry;
    expect(ahead('hole')).toMatchObject({ coordinates: { length: 3 } });
    expect(ahead('cut')).toMatchObject({ coordinates: { length: 2 } });
  });
});

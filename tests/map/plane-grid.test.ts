import { describe, expect, it } from 'vitest';
import { forwardGaussKruger, inverseGaussKruger } from '../../src/core/geodesy/gauss-kruger.ts';
import type { LonLat } from '../../src/map/map-scene.ts';
import { drawPlaneGrid, splitPlaneNumber, type ViewCorners } from '../../src/map/plane-grid.ts';

const PLANE = { meridian: 135, zone: 45 };

/** A view of that many metres a side, turned by degrees, its middle in the demo district. */
function viewOf(size_m: number, turn = 0): ViewCorners {
  const [east, north] = [416_700, 2_655_300];
  const corner = (x: number, y: number): LonLat => {
    const angle = (turn * Math.PI) / 180;
    const [dx, dy] = [(x * size_m) / 2, (y * size_m) / 2];
    const { lon, lat } = inverseGaussKruger(
      PLANE.meridian,
      east + dx * Math.cos(angle) - dy * Math.sin(angle),
      north + dx * Math.sin(angle) + dy * Math.cos(angle),
    );
    return [lon, lat];
  };
  return [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)];
}

const lines = (view: ViewCorners) => drawPlaneGrid(view, PLANE).filter(({ geometry }) => geometry.type === 'LineString');
const labels = (view: ViewCorners) => drawPlaneGrid(view, PLANE).filter(({ geometry }) => geometry.type === 'Point');

describe('the grid of the plane', () => {
  it('runs along whole hundreds of metres in a view of 700 m, to the millimetre', () => {
    const drawn = lines(viewOf(700));
    expect(drawn.map(({ properties }) => properties?.id)).toEqual([
      ...[2655000, 2655100, 2655200, 2655300, 2655400, 2655500, 2655600].map((x) => `x${x}`),
      ...[416400, 416500, 416600, 416700, 416800, 416900, 417000].map((y) => `y${y}`),
    ]);
    for (const { properties, geometry } of drawn) {
      const id = String(properties?.id);
      for (const [lon, lat] of geometry.type === 'LineString' ? geometry.coordinates : []) {
        const { north_m, east_m } = forwardGaussKruger(PLANE.meridian, lon, lat);
        expect(id.startsWith('x') ? north_m : east_m).toBeCloseTo(Number(id.slice(1)), 3);
      }
    }
  });

  it.each([20, 90, 700, 4000, 25_000, 60_000])('has between two and nine lines a way in a view of %i m', (size) => {
    const count = (axis: string) =>
      lines(viewOf(size)).filter(({ properties }) => String(properties?.id).startsWith(axis)).length;
    for (const axis of ['x', 'y']) {
      expect(count(axis)).toBeGreaterThanOrEqual(2);
      expect(count(axis)).toBeLessThanOrEqual(9);
    }
  });

  it('is numbered at the left and the upper edge, Y with its zone', () => {
    const found = labels(viewOf(700)).map(({ properties }) => properties);
    expect(found.find((p) => p?.id === 'x2655300/label')).toMatchObject({ edge: 'left', lead: '26', main: '55', tail: '300' });
    expect(found.find((p) => p?.id === 'y416700/label')).toMatchObject({ edge: 'top', lead: '454', main: '16', tail: '700' });
  });

  it('in a turned view keeps its numbers within the view', () => {
    const view = viewOf(700, 30);
    const [west, east] = [Math.min(...view.map(([lon]) => lon)), Math.max(...view.map(([lon]) => lon))];
    const found = labels(view);
    expect(found.length).toBeGreaterThan(4);
    for (const { geometry } of found) {
      const [lon] = geometry.type === 'Point' ? geometry.coordinates : [Number.NaN];
      expect(lon).toBeGreaterThanOrEqual(west);
      expect(lon).toBeLessThanOrEqual(east);
    }
  });

  it('is not drawn where its plane means nothing', () => {
    expect(
      drawPlaneGrid(
        [
          [100, 40],
          [150, 40],
          [150, 20],
          [100, 20],
        ],
        PLANE,
      ),
    ).toEqual([]);
  });
});

it('numbers read as on a sheet', () => {
  expect(splitPlaneNumber(45_416_000, false)).toEqual({ lead: '454', main: '16', tail: '' });
  expect(splitPlaneNumber(2_605_050, true)).toEqual({ lead: '26', main: '05', tail: '050' });
  expect(splitPlaneNumber(5_000, false)).toEqual({ lead: '', main: '05', tail: '' });
});

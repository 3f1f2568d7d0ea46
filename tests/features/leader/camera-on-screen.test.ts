import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cameraOnScreen, inRoom } from '../../../src/features/leader/tour/camera-on-screen.ts';

const RUNS = { seed: 20261129, numRuns: 200 };
const width = fc.integer({ min: 1, max: 8_000 });
const camera = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  zoom: fc.double({ min: 0, max: 22, noNaN: true }),
  bearing: fc.double({ min: 0, max: 360, noNaN: true }),
  width_px: width,
});
/** Ground in view, by the width of the world: a pixel is half as wide a zoom nearer. */
const groundOf = (zoom: number, px: number) => px / 2 ** zoom;

it('a stop shows the same width of ground on every screen, also on one that is turned meanwhile (seed 20261129)', () => {
  fc.assert(
    fc.property(camera, width, width, (stop, first, then) => {
      const shown = cameraOnScreen(stop, first);
      const turned = inRoom(shown, first, then);
      const asked = groundOf(stop.zoom, stop.width_px);
      expect(groundOf(shown.zoom, first) / asked).toBeCloseTo(1, 9);
      expect(groundOf(turned.zoom, then) / asked).toBeCloseTo(1, 9);
      expect({ ...turned, zoom: 0 }).toEqual({ ...shown, zoom: 0 });
    }),
    RUNS,
  );
});

it('a stop that tells no width is shown at its zoom', () => {
  expect(cameraOnScreen({ lon: 134.2, lat: 24, zoom: 15, bearing: 0, width_px: 0 }, 390).zoom).toBe(15);
});

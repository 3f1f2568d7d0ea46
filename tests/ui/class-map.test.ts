import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/map/palette.ts';
import { classOf } from '../../src/ui/ClassMap.tsx';
import { layOutShapes } from '../../src/ui/lay-out-shapes.ts';

const BOUNDS = [0.2, 0.4, 0.6, 0.8, 1];

describe('classes', () => {
  it('take each value once, a bound going up and the last one staying', () => {
    expect([0, 0.199, 0.2, 0.4, 0.79, 0.8, 1].map((value) => classOf(value, BOUNDS))).toEqual([0, 0, 1, 2, 3, 4, 4]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        if (a <= b) expect(classOf(a, BOUNDS)).toBeLessThanOrEqual(classOf(b, BOUNDS));
      }),
    );
  });

  it('read in greyscale: each step is lighter, or each darker, than the one before by as much as the eye needs', () => {
    const luminance = (hex: string) => {
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
      const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    for (const theme of ['light', 'dark', 'print', 'contrast'] as const) {
      const lightness = PALETTES[theme].status.map((colour) => 116 * Math.cbrt(luminance(colour)) - 16);
      const steps = lightness.slice(1).map((one, n) => one - lightness[n]);
      expect(steps.every((step) => step > 4) || steps.every((step) => step < -4), `${theme} ${lightness.join(' ')}`).toBe(true);
    }
  });
});

describe('shapes on a picture', () => {
  const square = (lon: number, lat: number, size: number): Polygon => ({
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [lon + size, lat],
        [lon + size, lat + size],
        [lon, lat + size],
        [lon, lat],
      ],
    ],
  });

  it('fill its width, stand north up, and are named in their middle', () => {
    const { height, shapes } = layOutShapes([square(117, 0, 0.1), square(117.1, 0.1, 0.1)], 200);
    expect(height).toBeCloseTo(200, 1);
    expect(shapes[0].at.map(Math.round)).toEqual([50, 150]);
    expect(shapes[1].at.map(Math.round)).toEqual([150, 50]);
    expect(shapes[0].width).toBeCloseTo(100, 1);
  });

  it('are none where there is nothing', () => {
    expect(layOutShapes([], 200)).toEqual({ height: 0, shapes: [] });
  });
});

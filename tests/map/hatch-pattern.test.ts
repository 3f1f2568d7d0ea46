import { describe, expect, it } from 'vitest';
import { drawHatch, HATCHES, hatchName, type HatchImage } from '../../src/map/hatch-pattern.ts';

const alpha = ({ data, width, height }: HatchImage, x: number, y: number) =>
  data[((((y % height) + height) % height) * width + (((x % width) + width) % width)) * 4 + 3];

describe.each(HATCHES.flatMap((hatch) => [1, 2, 3].map((scale) => [hatch, scale] as const)))(
  '%s at %i device pixels',
  (hatch, scale) => {
    const image = drawHatch(hatch, 'light', scale);

    it('repeats twice in its picture, so that it goes on over its own edge', () => {
      const half = image.width / 2;
      for (let i = 0; i < image.width; i++) {
        expect(alpha(image, i + half, 0)).toBe(alpha(image, i, 0));
        expect(alpha(image, 0, i + half)).toBe(alpha(image, 0, i));
      }
    });

    it.skipIf(hatch === 'conflict')('runs along one diagonal (conflicts run along both)', () => {
      const rise = hatch === 'compensated' ? -1 : 1;
      for (let i = 0; i < image.width; i++) expect(alpha(image, i - 1, rise)).toBe(alpha(image, i, 0));
    });

    it('leaves most of the ground in sight', () => {
      let ink = 0;
      for (let i = 3; i < image.data.length; i += 4) ink += image.data[i] / 255;
      const cover = ink / (image.width * image.height);
      expect(cover).toBeGreaterThan(0.04);
      expect(cover).toBeLessThan(0.5);
    });
  },
);

it('differs by form, not by colour alone', () => {
  const forms = HATCHES.map((hatch) => {
    const { width, data } = drawHatch(hatch, 'light', 2);
    return `${width}:${[...data]
      .filter((_, i) => i % 4 === 3)
      .map((value) => (value > 60 ? 1 : 0))
      .join('')}`;
  });
  expect(new Set(forms).size).toBe(HATCHES.length);
});

it('is named by theme', () => {
  expect(hatchName('conflict', 'dark')).toBe('hatch-dark-conflict');
});

import { describe, expect, it } from 'vitest';
import { buildStyle } from '../../src/map/build-style.ts';
import { EMPTY_SCENE, type MapTheme } from '../../src/map/map-scene.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { drawSign, SIGNS, signName } from '../../src/map/sign-images.ts';

const THEMES = Object.keys(PALETTES) as MapTheme[];
const cases = THEMES.flatMap((theme) => SIGNS.map((sign) => [theme, sign] as const));

describe('a sign', () => {
  it.each(cases)('in %s is drawn for %s, clear at its corners and full in its middle', (theme, sign) => {
    const made = drawSign(signName(sign, theme), 2);
    if (!made) throw new Error('no image');
    const { width, height, data } = made.image;
    expect(data).toHaveLength(4 * width * height);
    expect(data[3]).toBe(0);
    expect(data[4 * ((height / 2) * width + width / 2) + 3]).toBeGreaterThan(200);
  });

  it('is as large on paper at any resolution', () => {
    for (const scale of [1, 3]) {
      const made = drawSign(signName('build', 'light'), scale);
      expect(Math.abs((made?.image.width ?? 0) / (made?.pixelRatio ?? 1) - 13)).toBeLessThanOrEqual(1);
    }
  });

  it('tells standing, gone, overdue and conflicting builds apart by form, not by colour alone', () => {
    const inks = (['build', 'build-gone', 'build-overdue', 'build-conflict'] as const).map((sign) => {
      const made = drawSign(signName(sign, 'light'), 1);
      if (!made) throw new Error('no image');
      // Greyscale of the middle row: where it is dark and where it is light.
      const { width, height, data } = made.image;
      const row = [...Array(width).keys()].map((x) => 4 * ((height / 2) * width + x));
      return row
        .map((at) => (data[at + 3] < 128 ? ' ' : data[at] + data[at + 1] + data[at + 2] > 500 ? 'o' : '#'))
        .join('')
        .trim();
    });
    expect(new Set(inks).size).toBe(4);
  });

  it('is there for every image that the style asks for', () => {
    const text = JSON.stringify(buildStyle(EMPTY_SCENE, () => ''));
    const names = [...text.matchAll(/"(sign-[a-z-]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !drawSign(name, 1))).toEqual([]);
  });
});

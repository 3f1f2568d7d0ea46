import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '../../src/map/build-style.ts';
import { EMPTY_SCENE, type MapTheme } from '../../src/map/map-scene.ts';
import { PALETTES } from '../../src/map/palette.ts';

type Rgb = readonly [number, number, number];

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const over = (top: Rgb, opacity: number, below: Rgb): Rgb =>
  top.map((c, n) => opacity * c + (1 - opacity) * below[n]) as unknown as Rgb;

/** WCAG 2.2: relative luminance of sRGB (IEC 61966-2-1). */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** What a base map may bring under a stroke, the darkest and the lightest among it; a dark theme dims its pictures. */
const grounds = (theme: MapTheme): Rgb[] => {
  const { status, land, water, green, sea } = PALETTES[theme];
  const brightest = theme === 'dark' ? 0.72 * 255 : 255;
  return [...[...status, land, water, green, sea].map(rgbOf), [0, 0, 0], [brightest, brightest, brightest]];
};

/** The width of a stroke in pixels at a zoom where it is given by zoom, linearly between the stops. */
function widthAt(width: unknown, zoom: number): number {
  if (typeof width === 'number') return width;
  const [kind, , , ...stops] = width as [string, unknown, unknown, ...number[]];
  if (kind !== 'interpolate') throw new Error(`a width by ${kind}`);
  const pairs = Array.from({ length: stops.length / 2 }, (_, n) => [stops[2 * n], stops[2 * n + 1]] as const);
  const next = pairs.findIndex(([at]) => at >= zoom);
  if (next <= 0) return next === 0 ? pairs[0][1] : pairs[pairs.length - 1][1];
  const [[from, low], [to, high]] = [pairs[next - 1], pairs[next]];
  return low + ((zoom - from) / (to - from)) * (high - low);
}

interface Stroke {
  readonly colour: unknown;
  readonly opacity: number;
  readonly width: unknown;
}

const strokeOf = (layers: readonly LayerSpecification[], id: string): Stroke => {
  const found = layers.find((one) => one.id === id);
  if (found?.type === 'line') {
    const { paint = {} } = found;
    return { colour: paint['line-color'], opacity: Number(paint['line-opacity'] ?? 1), width: paint['line-width'] };
  }
  if (found?.type === 'circle') {
    const { paint = {} } = found;
    return { colour: paint['circle-color'], opacity: Number(paint['circle-opacity'] ?? 1), width: paint['circle-radius'] };
  }
  throw new Error(`no stroke ${id}`);
};

const THEMES = ['light', 'dark', 'contrast'] as const;

describe.each(THEMES)('the map in %s', (theme) => {
  const palette = PALETTES[theme];
  const needed = theme === 'contrast' ? 7 : 4.5;
  const { layers } = buildStyle({ ...EMPTY_SCENE, theme }, () => '');

  it(`has texts of at least ${needed} to 1 on what they stand on (WCAG 2.2, 1.4.3 and 1.4.6)`, () => {
    const pairs = [
      ...(['ink', 'inkSoft', 'redLine', 'build', 'greenInk'] as const).map((text) => [text, 'halo'] as const),
      ['waterInk', 'water'] as const,
      ['greenInk', 'green'] as const,
    ];
    const faint = pairs.filter(([text, ground]) => contrast(rgbOf(palette[text]), rgbOf(palette[ground])) < needed);
    expect(faint).toEqual([]);
  });

  it('writes every text in an ink that was measured', () => {
    const measured = [
      palette.ink,
      palette.inkSoft,
      palette.redLine,
      palette.build,
      palette.greenInk,
      palette.waterInk,
      palette.halo,
    ];
    const colours = layers.flatMap((one) =>
      one.type === 'symbol' ? (JSON.stringify(one.paint?.['text-color'] ?? '').match(/#[0-9a-f]{6}/g) ?? []) : [],
    );
    expect(colours.filter((colour) => !measured.includes(colour))).toEqual([]);
    expect(colours.length).toBeGreaterThan(20);
  });

  it.each([
    ['red-lines:line', 'red-lines:casing', 'redLine'],
    ['sightings:edge', 'sightings:casing', 'build'],
    ['position:rim', 'position:rim-casing', 'ink'],
    ['track:line', 'track:casing', 'ink'],
    ['track:guide', 'track:guide-casing', 'ink'],
    ['targets:mark', 'targets:casing', 'ink'],
    ['sketch:next', 'sketch:next-casing', 'build'],
    ['sketch:next', 'sketch:next-casing', 'ink'],
  ] as const)('draws %s on a casing that it stands out from by 3 to 1 over any ground (1.4.11)', (id, under, colour) => {
    const [stroke, casing] = [strokeOf(layers, id), strokeOf(layers, under)];
    const order = layers.map((one) => one.id);
    expect(order.indexOf(under)).toBeLessThan(order.indexOf(id));
    expect(casing.colour).toBe(palette.halo);
    for (const zoom of [14, 16, 18, 19])
      expect(widthAt(casing.width, zoom)).toBeGreaterThanOrEqual(widthAt(stroke.width, zoom) + 1);
    const ratios = grounds(theme).map((ground) => {
      const beside = over(rgbOf(casing.colour as string), casing.opacity, ground);
      return contrast(over(rgbOf(palette[colour]), stroke.opacity, beside), beside);
    });
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3);
  });

  it('rims what is overdue with ink, amber being as light as a light ground', () => {
    const [rim, band] = [strokeOf(layers, 'red-lines:overdue-rim'), strokeOf(layers, 'red-lines:overdue')];
    for (const zoom of [10, 14, 18]) expect(widthAt(rim.width, zoom)).toBeGreaterThan(widthAt(band.width, zoom) + 0.9);
    const ground = rgbOf(palette.land);
    const seen = over(rgbOf(palette.ink), rim.opacity, ground);
    expect(Math.max(contrast(seen, ground), contrast(rgbOf(palette.overdue), ground))).toBeGreaterThanOrEqual(3);
  });
});

it('texts on paper stand out from it by 4.5 to 1', () => {
  const { ink, inkSoft, redLine, build, greenInk, waterInk, halo } = PALETTES.print;
  for (const text of [ink, inkSoft, redLine, build, greenInk, waterInk])
    expect(contrast(rgbOf(text), rgbOf(halo))).toBeGreaterThan(4.5);
});

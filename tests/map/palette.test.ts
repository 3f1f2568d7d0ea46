import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/map/palette.ts';

type Rgb = [number, number, number];

/** IEC 61966-2-1: sRGB to linear light. */
function toLinear(hex: string): Rgb {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** CIE 1976 L*a*b*, white D65. */
function toLab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear light. */
const BLINDNESS = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

function seenBy(blindness: keyof typeof BLINDNESS, rgb: Rgb): Rgb {
  const [r, g, b] = BLINDNESS[blindness].map((row) =>
    Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])),
  );
  return [r, g, b];
}

const difference = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(['light', 'dark', 'print', 'contrast'] as const)('the status ramp in %s', (theme) => {
  const ramp = PALETTES[theme].status.map(toLinear);
  const lightness = ramp.map((rgb) => toLab(rgb)[0]);

  it('runs one way in lightness, at least five steps of L* apart, so that it reads in greyscale', () => {
    const steps = lightness.slice(1).map((value, i) => (theme === 'dark' ? -1 : 1) * (value - lightness[i]));
    expect(Math.min(...steps)).toBeGreaterThan(5);
  });

  it.each(Object.keys(BLINDNESS) as (keyof typeof BLINDNESS)[])('keeps its neighbours apart in %s', (blindness) => {
    const seen = ramp.map((rgb) => toLab(seenBy(blindness, rgb)));
    const gaps = seen.slice(1).map((lab, i) => difference(lab, seen[i]));
    expect(Math.min(...gaps)).toBeGreaterThan(7);
  });

  it('stands out most where nothing is resolved', () => {
    const land = toLab(toLinear(PALETTES[theme].land));
    const gaps = ramp.map((rgb) => difference(toLab(rgb), land));
    expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
  });

  it('is none of the colours with another meaning', () => {
    const { redLine, build, overdue } = PALETTES[theme];
    for (const other of [redLine, build, overdue].map((hex) => toLab(toLinear(hex)))) {
      expect(Math.min(...ramp.map((rgb) => difference(toLab(rgb), other)))).toBeGreaterThan(25);
    }
  });
});

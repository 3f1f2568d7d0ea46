import type { MapTheme } from './map-scene.ts';
import { PALETTES } from './palette.ts';

/** Each kind has its own direction and spacing, so that it reads without colour. */
export const HATCHES = ['conflict', 'occupied', 'overlap', 'compensated'] as const;
export type Hatch = (typeof HATCHES)[number];

export interface HatchImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

interface HatchLook {
  /** Period in CSS pixels and half the width of a stroke. */
  readonly period: number;
  readonly halfWidth: number;
  readonly rising: boolean;
  readonly falling: boolean;
  readonly alpha: number;
}

const LOOKS: Record<Hatch, HatchLook> = {
  conflict: { period: 8, halfWidth: 0.7, rising: true, falling: true, alpha: 0.85 },
  occupied: { period: 6, halfWidth: 1, rising: true, falling: false, alpha: 0.8 },
  overlap: { period: 8, halfWidth: 0.7, rising: true, falling: false, alpha: 0.7 },
  compensated: { period: 7, halfWidth: 0.5, rising: false, falling: true, alpha: 0.45 },
};

const ALPHA_IN_THE_SUN = 0.75;

export function hatchName(hatch: Hatch, theme: MapTheme): string {
  return `hatch-${theme}-${hatch}`;
}

function hatchColour(hatch: Hatch, theme: MapTheme): string {
  const palette = PALETTES[theme];
  if (hatch === 'occupied') return palette.build;
  if (hatch === 'compensated') return palette.inkSoft;
  return palette.ink;
}

/** A seamless tile of diagonal strokes, `scale` device pixels to one CSS pixel. Drawn by distance to the strokes, so it needs no canvas. */
export function drawHatch(hatch: Hatch, theme: MapTheme, scale: number): HatchImage {
  const look = LOOKS[hatch];
  const size = look.period * scale * 2;
  const period = look.period * scale;
  const alpha = theme === 'contrast' ? Math.max(look.alpha, ALPHA_IN_THE_SUN) : look.alpha;
  const colour = Number.parseInt(hatchColour(hatch, theme).slice(1), 16);
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const rising = look.rising ? strokeCover(x + y + 1, period, look.halfWidth * scale) : 0;
      const falling = look.falling ? strokeCover(x - y + size, period, look.halfWidth * scale) : 0;
      const at = (y * size + x) * 4;
      data[at] = (colour >> 16) & 255;
      data[at + 1] = (colour >> 8) & 255;
      data[at + 2] = colour & 255;
      data[at + 3] = Math.round(255 * alpha * Math.max(rising, falling));
    }
  }
  return { width: size, height: size, data };
}

/** Share of a pixel that a diagonal stroke covers; `along` = x ± y, strokes at multiples of the period. */
function strokeCover(along: number, period: number, halfWidth: number): number {
  const toStroke = Math.abs((((along % period) + period + period / 2) % period) - period / 2) / Math.SQRT2;
  return Math.min(1, Math.max(0, halfWidth + 0.5 - toStroke));
}

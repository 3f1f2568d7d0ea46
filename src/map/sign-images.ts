import type { HatchImage } from './hatch-pattern.ts';
import type { MapTheme } from './map-scene.ts';
import { PALETTES } from './palette.ts';

/** Small signs drawn as icons, so that names keep clear of them: discs for builds, diamonds for conflicts, a form each for the severities of findings, cards under totals. */
export const SIGNS = [
  'build',
  'build-gone',
  'build-overdue',
  'build-conflict',
  'builds',
  'conflict',
  'conflicts',
  'finding-unlawful',
  'finding-overdue',
  'finding-question',
  'findings',
  'card',
] as const;
export type Sign = (typeof SIGNS)[number];

export interface SignImage {
  readonly image: HatchImage;
  readonly pixelRatio: number;
  /** For the card: what may stretch, and where the text goes, in image pixels. */
  readonly stretchX?: [number, number][];
  readonly stretchY?: [number, number][];
  readonly content?: [number, number, number, number];
}

interface SignLook {
  readonly form: 'disc' | 'diamond' | 'square' | 'triangle' | 'card';
  /** Half the size of the form in CSS pixels. */
  readonly radius: number;
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly crossed?: boolean;
  /** A bar or a dot of this colour in the middle. */
  readonly inner?: { readonly form: 'bar' | 'dot'; readonly fill: string };
  /** A ring of the fill's opposite around everything, in CSS pixels. */
  readonly ring?: string;
}

export function signName(mark: Sign, theme: MapTheme): string {
  return `sign-${theme}-${mark}`;
}

function lookOf(mark: Sign, theme: MapTheme): SignLook {
  const { build, halo, overdue, ink, cardEdge } = PALETTES[theme];
  switch (mark) {
    case 'build':
      return { form: 'disc', radius: 5.4, fill: build, stroke: halo, strokeWidth: 1.4 };
    case 'build-gone':
      return { form: 'disc', radius: 5, fill: halo, stroke: build, strokeWidth: 1.5 };
    case 'build-overdue':
      return { form: 'disc', radius: 6, fill: build, stroke: overdue, strokeWidth: 2.2 };
    case 'build-conflict':
      return { form: 'disc', radius: 7.4, fill: build, stroke: ink, strokeWidth: 1.5, ring: halo };
    case 'builds':
      return { form: 'disc', radius: 9.5, fill: build, stroke: halo, strokeWidth: 1.5 };
    case 'conflict':
      return { form: 'diamond', radius: 6.5, fill: halo, stroke: ink, strokeWidth: 1.3, crossed: true };
    case 'conflicts':
      return { form: 'diamond', radius: 11.5, fill: halo, stroke: ink, strokeWidth: 1.3 };
    case 'finding-unlawful':
      return { form: 'square', radius: 6, fill: ink, stroke: halo, strokeWidth: 1, inner: { form: 'bar', fill: halo } };
    case 'finding-overdue':
      return { form: 'triangle', radius: 6.5, fill: overdue, stroke: ink, strokeWidth: 1.2 };
    case 'finding-question':
      return { form: 'disc', radius: 6, fill: halo, stroke: ink, strokeWidth: 1.3, inner: { form: 'dot', fill: ink } };
    case 'findings':
      return { form: 'square', radius: 9.5, fill: halo, stroke: ink, strokeWidth: 1.3 };
    case 'card':
      return { form: 'card', radius: 10, fill: halo, stroke: cardEdge, strokeWidth: 1 };
  }
}

/** The image of a mark by its name, `scale` device pixels to one CSS pixel; null for any other name. */
export function drawSign(name: string, scale: number): SignImage | null {
  for (const theme of Object.keys(PALETTES) as MapTheme[]) {
    const mark = SIGNS.find((one) => signName(one, theme) === name);
    if (mark) return paintSign(lookOf(mark, theme), scale);
  }
  return null;
}

const CARD_CORNER = 5;
const CARD_ALPHA = 0.9;

function paintSign(look: SignLook, scale: number): SignImage {
  const half = Math.ceil((look.radius + 1) * scale);
  const size = 2 * half;
  const data = new Uint8ClampedArray(size * size * 4);
  const [fill, stroke, ring, middle] = [look.fill, look.stroke, look.ring ?? look.fill, look.inner?.fill ?? look.fill].map(
    readColour,
  );
  const opacity = look.form === 'card' ? CARD_ALPHA : 1;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const dx = (x + 0.5 - half) / scale;
      const dy = (y + 0.5 - half) / scale;
      const inside = depth(look, dx, dy);
      const cover = share(inside * scale);
      if (cover === 0) continue;
      const edge = 1 - share((inside - look.strokeWidth) * scale);
      const cross = look.crossed ? share((0.65 - Math.min(Math.abs(dx - dy), Math.abs(dx + dy)) / Math.SQRT2) * scale) : 0;
      const inner = look.crossed && Math.max(Math.abs(dx), Math.abs(dy)) < look.radius * 0.34 ? cross : 0;
      const stroked = Math.max(edge, inner);
      const at = 4 * (y * size + x);
      const ringed = look.ring ? 1 - share((inside - 2.2 * look.strokeWidth) * scale) : 0;
      const filled = look.inner ? share(innerDepth(look.inner.form, dx, dy) * scale) : 0;
      for (let c = 0; c < 3; c++) {
        const bare = fill[c] + (ring[c] - fill[c]) * ringed;
        const ground = bare + (middle[c] - bare) * filled;
        data[at + c] = ground + (stroke[c] - ground) * stroked * stroke[3];
      }
      data[at + 3] = Math.round(255 * cover * opacity);
    }
  }
  const image = { width: size, height: size, data };
  if (look.form !== 'card') return { image, pixelRatio: scale };
  const [from, to] = [half - scale, half + scale];
  const inset = 2 * scale;
  return {
    image,
    pixelRatio: scale,
    stretchX: [[from, to]],
    stretchY: [[from, to]],
    content: [inset, inset, size - inset, size - inset],
  };
}

/** Distance to the form's outline in CSS pixels, positive inside. */
function depth({ form, radius }: SignLook, dx: number, dy: number): number {
  if (form === 'disc') return radius - Math.hypot(dx, dy);
  if (form === 'diamond') return (radius - Math.abs(dx) - Math.abs(dy)) / Math.SQRT2;
  if (form === 'square') return radius - 0.5 - Math.max(Math.abs(dx), Math.abs(dy));
  // Point up, its sides at 60°; the middle of its height in the middle of the image.
  if (form === 'triangle') return Math.min(0.85 * radius - dy, (0.9 * radius + dy - Math.sqrt(3) * Math.abs(dx)) / 2);
  const [ax, ay] = [Math.abs(dx) - radius + CARD_CORNER, Math.abs(dy) - radius + CARD_CORNER];
  return CARD_CORNER - Math.hypot(Math.max(0, ax), Math.max(0, ay)) - Math.min(0, Math.max(ax, ay));
}

/** As `depth`, of what lies in the middle of a form. */
const innerDepth = (form: 'bar' | 'dot', dx: number, dy: number): number =>
  form === 'dot' ? 1.7 - Math.hypot(dx, dy) : Math.min(3.4 - Math.abs(dx), 1.1 - Math.abs(dy));

const share = (distance_px: number): number => Math.min(1, Math.max(0, distance_px + 0.5));

/** `#rrggbb` or `#rrggbbaa` as bytes and a share of opacity. */
function readColour(hex: string): [number, number, number, number] {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5), hex.length > 7 ? part(7) / 255 : 1];
}

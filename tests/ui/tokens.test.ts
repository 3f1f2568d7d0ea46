import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/map/palette.ts';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

function tokensOf(theme: 'light' | 'dark' | 'contrast'): Map<string, string> {
  const block = css.split(new RegExp(`\\[data-theme=.${theme}.\\] \\{`))[1]?.split('}')[0] ?? '';
  return new Map([...block.matchAll(/--chidu-([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

describe.each(['light', 'dark', 'contrast'] as const)('tokens in %s', (theme) => {
  const tokens = tokensOf(theme);
  const palette = PALETTES[theme];

  it('have the colours of the map, so that a meaning has one colour everywhere', () => {
    expect([0, 1, 2, 3, 4].map((step) => tokens.get(`status-${step}`))).toEqual([...palette.status]);
    expect(tokens.get('status-none')).toBe(palette.statusNone);
    expect(tokens.get('red-line')).toBe(palette.redLine);
    expect(tokens.get('build')).toBe(palette.build);
    expect(tokens.get('overdue')).toBe(palette.overdue);
    expect(tokens.get('ink')).toBe(palette.ink);
    expect(tokens.get('ink-soft')).toBe(palette.inkSoft);
    expect(tokens.get('ink-faint')).toBe(palette.inkFaint);
    expect(tokens.get('halo')).toBe(palette.halo);
  });
});

it.each(['dark', 'contrast'] as const)('names the same tokens in light and %s', (theme) => {
  expect([...tokensOf(theme).keys()]).toEqual([...tokensOf('light').keys()]);
});

it('have at least the contrast 7:1 for the sun, in every ink that words are written in (WCAG 2, 1.4.6)', () => {
  const tokens = tokensOf('contrast');
  const light = (name: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const c = Number.parseInt((tokens.get(name) ?? '').slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a: string, b: string) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  for (const surface of ['surface', 'surface-sunk'])
    for (const ink of ['ink', 'ink-soft', 'accent', 'red-line', 'build'])
      expect([ink, ratio(ink, surface)]).toSatisfy(([, r]) => r >= 7);
  expect(ratio('accent-ink', 'accent')).toBeGreaterThanOrEqual(7);
  expect(ratio('ink-faint', 'surface')).toBeGreaterThanOrEqual(4.5);
});

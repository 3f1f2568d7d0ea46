import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/map/palette.ts';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const block = css.split(new RegExp(`\\[data-theme=.${theme}.\\] \\{`))[1]?.split('}')[0] ?? '';
  return new Map([...block.matchAll(/--chidu-([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

describe.each(['light', 'dark'] as const)('tokens in %s', (theme) => {
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

it('names the same tokens in light and dark', () => {
  expect([...tokensOf('dark').keys()]).toEqual([...tokensOf('light').keys()]);
});

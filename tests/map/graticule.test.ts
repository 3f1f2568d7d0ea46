import { expect, it } from 'vitest';
import { drawGraticule } from '../../src/map/graticule.ts';

it('draws whole minutes over a district, labelled', () => {
  const lines = drawGraticule([134.14, 23.96, 134.26, 24.04]);
  expect(lines.map(({ properties }) => properties?.degree)).toEqual([
    '134°09′E',
    '134°10′E',
    '134°11′E',
    '134°12′E',
    '134°13′E',
    '134°14′E',
    '134°15′E',
    '23°58′N',
    '23°59′N',
    '24°N',
    '24°01′N',
    '24°02′N',
  ]);
});

it.each([
  ['a street', [134.2, 24, 134.2004, 24.0003]],
  ['the world', [-180, -80, 180, 80]],
  ['across Greenwich and the equator', [-0.01, -0.01, 0.01, 0.01]],
] as const)('never draws more than a dozen gaps a way: %s', (_, bounds) => {
  const lines = drawGraticule(bounds);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.length).toBeLessThanOrEqual(2 * 13);
  expect(new Set(lines.map(({ properties }) => properties?.id)).size).toBe(lines.length);
});

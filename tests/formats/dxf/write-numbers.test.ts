import { expect, it } from 'vitest';
import { layerOf, writeAs } from '../../support/outgoing.ts';
import { readSource } from '../../support/read-source.ts';

const ring = (...places: readonly (readonly [number, number])[]) =>
  [...places, places[0]].map(([x, y]) => [117.5 + x / 1_000, 34.3 + y / 1_000]);

it('a drawing has the number of each parcel as a text on its land, not in a hole of it, and gives it back as its label', async () => {
  const shell = ring([0, 0], [9, 0], [9, 4], [0, 4]);
  const hole = ring([2, 1], [2, 3], [8, 3], [8, 1]);
  const source = await layerOf([
    { type: 'Feature', properties: { 宗地号: '甲-001' }, geometry: { type: 'Polygon', coordinates: [shell, hole] } },
  ]);
  const { bytes, fileName } = await writeAs('dxf', source, { crs: 'EPSG:4527' });
  const lines = new TextDecoder('gbk').decode(bytes).split('\r\n');
  const text = lines.slice(lines.indexOf('TEXT'));
  const value = (code: string) => text[text.findIndex((line, n) => n % 2 === 1 && line.trim() === code) + 1];
  expect(value('1')).toBe('甲-001');
  const place = [Number(value('10')), Number(value('20'))];
  const { coordinates } = (await writeAs('geojson', source, { crs: 'EPSG:4527' })).layer.table;
  const xs = Array.from({ length: coordinates.length / 2 }, (_, n) => coordinates[2 * n]);
  const at = (share: number) => Math.min(...xs) + (share * (Math.max(...xs) - Math.min(...xs))) / 9;
  // Half way up, land lies from 0 to 2 and from 8 to 9: the wider stretch has the number.
  expect(place[0]).toBeGreaterThan(at(0));
  expect(place[0]).toBeLessThan(at(2));
  const { table } = await readSource(bytes, fileName);
  expect(table.propertyNames.flatMap((name) => table.property(name))).toContain('甲-001');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import golden from '../core/measure/explain/golden-numbers.json' with { type: 'json' };
import { chidu, chiduJson } from './command-output.ts';

const DISTRICT = 'data/demo.chidu';

let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-explain-'));
  file = join(folder, 'shapes.geojson');
  const features = Object.entries(golden.shapes).map(([id, polygons]) => ({
    type: 'Feature',
    id,
    properties: { 证载面积: 9500.12 },
    geometry: { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((ring) => [...ring, ring[0]])) },
  }));
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly verdict: string;
  readonly way: string | null;
  readonly explanation: { readonly given: readonly { readonly deviations: readonly { readonly code: string }[] }[] };
}

const explain = (feature: string, ...options: string[]) => chiduJson<Answer>('explain', file, '--feature', feature, ...options);

it('explains numbers of a file, in the unit that they carry', async () => {
  const own = golden.cases[0].number;
  expect(await explain('plot', '--number', own)).toMatchObject({ verdict: 'agrees' });
  expect(await explain('plot', '--number', '13.9616 亩')).toMatchObject({ verdict: 'explained', way: '1 mu taken as 667 m²' });
  expect(await explain('1', '--number', '301363.30')).toMatchObject({ verdict: 'explained', way: 'holes not taken away' });
  expect((await explain('plot', '--number', '9500.12')).explanation.given[0].deviations[0].code).toBe('stated');
});

// By cs2cs (PROJ 9.1.1): the shape's vertices in its zone's plane, rounded to so many decimals of a metre, and the shoelace.
it.each([
  ['plot', '9312.3757', 3],
  ['plot', '9312.9450', 2],
  ['block', '274865.1253', 3],
  ['parts', '846320.8088', 3],
])('knows a number of %s, %s m², from coordinates of %i decimals of a metre', async (feature, number, decimals) => {
  const { verdict, explanation } = await explain(feature, '--number', number, '--unit', 'm2');
  expect(verdict).toBe('explained');
  expect(explanation.given[0].deviations).toMatchObject([{ code: 'rounded-metres', params: { decimals } }]);
});

it('finds a feature by a property named id, where it occurs once, before its position', async () => {
  const path = join(folder, 'named.geojson');
  const { plot, ...others } = golden.shapes as Record<string, number[][][][]>;
  const geometryOf = (polygons: number[][][][]) => ({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => [...ring, ring[0]])),
  });
  const [other] = Object.values(others);
  const named: readonly (readonly [unknown, number[][][][]])[] = [
    ['twice', other],
    ['twice', other],
    [0, plot],
  ];
  const features = named.map(([ID, polygons]) => ({ type: 'Feature', properties: { ID }, geometry: geometryOf(polygons) }));
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  const ask = (id: string) => chidu('explain', path, '--feature', id, '--number', golden.cases[0].number, '--json');
  expect(JSON.parse((await ask('0')).out)).toMatchObject({ verdict: 'agrees' });
  expect((await ask('twice')).err).toMatch(/no shape twice/);
});

it('explains numbers of a district, by number of the parcel and name of the red line', async () => {
  const on = '2026-11-20';
  const ask = (feature: string, number: string, unit: string) =>
    chiduJson<Answer & { name: string; on: string }>(
      'explain',
      DISTRICT,
      '--feature',
      feature,
      '--number',
      number,
      '--unit',
      unit,
      '--on',
      on,
    );
  const parcel = '990101001001JD00001';
  expect(await ask(parcel, '14773.13', 'm2')).toMatchObject({ name: parcel, on, verdict: 'agrees' });
  const line = await ask('北垄路新建项目', '3', 'mu');
  expect([line.name, line.verdict, line.way]).toEqual(['北垄路新建项目', 'none', null]);
});

it('refuses what it cannot read or find', async () => {
  const refused = async (...options: string[]) => (await chidu('explain', file, ...options)).err;
  expect(await refused('--feature', 'plot', '--number', 'nine')).toMatch(/cannot be read/);
  expect(await refused('--feature', 'nowhere', '--number', '9')).toMatch(/no shape nowhere/);
  expect(await refused('--number', '9')).toMatch(/--feature/);
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import polygonClipping, { type MultiPolygon } from 'polygon-clipping';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FootprintSummary } from '../../src/cli/district-footprint.ts';
import { createDistrictPlane } from '../../src/core/geodesy/district-plane.ts';
import { readNestedRings } from '../../src/core/overlay/build-columns.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { statusDays } from '../../src/core/register/item-status.ts';
import type { CaseStepKind } from '../../src/core/register/case.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import type { RedLine } from '../../src/core/register/red-line.ts';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import { readPackage } from '../../src/formats/package/read.ts';
import { polygonsArea_m2 } from '../bench/rings-area.ts';
import { chidu, chiduJson } from './command-output.ts';

const SLIVER_M2 = 0.5;

function boxesMeet(a: MultiPolygon, b: MultiPolygon): boolean {
  const ranges = [a, b].map((shape) =>
    [0, 1].map((axis) => {
      const values = shape.flat(2).map((vertex) => vertex[axis]);
      return [Math.min(...values), Math.max(...values)];
    }),
  );
  return [0, 1].every((axis) => ranges[0][axis][0] <= ranges[1][axis][1] && ranges[1][axis][0] <= ranges[0][axis][1]);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-district-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('chidu footprint on the demo district', () => {
  const path = 'data/demo.chidu';

  it('equals the true union of the unresolved plots inside the red line', async () => {
    const container = await readContainer(await unpackContainer(new Uint8Array(readFileSync(path)), { fileName: path }));
    const register = foldFeed(container.feed);
    const plane = createDistrictPlane(register.settings?.plane ?? { meridian: 0, origin: { east_m: 0, north_m: 0 } });
    const parcels = [...register.layers.values()]
      .filter(({ kind }) => kind === 'parcels')
      .map((layer) => readPackage(container.packages.get(layer.package_sha256) ?? new Uint8Array()));
    const shapeOf = (parcelId: string): MultiPolygon => {
      const layer = parcels.find(({ ids }) => ids.includes(parcelId));
      return layer === undefined ? [] : readNestedRings(layer.columns, layer.ids.indexOf(parcelId));
    };
    const project = (shape: Shape['coordinates'] | undefined): MultiPolygon => {
      const polygons = shape?.type === 'Polygon' ? [shape.coordinates] : (shape?.coordinates ?? []);
      return polygons.map((rings) =>
        rings.map((ring) => {
          const { coordinates } = plane.toMillimetres(Float64Array.from(ring.flatMap(([lon, lat]) => [lon, lat])));
          return ring.map((_, k): [number, number] => [coordinates[2 * k], coordinates[2 * k + 1]]);
        }),
      );
    };
    const outlineOn = (redLine: RedLine, day: string): MultiPolygon =>
      project(redLine.versions.findLast(({ fromOn }) => fromOn <= day)?.shape.coordinates);
    /** What the open cases hold on a day: occupied land where it was drawn, else the builds that are their own. */
    const caseLandOn = (day: string): MultiPolygon[] =>
      [...register.cases.values()].flatMap(({ steps, occupiedLand, sightings }) => {
        const last = (kind: CaseStepKind) => steps.findLast((step) => step.kind === kind && step.on <= day)?.on ?? '';
        if (last('opened') === '' || last('closed') !== '' || last('revoked') > last('notified')) return [];
        const occupied = occupiedLand.findLast(({ fromOn }) => fromOn <= day);
        if (occupied) return [project(occupied.shape.coordinates)];
        const builds = sightings.flatMap((id) => register.sightings.get(id) ?? []).filter(({ sameAs }) => sameAs === undefined);
        const standing = builds.map(({ shapes }) => shapes.findLast(({ fromOn }) => fromOn <= day)?.shape?.coordinates);
        return standing.flatMap((shape) => (shape ? [project(shape)] : []));
      });

    let [claimedTwice, casesSeen] = [0, 0];
    const days = ['2026-03-01', '2026-11-20'] as const;
    const caseLand = new Map(days.map((day) => [day, caseLandOn(day)]));
    const casesIn = (outline: MultiPolygon, day: (typeof days)[number]) =>
      (caseLand.get(day) ?? []).filter(
        (shape) => boxesMeet(shape, outline) && polygonsArea_m2(polygonClipping.intersection(shape, outline)) > SLIVER_M2,
      );
    const isOverCases = (redLine: RedLine) => casesIn(outlineOn(redLine, days[1]), days[1]).length > 0;
    const asked = [...register.redLines.values()].filter((redLine, n) => n < 2 || isOverCases(redLine)).slice(0, 6);
    for (const redLine of asked) {
      for (const day of days) {
        if (redLine.versions[0].fromOn > day) continue;
        const found = await chiduJson<FootprintSummary>('footprint', path, '--red-line', redLine.id, '--on', day);
        const items = [...register.items.values()].filter(({ redLineId }) => redLineId === redLine.id);
        const registered = items.filter((item) => (statusDays(item).registered ?? '9999') <= day);
        const unresolved = registered.filter((item) => (statusDays(item)['handed-over'] ?? '9999') > day);
        const outline = outlineOn(redLine, day);
        const cases = casesIn(outline, day);
        const shapes = [...unresolved.map(({ parcelId }) => shapeOf(parcelId)), ...cases];
        casesSeen += cases.length;
        const union_m2 =
          shapes.length === 0
            ? 0
            : polygonsArea_m2(polygonClipping.intersection(polygonClipping.union(shapes[0], ...shapes.slice(1)), outline));
        const sum_m2 = shapes.reduce((sum, shape) => sum + polygonsArea_m2(polygonClipping.intersection(shape, outline)), 0);
        const allowed_m2 = 0.01 + 0.5e-4 * shapes.length;
        expect(Math.abs(found.red_line_m2 - polygonsArea_m2(outline))).toBeLessThan(1e-4);
        expect(Math.abs(found.unresolved_m2 - union_m2)).toBeLessThan(allowed_m2);
        expect(Math.abs(found.double_claimed_m2 - (sum_m2 - union_m2))).toBeLessThan(2 * allowed_m2);
        expect([found.unresolved_plots, found.open_cases, found.resolved_plots]).toEqual([
          unresolved.length + cases.length,
          cases.length,
          registered.length - unresolved.length,
        ]);
        claimedTwice += found.double_claimed_m2;
      }
    }
    expect(claimedTwice).toBeGreaterThan(0);
    expect(casesSeen).toBeGreaterThan(3);
  });

  it.each([
    [['footprint', path, '--red-line', 'nowhere', '--on', '2026-11-20'], /nowhere/],
    [['footprint', path, '--red-line', 'x', '--on', '2026-02-30'], /2026-02-30/],
    [['footprint', path, '--on', '2026-11-20'], /--red-line/],
    [['footprint', 'tests', '--red-line', 'x', '--on', '2026-11-20'], /district\.json/],
    [['footprint', 'package.json', '--red-line', 'x', '--on', '2026-11-20'], /zip/i],
  ])('%j is refused in one line', async (words, expected) => {
    const { code, out, err } = await chidu(...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^chidu: [^\n]+\n$/);
    expect(err).toMatch(expected);
  });
});

describe('chidu demo', () => {
  it('writes the same district into a folder and a file, and the same bytes again', async () => {
    const request = ['--parcels', '1000', '--seed', '5'];
    const zipped = join(folder, 'small.chidu');
    const open = join(folder, 'small');
    const said = await chiduJson<{ bytes: number; parcels: number }>('demo', ...request, '--out', zipped);
    const first = readFileSync(zipped);
    expect(said.bytes).toBe(first.length);
    await chiduJson('demo', ...request, '--out', zipped);
    expect(readFileSync(zipped).equals(first)).toBe(true);
    await chiduJson('demo', ...request, '--out', open);
    const { redLines } = foldFeed(
      (await readContainer(await unpackContainer(new Uint8Array(first), { fileName: 'small.chidu' }))).feed,
    );
    const [{ id, name }] = redLines.values();
    const byId = await chiduJson('footprint', zipped, '--red-line', id, '--on', '2026-11-20');
    expect(await chiduJson('footprint', open, '--red-line', name, '--on', '2026-11-20')).toEqual(byId);
  });

  it('overwrites no folder, and leaves nothing where it cannot write', async () => {
    const full = mkdtempSync(join(folder, 'full-'));
    writeFileSync(join(full, 'mine.txt'), 'mine');
    expect((await chidu('demo', '--parcels', '1000', '--out', full)).err).toMatch(/exists/);
    expect((await chidu('demo', '--parcels', '1000', '--out', join(folder, 'nowhere', 'x.chidu'))).err).toMatch(
      /no such folder/i,
    );
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect((await chidu('demo', '--parcels', '3', '--out', join(folder, 'x.chidu'))).err).toMatch(/from 1000/);
  });
});

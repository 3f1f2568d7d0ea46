import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import { hasReal, realPath } from '../support/real-data.ts';
import { chiduJson } from './command-output.ts';

const inspect = (path: string, ...options: string[]): Promise<Inspection> => chiduJson('inspect', path, ...options);
const areasOf = ({ areas }: Inspection): (number | null)[] => areas.map(({ planar_m2 }) => planar_m2);

/** Largest deviation of a planar area from surveyed coordinates, m². */
const TOLERANCE_M2 = 0.02;

describe.skipIf(!hasReal)(
  'boundary points and tables against independent truth (needs the real files beside the repository)',
  () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'chidu-points-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each(['kanceding_63pt_zone35.txt', 'kanceding_63pt_zone35.gbk_crlf.txt'])(
      '%s: one plot, planar 466.164 m²',
      async (name) => {
        const found = await inspect(realPath('04_china', name));
        expect(found.features).toBe(1);
        expect(found.crs.name).toBe('CGCS2000 / 3-degree Gauss-Kruger zone 35');
        expect(Math.abs((found.areas[0].planar_m2 ?? 0) - 466.164)).toBeLessThan(TOLERANCE_M2);
        expect(found.notes.find(({ code }) => code === 'rings-closed')?.detail).toBe('line 8: 4.32733');
      },
    );

    it.each(['synthetic_kcdj_utf8.txt', 'synthetic_kcdj_gbk.txt'])('%s: a hole and two parts', async (name) => {
      const found = await inspect(resolve(realPath('..'), 'china', name));
      expect(areasOf(found)).toEqual([9400, 3700]);
      expect(found.areas.map(({ ellipsoidal_m2 }) => Math.round(1000 * (ellipsoidal_m2 ?? 0)))).toEqual([9_398_624, 3_699_456]);
    });

    // The parcel of 含有多个多边形.kml: planar 130 241.31 m²; from degrees of six decimals 130 255.77.
    it.each([
      ['坐标_投影.csv', 130_241.31, []],
      ['坐标_投影  无带号.csv', 130_241.31, ['--crs', 'EPSG:4548']],
      ['坐标-经纬度.csv', 130_255.77, []],
    ])('%s: its rows are one ring of %d m²', async (name, area_m2, options) => {
      const found = await inspect(realPath('04_china', name), ...options);
      expect(found.geometry_types).toEqual({ Polygon: 1 });
      expect(Math.abs((found.areas[0].planar_m2 ?? 0) - area_m2)).toBeLessThan(TOLERANCE_M2);
    });

    it('columns swapped: the same area, and it is said', async () => {
      const text = readFileSync(realPath('04_china', 'kanceding_63pt_zone35.txt'), 'utf8');
      const path = join(folder, 'swapped.txt');
      writeFileSync(path, text.replace(/^(J\d+,1),([\d.]+),([\d.]+)$/gm, '$1,$3,$2'));
      const found = await inspect(path);
      expect(Math.abs((found.areas[0].planar_m2 ?? 0) - 466.164)).toBeLessThan(TOLERANCE_M2);
      expect(found.notes.map(({ code }) => code)).toContain('columns-swapped');
    });
  },
);

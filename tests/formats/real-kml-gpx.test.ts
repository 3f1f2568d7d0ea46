import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/catalog.ts';
import { ReadError, type ReadResult } from '../../src/formats/reader.ts';
import { hasReal, realPath } from '../support/real-data.ts';

const read = (path: string): Promise<ReadResult> =>
  readFile(new Uint8Array(readFileSync(realPath(...path.split('/')))), { fileName: path.slice(path.lastIndexOf('/') + 1) });
const droppedOf = ({ notes }: ReadResult): number =>
  notes.filter(({ code }) => code.startsWith('dropped-')).reduce((sum, { count }) => sum + count, 0);

/** `file,bytes,"wellformed=yes; root=kml; Placemark=2; …"` (counted with Python's ElementTree). */
function census(folder: string): { file: string; count(...names: string[]): number }[] {
  if (!hasReal) return [];
  return readFileSync(realPath(folder, 'CENSUS.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [file] = line.split(',');
      return {
        file,
        count: (...names) => names.reduce((sum, name) => sum + Number(new RegExp(`[ ;]${name}=(\\d+)`).exec(line)?.[1] ?? 0), 0),
      };
    });
}

describe.skipIf(!hasReal)('every feature is kept or counted (needs the real files beside the repository)', () => {
  const rows = [
    ...census('03_kml_gpx').map((row) => ({ ...row, path: `03_kml_gpx/${row.file}` })),
    ...census('04_china').map((row) => ({ ...row, path: `04_china/${row.file}` })),
  ];

  it('covers all files of the folder', () => {
    const files = readdirSync(realPath('03_kml_gpx'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.\w{3}$/.test(name) && !name.endsWith('.csv'),
    );
    expect(rows.filter(({ path }) => path.startsWith('03')).length).toBe(files.length);
  });

  it.each(rows.filter(({ path }) => /\.km[lz]$/.test(path)))('$path', async ({ path, count }) => {
    const result = await read(path).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(ReadError);
    else
      expect((result as ReadResult).table.count + droppedOf(result as ReadResult)).toBe(
        count('Placemark', 'NetworkLink', 'GroundOverlay'),
      );
  });

  it.each(rows.filter(({ path }) => path.endsWith('.gpx')))('$path', async ({ path, count }) => {
    const result = await read(path).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(ReadError);
    else expect((result as ReadResult).table.count + droppedOf(result as ReadResult)).toBe(count('trk', 'rte', 'wpt'));
  });

  it.each(rows.filter(({ path }) => path.endsWith('.tcx')))('$path keeps every track with two positions', async ({ path }) => {
    const { table, notes } = await read(path);
    expect(table.count + droppedOf({ table, notes, format: '' })).toBeGreaterThan(0);
  });
});

describe.skipIf(!hasReal)('one cadastral sheet in two formats (needs the real files beside the repository)', () => {
  it('has the same rings as KML and as GeoJSON', async () => {
    const fromKml = (await read('01_cadastre/cornillon_13029_fr/parcelle.kml')).table;
    const fromJson = (await read('01_cadastre/cornillon_13029_fr/parcelle.geojson')).table;
    expect(fromKml.count).toBe(389);
    expect([...fromKml.ringOffsets]).toEqual([...fromJson.ringOffsets]);
    const widest = fromKml.coordinates.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - fromJson.coordinates[index])),
      0,
    );
    expect(widest).toBeLessThan(1e-7);
  });
});

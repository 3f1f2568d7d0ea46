import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { measureForeignAreas } from '../../../src/core/overlay/foreign-areas.ts';
import { createDistrictPlane, proposePlane } from '../../../src/core/geodesy/district-plane.ts';
import { admitTable } from '../../../src/formats/admit-table.ts';
import { readFiles } from '../../../src/formats/catalog.ts';
import { locateTable } from '../../../src/formats/locate-table.ts';
import { MeasuredPolygons } from '../../../src/core/overlay/measured-polygons.ts';
import { type ImportDesk, openDesk } from '../../support/import-desk.ts';
import { connectEngine } from '../../support/demo-engine.ts';
import { hasReal, realPath } from '../../support/real-data.ts';

let desk: ImportDesk | null = null;
afterEach(() => desk?.stop());

/** A file in a district made for it. */
async function openFor(...parts: string[]) {
  const bytes = new Uint8Array(readFileSync(realPath(...parts)));
  const name = parts[parts.length - 1];
  const looking = connectEngine();
  const { proposedPlane, bounds } = await looking.engine.readImport([[{ name, bytes }]]);
  looking.stop();
  if (!proposedPlane || !bounds) throw new Error('the file has no place');
  desk = await openDesk({ plane: proposedPlane, bounds });
  return { desk, preview: await desk.read(name, bytes) };
}

describe.skipIf(!hasReal)('attribute areas of real files', () => {
  it('of a Web Mercator plane are named so, though nobody says that they are areas of it', async () => {
    const { desk, preview } = await openFor('04_china', 'majiaoba_road_buffer.geojson');
    expect(preview.mapping).toMatchObject({ statedArea: 'Shape_Area', statedUnit: 'm2' });
    const { areas } = await desk.judge(preview);
    expect(areas).toMatchObject({ verdict: 'web-mercator', compared: 66, ratio: expect.closeTo(1.391, 2) });
  });

  it('of a shape long gone are stale', async () => {
    const { desk, preview } = await openFor('04_china', 'majiaoba_residential_buffer.geojson');
    const { areas } = await desk.judge(preview);
    expect(areas).toMatchObject({ column: 'Shape_Area', verdict: 'stale', ratio: expect.closeTo(0.035, 3) });
    expect(areas?.deviations).toMatchObject([{ feature: 0, verdict: 'stale' }]);
  });

  it('that a surveyor computed agree', async () => {
    const { desk, preview } = await openFor('04_china', '含有多个多边形.kml');
    expect(preview.mapping).toMatchObject({ parcelNo: 'DKDM', statedArea: 'YDMJ' });
    expect((await desk.judge(preview)).areas).toMatchObject({ verdict: 'agrees', compared: 1, agreeing: 1 });
  });

  it('of the French cadastre’s papers are listed where they differ, largest first', async () => {
    const { desk, preview } = await openFor('01_cadastre', 'cornillon_13029_fr', 'parcelle.geojson');
    expect(preview.mapping).toMatchObject({ parcelNo: 'IDU', statedArea: 'SUPF' });
    const { areas } = await desk.judge(preview, { sigma_m: 0.01 });
    expect(areas).toMatchObject({ compared: 389, ratio: expect.closeTo(1, 1) });
    const off = areas?.deviations.filter(({ stated_cm2, computed_cm2 }) => Math.abs(stated_cm2 / computed_cm2 - 1) > 0.05) ?? [];
    // MANIFEST.md: 145 parcels differ by more than 5 %, against geodesic areas.
    expect(Math.abs(off.length - 145)).toBeLessThanOrEqual(1);
    const sizes = (areas?.deviations ?? []).map(({ stated_cm2, computed_cm2 }) => Math.abs(Math.log(stated_cm2 / computed_cm2)));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });
});

describe.skipIf(!hasReal)('areas by other programs', () => {
  // Sums of turf.area over the file, from MANIFEST.md.
  it.each([
    ['01_cadastre/cornillon_13029_fr/parcelle.geojson', 1_741_411.78],
    ['01_cadastre/terres_de_bord_fr/parcelles.geojson', 21_822_584.73],
    ['01_cadastre/cambridge_ma/special_permit_areas.geojson.gz', 2_564_559.67],
  ])('of %s are those of turf on its ball', async (path, turf_m2) => {
    const raw = readFileSync(realPath(...path.split('/')));
    const bytes = new Uint8Array(path.endsWith('.gz') ? gunzipSync(raw) : raw);
    const { table } = await readFiles([{ name: 'a.geojson', bytes }], {});
    const located = locateTable(table, 'a.geojson');
    if (!located.bounds) throw new Error('the file has no place');
    const plane = createDistrictPlane(proposePlane(located.bounds));
    const { columns } = await admitTable(table, located, plane);
    const areas = await measureForeignAreas(new MeasuredPolygons(columns, plane), plane);
    const sum = (column: Float64Array) => column.reduce((total, area) => total + area, 0);
    const nearest = Math.min(
      ...[areas.meanSphere_m2, areas.equatorSphere_m2].map((column) => Math.abs(sum(column) / turf_m2 - 1)),
    );
    expect(nearest).toBeLessThan(2e-6);
  });
});

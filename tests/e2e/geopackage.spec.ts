import { addLayer, makeGeoPackage, polygonBlob, squareRing } from '../support/make-geopackage.ts';
import { expect, test } from './import-driver.ts';

test('a GeoPackage of two layers is read in the browser, and asks which of them', async ({ planner, wizard }) => {
  const square = (x: number) => polygonBlob([squareRing(39_400_000 + x, 3_500_000, 100)]);
  const content = makeGeoPackage((database) => {
    addLayer(
      database,
      'DKBH_2025',
      4527,
      ['DKBH TEXT'],
      [
        [square(0), 'A-1'],
        [square(100), 'A-2'],
      ],
    );
    addLayer(database, 'DKBH_2026', 4527, ['DKBH TEXT'], [[square(200), 'A-3']]);
  });
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'parcels.gpkg', content });
  await expect.poll(() => wizard.seesStep()).toBe('内容');
  await wizard.goesOn();
  await planner.importsAs('宗地');
  await expect.poll(() => planner.seesImportReport()).toContain('已收 3，修复 0，拒收 0');
});

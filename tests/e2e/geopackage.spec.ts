import { addLayer, makeGeoPackage, polygonBlob, squareRing } from '../support/make-geopackage.ts';
import { expect, test } from './planner.ts';

test('a GeoPackage of two layers is read in the browser', async ({ planner }) => {
  const square = (x: number) => polygonBlob([squareRing(39_400_000 + x, 3_500_000, 100)]);
  const content = makeGeoPackage((database) => {
    addLayer(
      database,
      '宗地',
      4527,
      ['DKBH TEXT'],
      [
        [square(0), 'A-1'],
        [square(100), 'A-2'],
      ],
    );
    addLayer(database, '补充', 4527, ['DKBH TEXT'], [[square(200), 'A-3']]);
  });
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'parcels.gpkg', content });
  await planner.importsAs('宗地');
  await expect.poll(() => planner.seesImportReport()).toContain('已收 3，修复 0，拒收 0');
});

import { metresRedLine, squareParcels, squareRedLine } from '../support/square-parcels.ts';
import { expect, test } from './planner.ts';

test('a new district takes its plane from the first layer, and keeps what was imported', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'parcels.geojson', content: squareParcels() });
  await expect.poll(() => planner.seesTheDistrict()).toBe('试验区');
  await planner.importsAs('宗地');
  await expect.poll(() => planner.seesImportReport()).toContain('已收 3，修复 0，拒收 0');

  await planner.choosesFile('redline.geojson', squareRedLine());
  await planner.importsAs('项目红线');
  await expect.poll(() => planner.seesImportReport()).toContain('已收 1，修复 0，拒收 0');

  await planner.opensPanel('红线');
  expect(await planner.choosesRedLine(0)).toBe('试验红线');
  await expect.poll(() => planner.seesTotals()).toBe('3 宗，合计 16000 ± 290 m²（24.00 亩）；重复主张只计一次为 15000 m²');
  expect((await planner.seesOverlapRows()).map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual([
    'T-002 10000',
    'T-001 5000',
    'T-003 1000',
  ]);

  await planner.comesBack();
  await expect.poll(() => planner.seesTheDistrict()).toBe('试验区');
  await planner.opensPanel('图层');
  await expect.poll(() => planner.seesLayers()).toEqual(['parcels', 'redline']);
  await planner.finds('T-003');
  await expect.poll(() => planner.seesSelected()).toBe('T-003');
});

test('a withdrawn layer is gone, and stays gone', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'parcels.geojson', content: squareParcels() });
  await planner.importsAs('宗地');
  await planner.seesImportReport();
  await planner.opensPanel('图层');
  await planner.withdraws('parcels');
  await expect.poll(() => planner.seesLayers()).toEqual([]);
  await planner.comesBack();
  await planner.opensPanel('图层');
  await expect.poll(() => planner.seesLayers()).toEqual([]);
});

test('red lines go with the layer they came with', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'redline.geojson', content: squareRedLine() });
  await planner.importsAs('项目红线');
  await planner.seesImportReport();
  await planner.opensPanel('图层');
  await planner.withdraws('redline');
  await expect.poll(() => planner.seesLayers()).toEqual([]);
  await planner.opensPanel('红线');
  await expect.poll(() => planner.seesRedLines()).toBe(0);
});

test('a file that does not say its coordinate system is read in the one that the planner names', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'parcels.geojson', content: squareParcels() });
  await planner.importsAs('宗地');
  await planner.seesImportReport();
  await planner.choosesFile('metres.geojson', metresRedLine());
  await planner.namesTheCrs('4527');
  await planner.importsAs('项目红线');
  await expect.poll(() => planner.seesImportReport()).toContain('已收 1');
  await planner.opensPanel('红线');
  await planner.choosesRedLine(0);
  await expect.poll(() => planner.seesTotals()).toContain('3 宗，合计 16000 ± 290 m²');
});

const BROKEN: readonly (readonly [what: string, name: string, content: string, says: RegExp])[] = [
  ['is cut off', 'cut.geojson', squareParcels().slice(0, 400), /第 1 行.*不完整/],
  ['is empty', 'empty.geojson', '', /空的/],
  ['is no map at all', 'letter.md', '# a\nb\n', /认不出文件格式/],
  ['is binary', 'photo.geojson', '\u0000\u0001\u0002\u0003', /二进制/],
  ['holds NaN', 'nan.geojson', squareParcels().replace(/\[\[\[[\d.]+/, '[[[NaN'), /NaN/],
  [
    'defines XML entities',
    'bomb.kml',
    '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>',
    /实体/,
  ],
];

test('a file that cannot be read is refused in words, and leaves everything as it was', async ({ planner }) => {
  await planner.opensTheDistrict();
  const district = await planner.seesTheDistrict();
  await planner.opensPanel('图层');
  const layers = await planner.seesLayers();
  await planner.opensPanel('导入');
  for (const [what, name, content, says] of BROKEN) {
    await test.step(`it ${what}`, async () => {
      await planner.choosesFile(name, content);
      await expect.poll(() => planner.seesFailure()).toMatch(says);
      await expect.poll(() => planner.seesFailure()).toContain('没有导入，原有数据未变');
    });
  }
  await expect.poll(() => planner.seesTheDistrict()).toBe(district);
  await planner.opensPanel('图层');
  await expect.poll(() => planner.seesLayers()).toEqual(layers);
});

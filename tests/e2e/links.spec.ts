import { squareParcels, squareRedLine } from '../support/square-parcels.ts';
import { expect, test } from './links-driver.ts';

test('a colleague who opens the link sees exactly this view', async ({ planner, links }) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('红线');
  const name = await planner.choosesRedLine(1);
  await planner.stepsBackWeeks(3);
  await planner.opensPanel('图层');
  await links.switchesLayer('巡查发现');
  const link = await links.copiesTheLink();
  const [day, place] = [await planner.seesDay(), await links.seesPlace()];

  await links.opensLink(link);
  await expect.poll(() => planner.seesSelected()).toBe(name);
  await expect.poll(() => planner.seesDay()).toBe(day);
  await expect.poll(() => links.seesLayerOn('巡查发现')).toBe(false);
  expect((await planner.seesOverlapRows()).length).toBeGreaterThan(3);
  await expect.poll(() => links.seesPlace()).toBe(place);
});

test('back and forward go through what was looked at', async ({ planner, links }) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('红线');
  await expect.poll(() => links.seesOpenPanel()).toBe('红线');
  const name = await planner.choosesRedLine(0);
  await links.copiesTheLink();
  await links.goesBack();
  await expect.poll(() => planner.seesNothingSelected()).toBe(true);
  await links.goesForward();
  await expect.poll(() => planner.seesSelected()).toBe(name);
});

test('a saved view is there again after a reload; a link to another district says what to do', async ({ planner, links }) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('进度');
  await planner.stepsBackWeeks(5);
  const day = await planner.seesDay();
  await links.savesView('周例会');
  await planner.backToLatest();
  await links.opensLink('/?d=00000000-0000-7000-8000-000000000000&panel=layers');
  await expect.poll(() => links.seesNotice()).toContain('链接属于另一个区县');
  await links.opensSavedView('周例会');
  await expect.poll(() => planner.seesDay()).toBe(day);
  await expect.poll(() => links.seesOpenPanel()).toBe('进度');
});

test('layer steps are taken back, and so is a withdrawal', async ({ planner, links }) => {
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'redline.geojson', content: squareRedLine() });
  await planner.importsAs('项目红线');
  await planner.seesImportReport();
  await planner.choosesFile('parcels.geojson', squareParcels());
  await planner.importsAs('宗地');
  await expect.poll(() => planner.seesImportReport()).toContain('已收 3');
  await planner.opensPanel('图层');
  await links.switchesLayer('片区与镇办');
  await links.switchesLayer('parcels');
  await links.undoesByKeyboard();
  await expect.poll(() => links.seesLayerOn('parcels')).toBe(true);
  await links.undoes();
  await expect.poll(() => links.seesLayerOn('片区与镇办')).toBe(true);

  await planner.withdraws('redline');
  await expect.poll(() => planner.seesLayers()).toEqual(['parcels']);
  await links.takesTheWithdrawalBack();
  await expect.poll(() => planner.seesLayers()).toEqual(['parcels', 'redline']);
  await planner.opensPanel('红线');
  await expect.poll(() => planner.seesRedLines()).toBe(1);
  await planner.choosesRedLine(0);
  await expect.poll(() => planner.seesTotals()).toContain('3 宗');
});

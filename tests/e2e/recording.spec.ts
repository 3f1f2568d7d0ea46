import { collect, rectangle, squareParcels } from '../support/square-parcels.ts';
import { expect, test } from './recording-driver.ts';

test('what one tab records the other shows at once, and goes on from; undo brings it back in both', async ({
  planner,
  recording,
}) => {
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'parcels.geojson', content: squareParcels() });
  await planner.importsAs('宗地');
  await expect.poll(() => planner.seesImportReport()).toContain('已收 3');
  const other = await recording.opensAnotherTab();
  await other.opensPanel('图层');
  await expect.poll(() => other.seesLayers()).toEqual(['parcels']);

  await recording.undoesByKeyboard();
  await expect.poll(() => other.seesLayers()).toEqual([]);
  await expect.poll(() => other.seesNotice()).toContain('另一个标签页记下了 1 项变动');

  await planner.presses('Control+Shift+Z');
  await expect.poll(() => other.seesLayers()).toEqual(['parcels']);
  await other.withdraws('parcels');
  await planner.opensPanel('图层');
  await expect.poll(() => planner.seesLayers()).toEqual([]);
  await planner.comesBack();
  await planner.opensPanel('图层');
  await expect.poll(() => planner.seesLayers()).toEqual([]);
});

test('a full disk loses nothing, keeps the entry and has ways out', async ({ planner, recording }) => {
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'parcels.geojson', content: squareParcels() });
  await recording.waitsUntilKept();
  await recording.theDiskIsFull(true);
  await planner.importsAs('宗地');
  await expect.poll(() => recording.seesWaysOut()).toContain('刚才的内容没有保存');
  expect(await recording.exportsFromTheWaysOut()).toMatch(/^试验区-.*\.chidu$/);
  await recording.goesBackToSubmit();
  await recording.theDiskIsFull(false);
  // What was chosen and filled in is still there: one click is left.
  await planner.submitsTheImport();
  await expect.poll(() => planner.seesImportReport()).toContain('已收 3');
  await recording.opensTheDistrictMenu();
  await expect.poll(() => recording.seesHowItIsKept()).toMatch(/已保存在本机 .*已用 [\d.,]+ [MG]B，还可用约/);
});

test('a tab that dies in the middle of many records leaves all of them or none', async ({ planner, recording }) => {
  const lines = Array.from({ length: 300 }, (_, n) => rectangle([20 * n, 0, 20 * n + 10, 10], { 名称: `红线 ${n}` }));
  await planner.opensTheDistrict();
  await planner.createsDistrict('试验区', { name: 'lines.geojson', content: collect(lines) });
  await recording.waitsUntilKept();
  const tab = await recording.tabDiesAfter(150, () => planner.importsAs('项目红线'));
  await expect.poll(() => tab.seesTheDistrict()).toBe('试验区');
  await tab.opensPanel('图层');
  const layers = await tab.seesLayers();
  expect([[], ['lines']]).toContainEqual(layers);
  await tab.opensPanel('红线');
  await expect.poll(() => tab.seesRedLines()).toBe(300 * layers.length);
});

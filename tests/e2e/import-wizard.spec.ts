import { gbkShapefile } from '../support/gbk-shapefile.ts';
import { metresCsv } from '../support/metres-files.ts';
import { expect, test } from './import-driver.ts';

const ROWS = [
  ['W-1', '李秀英'],
  ['W-2', '王建国'],
  ['W-3', '张伟'],
]; // prettier-ignore
const COLUMNS = ['地块号', '权利人'];

test('a table without zone is placed on the map, described, checked, taken in, and taken back as one step', async ({
  planner,
  wizard,
}) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('导入');
  await wizard.brings({ name: '新测.csv', content: metresCsv({ columns: COLUMNS, rows: ROWS }) });
  await expect.poll(() => wizard.seesStep()).toBe('坐标系');
  await expect.poll(() => wizard.seesFocus()).toBe('坐标系');
  const [home, ...others] = await wizard.seesCandidates();
  expect(home).toMatch(/^A CGCS2000 3度带 .*135°.*在本区县内$/);
  expect(others.some((one) => /距本区县 1,2\d\d km$/.test(one))).toBe(true);
  await expect.poll(() => wizard.canGoOn()).toBe(false);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await wizard.choosesCandidate('A');
  await wizard.goesOn();
  await expect.poll(() => wizard.seesStep()).toBe('字段');
  await wizard.saysItIs('疑似违建');
  await wizard.mapsField('名称', '权利人');
  await wizard.goesOn();
  await expect.poll(() => wizard.seesVerdict()).toContain('本区县还没有同类图层');
  expect(await planner.accessibilityProblems()).toEqual([]);
  await wizard.accepts();
  await expect.poll(() => wizard.seesDone()).toContain('已收 3，修复 0，拒收 0');
  expect(await wizard.savesTheReport()).toMatch(/新测.*\.html$/);
  await wizard.undoesByKeyboard();
  await expect.poll(() => wizard.seesDone()).toContain('这次导入已撤销');
  await planner.opensPanel('图层');
  await expect.poll(() => planner.seesLayers()).not.toContain('新测');
  // The next file of the same sort begins with what was said of this one.
  await planner.opensPanel('导入');
  await wizard.brings({ name: '再测.csv', content: metresCsv({ columns: COLUMNS, rows: ROWS }) });
  await wizard.choosesCandidate('A');
  await wizard.goesOn();
  await expect.poll(() => wizard.seesMapping('名称')).toBe('权利人');
  expect(planner.session.errors).toEqual([]);
});

test('a Shapefile in GBK that does not say so shows its names right, and every way of reading them', async ({
  planner,
  wizard,
}) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('导入');
  await wizard.brings({ name: '宗地.zip', content: gbkShapefile('宗地', '权利人', ['李秀英', '王建国']) });
  await expect.poll(() => wizard.seesStep()).toBe('字段');
  await wizard.reopens('内容');
  await expect.poll(() => wizard.seesChosenEncoding()).toMatch(/^GB18030.*李秀英/);
  expect((await wizard.seesEncodings()).length).toBeGreaterThan(1);
  await wizard.choosesEncoding('Windows-1252');
  await expect.poll(() => wizard.seesChosenEncoding()).not.toContain('李秀英');
  await wizard.choosesEncoding('GB18030');
  await wizard.goesOn();
  await wizard.saysItIs('宗地');
  await wizard.mapsField('权利人', '权利人');
  await expect.poll(() => wizard.seesMapping('权利人')).toBe('权利人');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1 });

  test('a file of a wrong zone asks, says how far off it lies, and does not come in unconfirmed', async ({ planner, wizard }) => {
    await planner.opensTheDistrict();
    await planner.opensPanel('导入');
    await wizard.brings({ name: '错带.csv', content: metresCsv({ columns: COLUMNS, rows: ROWS, zone: 44 }) });
    await expect.poll(() => wizard.seesStep()).toBe('坐标系');
    expect((await planner.seesMapRegion()).height).toBeGreaterThan(600);
    expect(await planner.accessibilityProblems()).toEqual([]);
    await wizard.choosesCandidate('A');
    await expect.poll(() => wizard.seesWarning()).toMatch(/不在本区县范围内（距本区县 \d{3} km）/);
    await expect.poll(() => wizard.canGoOn()).toBe(false);
    await wizard.confirmsThePlace();
    await expect.poll(() => wizard.canGoOn()).toBe(true);
    await wizard.choosesSystem('西安80 45');
    expect(await planner.accessibilityProblems()).toEqual([]);
  });
});

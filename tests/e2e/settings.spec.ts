import { expect, test } from './settings-driver.ts';

const FIXED = ['01-01', '05-01', '10-01', '10-02', '10-03'].map((monthDay) => `2027-${monthDay}`);
const NEXT_YEAR = JSON.stringify({
  year: 2027,
  offDays: FIXED,
  makeUpWorkdays: [],
  statutoryDays: FIXED,
  source: '国办发明电〔2026〕9号',
});
const DEMAND = '土地违法：何时发催告书';
const DUE = '拨付后拆除的时限';
const CELL = '公开时隐去的最少户数';

test('the office sets its rules within the law: told before, recorded with a reason, seen in the history, taken back', async ({
  planner,
  officeRules,
}) => {
  await planner.opensTheDistrict();
  await officeRules.opensItFromTheMenu();
  await officeRules.sets(CELL, '2');
  await expect.poll(() => officeRules.seesRefusal()).toContain('个人信息保护法');
  await expect.poll(() => officeRules.canRecord()).toBe(false);

  await officeRules.sets(CELL, '3');
  await officeRules.sets(DUE, '2');
  await officeRules.sets(DEMAND, '履行期届满即可');
  await expect.poll(() => officeRules.seesEffect()).toContain('拨付后拆除');
  // Nothing entered is lost by a refusal, nor by closing the screen.
  await officeRules.records('');
  await expect.poll(() => officeRules.seesValue(DUE)).toBe('2');
  await officeRules.closesIt();
  await officeRules.opensItByKeyboard();
  await expect.poll(() => officeRules.seesValue(DEMAND)).toBe('履行期届满即可');
  await officeRules.records('办公会〔2026〕3号');
  await expect.poll(() => officeRules.seesRule(DEMAND)).toContain('理由：办公会〔2026〕3号');

  await officeRules.looksAt('变更记录');
  await expect.poll(() => officeRules.seesNewestChange()).toContain('履行期届满即可');
  await officeRules.takesTheNewestBack('误改');
  await expect.poll(() => officeRules.seesNewestChange()).toContain('理由：误改');
  await officeRules.looksAt('规则');
  await expect.poll(() => officeRules.seesValue(DEMAND)).toBe('复议、起诉期都届满以后');

  await officeRules.looksAt('节假日');
  await officeRules.chooses({ name: '2027.json', content: '{"year": 2027}' });
  await expect.poll(() => officeRules.seesRefusal()).toContain('节假日文件不能用');
  await officeRules.chooses({ name: '2027.json', content: NEXT_YEAR });
  // 2 and 3 October 2027 and 1 May are weekends.
  await expect.poll(() => officeRules.seesEffect()).toContain('2 天改变：2 天改为休息');
  await officeRules.records('国务院办公厅通知');
  await expect.poll(() => officeRules.seesYears()).toEqual(['2024', '2025', '2026', '2027']);
  expect(await planner.accessibilityProblems()).toEqual([]);
});

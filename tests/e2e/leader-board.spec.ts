import { expect, test } from './browser.ts';
import { LeaderBoardDriver } from './leader-board-driver.ts';

test('a week is ranked, published, told again from its place in the feed, and leads to the records behind it', async ({
  browserPage,
}) => {
  const board = new LeaderBoardDriver(browserPage);
  const { page, session } = browserPage;
  await board.open();
  await expect(board.ranking()).toHaveCount(5);
  await expect(page.getByRole('region', { name: '房屋征迁' })).toContainText('年度任务 22.00 万 m²');

  await board.showTo('规划内部');
  await board.rankBy('签约率（户）', '镇办');
  await expect(board.ranking().first()).toContainText('户');
  await expect(page.getByText('本周还没有结束')).toBeVisible();
  await board.stepBack();
  await expect(page.getByRole('heading', { name: /2026-11-15/ })).toBeVisible();
  await board.publish();
  await board.lookAtPublished();
  await expect(page.getByRole('banner')).toContainText('依据第 8,277 条记录');
  await board.check();
  await expect(board.told()).toContainText('重算结果与公布时一致');
  expect(await browserPage.accessibilityProblems()).toEqual([]);

  await page.reload();
  await expect(board.ranking().first()).toContainText('户', { timeout: 120_000 });
  await expect(page.getByRole('banner')).toContainText('依据第 8,277 条记录');

  await board.openRecordsOf(0);
  await expect(page.getByRole('tab', { name: '征收单元', selected: true })).toBeVisible({ timeout: 120_000 });
  expect(session.foreignRequests).toEqual([]);
  expect(session.errors).toEqual([]);
});

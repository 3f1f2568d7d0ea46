import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './team-driver.ts';

test('an account is made, used, refused in words and disabled, and the audit log tells all of it', async ({ team, member }) => {
  const admin = await member();
  await admin.opensTheTeam();
  await admin.logsIn('planner', team.passwordOf('planner'));
  await admin.seesView('账号');
  const first = await admin.createsAccount({ login: 'zhang', name: '张三', role: '巡查员' });

  const zhang = await member();
  await zhang.opensTheTeam();
  await zhang.logsIn('zhang', 'not-the-password');
  await zhang.seesRefusal(/密码不对/);
  await zhang.logsIn('zhang', first);
  await expect(zhang.page.getByRole('heading', { name: '请设一个新密码' })).toBeVisible();
  await zhang.setsPassword('zhang-2026-xy');
  await expect(zhang.page.getByText('不含登录名')).toBeVisible();
  await expect(zhang.page.getByRole('heading', { name: '请设一个新密码' })).toBeVisible();
  await zhang.setsPassword('moorhen-by-the-lock');
  await expect(zhang.page.getByRole('link', { name: '开始工作：巡查' })).toBeVisible();
  // What is not a patrol's is not offered.
  await expect(zhang.page.getByRole('button', { name: '审计日志' })).toHaveCount(0);
  const axe = new AxeBuilder({ page: zhang.page }).withTags(['wcag2a', 'wcag2aa']);
  expect((await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')}`)).toEqual([]);

  await admin.disables('张三');
  await zhang.leavesAndComesBack();
  await expect(zhang.page.getByText('登录已结束')).toBeVisible();
  await zhang.logsIn('zhang', 'moorhen-by-the-lock');
  await zhang.seesRefusal(/密码不对/);

  await admin.seesView('审计日志');
  expect((await admin.readsLog()).slice(0, 8).map((row) => row.replace(/ *(设备|地址).*$/s, ''))).toEqual([
    '系统有人用“张三”的登录名，密码不对',
    '规划员停用了“张三”',
    expect.stringMatching(/^张三(登录了|修改了自己的密码)/),
    expect.stringMatching(/^张三(登录了|修改了自己的密码)/),
    '张三登录了',
    '系统有人用“张三”的登录名，密码不对',
    '规划员新建了账号“张三”：巡查员',
    '规划员登录了',
  ]);
  const audit = new AxeBuilder({ page: admin.page }).withTags(['wcag2a', 'wcag2aa']);
  expect((await audit.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')}`)).toEqual([]);
  expect([...admin.crashes, ...zhang.crashes]).toEqual([]);
});

test('a page without a team shows nothing of one, and its desk offers no way to it', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  await page.goto('/');
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/districts'));
  await page.getByRole('button', { name: /^区县: / }).click();
  expect(await (await asked).json()).toEqual({ districts: [] });
  await expect(page.getByRole('menuitem', { name: '领导视图' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: '团队与账号' })).toHaveCount(0);
  await page.goto('/team');
  await expect(page.getByRole('heading', { name: '这里没有团队服务器' })).toBeVisible();
  expect(errors).toEqual([]);
});

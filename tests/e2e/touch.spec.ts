import { expect, test } from './touch-driver.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1, isMobile: true });

const PANELS = ['图层', '红线', '进度', '工作', '问题', '绘制', '量算', '查询', '导入'] as const;
/** Each with the buttons in it that open a form. */
const DOSSIERS = [
  ['征迁进度板', []],
  ['图斑', [/^回复$/]],
  ['任务', [/^办结$/]],
  ['问题', [/^接受并写明理由$/]],
  ['案件', [/^撤回.*“/]],
  ['征收单元', [/^登记异议/, /^登记户/, /^登记房屋/]],
] as const;

test('every button and field of the panels and of what they open is big enough for a finger', async ({ planner, finger }) => {
  await planner.opensTheDistrict();
  const small: Record<string, string[]> = {};
  for (const panel of PANELS) {
    await planner.opensPanel(panel);
    small[panel] = await finger.seesSmallTargets();
  }
  for (const button of [/^交办新任务$/, /^接收为图斑任务$/]) {
    await planner.opensPanel('工作');
    await finger.opensForm(button);
    small[String(button)] = await finger.seesSmallTargets();
    await finger.closesDialog();
  }
  expect(tooSmall(small)).toEqual({});
});

test('every button and field of the dossiers and their forms is big enough for a finger', async ({ planner, finger }) => {
  await planner.opensTheDistrict();
  const small: Record<string, string[]> = {};
  for (const [dossier, forms] of DOSSIERS) {
    await planner.opensADossier(dossier);
    small[dossier] = await finger.seesSmallTargets();
    for (const button of forms)
      if (await finger.opensForm(button)) small[`${dossier} ${button}`] = await finger.seesSmallTargets();
    await finger.clearsTheRight();
  }
  expect(tooSmall(small)).toEqual({});
});

/** Of what was found on each screen, the screens with something too small. */
const tooSmall = (found: Readonly<Record<string, string[]>>) =>
  Object.fromEntries(Object.entries(found).filter(([, targets]) => targets.length > 0));

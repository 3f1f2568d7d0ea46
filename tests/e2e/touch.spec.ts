import { expect, test } from './touch-driver.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

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

test('every button and field of panels, dossiers and their forms is big enough for a finger', async ({ planner, finger }) => {
  await planner.opensTheDistrict();
  const small: Record<string, string[]> = {};
  const look = async (screen: string) => {
    const found = await finger.seesSmallTargets();
    if (found.length > 0) small[screen] = found;
  };
  for (const panel of PANELS) {
    await planner.opensPanel(panel);
    await look(panel);
  }
  for (const [dossier, forms] of DOSSIERS) {
    await planner.opensADossier(dossier);
    await look(dossier);
    for (const button of forms) if (await finger.opensForm(button)) await look(`${dossier} ${button}`);
    await finger.clearsTheRight();
  }
  for (const button of [/^交办新任务$/, /^接收为图斑任务$/]) {
    await planner.opensPanel('工作');
    await finger.opensForm(button);
    await look(String(button));
    await finger.closesDialog();
  }
  expect(small).toEqual({});
});

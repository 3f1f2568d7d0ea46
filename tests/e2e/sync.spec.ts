import { expect, test } from './sync-driver.ts';

const HERE = [134.2, 24] as const;
/** Of a crowded machine; what it took is printed. */
const ARRIVES_MS = 30_000;

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test('what a patrol marks without a network is at the desk once there is one, becomes a case, and moves the leader’s figures', async ({
  devices,
  planner,
  cases,
}) => {
  const { desk } = devices;
  await desk.logsIn('planner');
  await desk.opensTheDistrict();
  await expect.poll(() => desk.seesTheMark(), { timeout: ARRIVES_MS }).toBe('已同步');
  const leader = await devices.leader('leader');
  const before = { known: await leader.seesKnown(), found: Number.parseInt(await leader.seesCasesFound(), 10) };
  await expect.poll(() => leader.seesMarked()).toEqual([]);
  const phone = await devices.phone('patrol');

  const no = await test.step('marked without a network', async () => {
    await phone.stands(HERE, 3);
    await phone.marks();
    // What judges it is on the phone by now; that a shell which was kept brings it is proven elsewhere.
    await expect.poll(() => phone.seesArea()).toContain('m²');
    await phone.photographs();
    await phone.goesOffline(true);
    await phone.taps('长加');
    expect(await phone.savesAs('在建')).toContain('已存在本机');
    await expect.poll(() => phone.seesThePill()).toMatch(/1 条未上传.*离线/);
    return (await phone.keptReports()).at(-1)?.no ?? '';
  });

  await test.step('seen at the desk as soon as there is one', async () => {
    expect(await desk.knows(no)).toBe(false);
    const from = Date.now();
    await phone.goesOffline(false);
    await expect.poll(() => desk.knows(no), { timeout: ARRIVES_MS, intervals: [50] }).toBe(true);
    process.stdout.write(`From the network's return to the desk: ${Date.now() - from} ms\n`);
    await expect.poll(() => phone.seesThePill(), { timeout: ARRIVES_MS }).toMatch(/^已安全/);
  });

  await test.step('a case, and the figures', async () => {
    await planner.finds(no);
    // Sent in parts before the report that names it, and fetched when it is looked at.
    await desk.seesThePhoto();
    await cases.startsACase();
    await cases.beginsIt('巡查发现', today());
    await expect.poll(() => desk.seesTheMark(), { timeout: ARRIVES_MS }).toBe('已同步');
    const from = Date.now();
    await expect.poll(() => leader.seesCasesFound(), { timeout: ARRIVES_MS, intervals: [50] }).toBe(`${before.found + 1} 件`);
    process.stdout.write(`From the desk's record to the leader's figures: ${Date.now() - from} ms\n`);
    await expect.poll(() => leader.seesKnown()).not.toBe(before.known);
    await expect.poll(() => leader.seesMarked()).toContain('发现的两违线索');
    await expect.poll(() => leader.seesTheMap()).toBe(true);
  });
});

test('two desks decide one case at the same time: nothing is chosen for anybody, and what is given up is kept', async ({
  devices,
  planner,
  cases,
}) => {
  const { desk } = devices;
  await desk.logsIn('planner');
  await desk.opensTheDistrict();
  await planner.finds('XC-2025-0008');
  await cases.startsACase();
  await cases.beginsIt('巡查发现', today());
  await expect.poll(() => desk.seesTheMark(), { timeout: ARRIVES_MS }).toBe('已同步');

  const other = await devices.desk2('planner');
  await other.finds('XC-2025-0008');
  await other.goesOffline(true);
  await cases.takes('核查', { 日期: today(), 核查结果: '属于违法' });
  await expect.poll(() => desk.seesTheMark(), { timeout: ARRIVES_MS }).toBe('已同步');
  await other.checks('不属违法', today());
  await other.goesOffline(false);
  await expect.poll(() => other.seesTheMark(), { timeout: ARRIVES_MS }).toBe('1 条需要合并');

  const told = await other.opensWhatIsAsked();
  expect(told).toMatch(/两边不同|同事的改动之后/);
  await other.chooses('采用同事的');
  await expect.poll(() => other.seesTheMark(), { timeout: ARRIVES_MS }).toBe('已同步');
});

test('a tour under a link opens for whoever has the address, asks nobody anything, and is gone once it is taken back', async ({
  devices,
}) => {
  const { desk } = devices;
  await desk.logsIn('planner');
  const address = await desk.sharesATour('给领导的巡览', '第一站');
  const stranger = await devices.stranger();
  await stranger.opens(address);
  await stranger.seesTheMapDrawn();
  expect(await stranger.sees()).toContain('第一站');
  // The map's worker alone, which the page carries.
  expect(stranger.requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  await desk.takesTheLinkBack();
  await stranger.opens(address);
  expect(await stranger.sees()).toContain('这个链接打不开');
});

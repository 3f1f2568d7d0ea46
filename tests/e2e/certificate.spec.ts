import { expect, test } from './certificate-driver.ts';

const PARCEL = '990101001001JD00001';

test('a certificate is made from the screen and given away as one file, which verifies itself without a network and finds a changed digit', async ({
  planner,
  certifier,
}) => {
  await planner.opensTheDistrict();
  // In the dark: paper is white all the same.
  await planner.switchesTheme();
  await planner.finds(PARCEL);
  const planar = (await planner.seesArea('planar')).split(' ')[0];
  await certifier.opensCertificate();
  const sheet = await certifier.seesSheet();
  expect(sheet).toMatch(new RegExp(`^面积计算书 宗地 ${PARCEL} `));
  expect(sheet).toContain(`计量依据 ${planar} ± `);
  expect(await planner.accessibilityProblems()).toEqual([]);

  const file = await certifier.saves('HTML');
  const given = await certifier.citizenOpens(file);
  expect(given.verdict).toMatch(/^校验通过：内容与校验码一致，面积由界址点复算无误。/);
  expect(given.sheet).toBe(sheet);
  expect(given.problems).toEqual([]);
  expect(given.requests).toHaveLength(1);

  const [vertex] = sheet.match(/(?<=J2 )\d+\.\d{3}/) ?? [''];
  const moved = vertex.slice(0, -1) + ((Number(vertex.at(-1)) + 1) % 10);
  const millimetre = await certifier.citizenOpens(
    certifier.alters(file, `"no":"J2","x_m":"${vertex}"`, `"no":"J2","x_m":"${moved}"`),
  );
  expect(millimetre.verdict).toMatch(/^已被改动，不能采信。\d+ 处不符： 内容与校验码不符.*J1 的边长/);
  const text = await certifier.citizenOpens(certifier.alters(file, /(<noscript>[^]*?)14773\.13/, '$114973.13'));
  expect(text.verdict).toMatch(/^已被改动，不能采信。1 处不符： 网页：网页文字与数据不符/);
  expect(text.sheet).toBe(sheet);
  const added = await certifier.citizenOpens(certifier.alters(file, '</body>', '<h1>有效面积 20000 平方米</h1></body>'));
  expect(added.verdict).toContain('网页文字与数据不符');
  expect(added.sheet).toBe(sheet);

  expect(await certifier.prints()).toContain('附表二');
  await expect.poll(() => certifier.seesPaper()).toBe('sheet on white');
  expect(planner.session.errors).toEqual([]);
});

test('items and overlaps have certificates of their own, indicative where a side was not surveyed', async ({
  planner,
  certifier,
}) => {
  await planner.opensTheDistrict();
  await planner.finds(PARCEL);
  await certifier.opensCertificateOf('item');
  await expect
    .poll(() => certifier.seesSheet())
    .toMatch(/^面积计算书（参考，不得作为处罚或补偿依据） 征收单元 .+ ∩ 990101001001JD00001 /);
  const file = await certifier.saves('HTML');
  expect((await certifier.citizenOpens(file)).verdict).toMatch(/^校验通过/);
  const hostile = await certifier.citizenOpens(
    certifier.writesLike(file, '</script><img src=x onerror=alert(1)>\u202e001\u2066'),
  );
  expect(hostile.verdict).toMatch(/^校验通过/);
  expect(hostile.sheet).toContain('宗地 </script><img src=x onerror=alert(1)>\\u202e001\\u2066 ');
  expect([hostile.problems, hostile.requests.length]).toEqual([[], 1]);
  await certifier.closesCertificate();
  await certifier.opensCertificateOf('overlap');
  await expect.poll(() => certifier.seesSheet()).toMatch(/ 重叠部分 .*附表三 两个图形的界址点/);
  await planner.presses('Escape');
  await expect.poll(() => planner.seesSelected()).toBe(PARCEL);
});

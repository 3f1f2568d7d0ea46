import { strFromU8, unzipSync } from 'fflate';
import { expect, makePackage, test } from './patrol-package-driver.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
const AREA = '134.19,23.99,134.21,24.01';
const HERE = [134.2, 24] as const;

test.describe('at the desk', () => {
  test('a package is made for one person: too much land is refused, its size is known before it is saved', async ({ holder }) => {
    await holder.itIs('2026-11-28T02:00:00.000Z');
    await holder.opensTheMaking();
    await holder.names('patrol-3');
    expect(await holder.makes()).toMatch(/^范围约 .*超过 25 平方公里的上限/);
    await holder.chooses('片区、镇办或村', '芦渡村');
    expect(await holder.makes()).toMatch(/^0\.\d+ 平方公里，0\.\d+ MB$/);
    expect(await holder.accessibilityProblems()).toEqual([]);
    const bytes = await holder.saves();
    const manifest = JSON.parse(strFromU8(unzipSync(bytes)['district.json'])) as { field: object };
    expect(manifest.field).toMatchObject({ for: 'patrol-3', madeOn: '2026-11-28', expiresOn: '2026-12-05' });
    expect(strFromU8(unzipSync(bytes)['feed.ndjson'])).not.toContain('household-registered');
  });
});

test.describe('on the phone', () => {
  test.use(PHONE);

  test('a package is opened, worked on, replaced by a newer one and erased in time; one’s own report outlives them all', async ({
    holder,
    marker,
  }) => {
    const made = { area: AREA, for: 'patrol-3', lang: 'en' };
    const first = await makePackage({ ...made, made: '2026-11-28' });
    const newer = await makePackage({ ...made, made: '2026-11-29' });
    await holder.itIs('2026-11-28T02:00:00.000Z');
    await marker.stands(HERE, 3);
    await holder.serves('/for-patrol-3.chidu', first);

    await test.step('from an address of the site; the whole district that is here is given up by a word only', async () => {
      await holder.opensThePatrolAt('/patrol?package=https://elsewhere.example/x.chidu');
      await expect.poll(() => holder.seesCard()).toContain('只能从本站的地址打开外业包');
      await holder.opensThePatrolAt('/patrol?package=/for-patrol-3.chidu');
      await expect.poll(() => holder.seesCard()).toContain('整个区县的数据');
      await holder.answers('换成外业包');
      await expect.poll(() => holder.seesCard()).toMatch(/给谁使用 patrol-3 制作于 2026-11-28 0 天前 可用到 2026-12-05/);
      expect(await holder.accessibilityProblems()).toEqual([]);
    });

    await test.step('a build is marked on it and meets what is there', async () => {
      await marker.opensThePatrol();
      await marker.marks();
      await marker.taps('长加');
      await expect.poll(() => marker.seesFindings()).not.toBe('');
      await marker.chooses('在建');
      expect(await marker.saves()).toContain('已存在本机');
    });

    await test.step('a newer package takes its place, an older one does not; the report stays', async () => {
      await holder.itIs('2026-11-29T02:00:00.000Z');
      await holder.opensTheDevice();
      await holder.opensFile('newer.chidu', newer);
      await expect.poll(() => holder.seesCard()).toContain('制作于 2026-11-29');
      await expect.poll(() => holder.seesCard()).toContain('未送达的记录 1');
      await holder.opensFile('first.chidu', first);
      await expect.poll(() => holder.seesCard()).toContain('旧，没有打开');
    });

    await test.step('once its time is over everything but the report is gone, and more can be marked', async () => {
      await holder.itIs('2026-12-20T02:00:00.000Z');
      await marker.comesBack();
      await expect.poll(() => holder.seesNotice()).toBe('外业包已过期');
      await holder.opensTheDevice();
      await expect.poll(() => holder.seesCard()).toMatch(/已于 2026-12-20 从本机清除.*您的 1 条未送达的记录还在/);
      const kept = await marker.keptReports();
      expect(kept.map(({ sighting }) => sighting.stage)).toEqual(['under-construction']);
      await holder.opensFile('newer.chidu', newer);
      await expect.poll(() => holder.seesCard()).toContain('已经过期，没有打开');
      await marker.opensThePatrol();
      await marker.marks();
      await marker.taps('长加');
      await expect.poll(() => marker.seesFindings()).toContain('没有核对');
      await marker.taps('新的一处');
      await marker.chooses('基础');
      expect(await marker.saves()).toContain('已存在本机');
      expect(await marker.keptReports()).toHaveLength(2);
    });
    expect(marker.errors).toEqual([]);
  });
});

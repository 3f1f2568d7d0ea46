import { expect, type Onlooker, test } from './patrol-screens-driver.ts';

const HERE = [134.2, 24] as const;

test.use({ hasTouch: true, isMobile: true });

/** Looks at a state; problems are told with its name. */
const looksAt = async (onlooker: Onlooker, state: string) =>
  expect.soft({ [state]: await onlooker.seesProblems() }).toEqual({ [state]: [] });

test.describe('upright', () => {
  test.use({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 });

  test('no way of marking a build has a fault that a hand or an eye would meet', async ({ marker, onlooker }) => {
    await marker.stands(HERE, 40);
    await marker.opensThePatrol();
    await looksAt(onlooker, 'home');
    await marker.marks();
    await looksAt(onlooker, 'sizes, poor accuracy');
    await marker.taps('长加');
    await onlooker.raises();
    await looksAt(onlooker, 'form and findings');
    for (const way of ['点角', '站角', '走边', '手绘'] as const) {
      await marker.takes(way);
      await looksAt(onlooker, way);
    }
    expect(marker.errors).toEqual([]);
  });

  test('nor has what comes after it: photos, a second thought, the saved report, outbox and device', async ({
    marker,
    onlooker,
  }) => {
    await marker.stands(HERE, 5);
    await marker.opensThePatrol();
    await marker.marks();
    await marker.taps('长加');
    await onlooker.presses('拍照');
    await looksAt(onlooker, 'no camera');
    await onlooker.presses('返回');
    await marker.photographs();
    await looksAt(onlooker, 'photos');
    await onlooker.presses('放弃');
    await looksAt(onlooker, 'discard?');
    await onlooker.presses('留着');
    await onlooker.goesHome();
    await onlooker.presses('标记');
    await looksAt(onlooker, 'unfinished');
    await onlooker.presses('接着做这一条');
    await marker.savesAs('在建');
    await looksAt(onlooker, 'saved');
    await onlooker.opens('上报');
    await looksAt(onlooker, 'outbox');
    await onlooker.opens('本机');
    await onlooker.raises();
    await looksAt(onlooker, 'device');
    expect(marker.errors).toEqual([]);
  });
});

test.describe('lying, in the left hand, in the sun', () => {
  test.use({ viewport: { width: 844, height: 390 }, deviceScaleFactor: 1 });

  test('no state of a patrol and of a day has a fault, and no word is faint', async ({ marker, onlooker, team }) => {
    await onlooker.holds({ theme: 'contrast', hand: 'left' });
    await marker.stands(HERE, 5);
    await marker.opensThePatrol();
    await looksAt(onlooker, 'home');
    await onlooker.opens('巡查');
    await onlooker.unfolds();
    await looksAt(onlooker, 'before the patrol');
    await onlooker.presses('开始巡查');
    await onlooker.presses('没变化');
    await looksAt(onlooker, 'a visit');
    await onlooker.presses('暂停');
    await looksAt(onlooker, 'paused');
    await onlooker.presses('结束');
    await onlooker.opens('今日');
    await looksAt(onlooker, 'nobody');
    await team.is('巡查一组');
    await looksAt(onlooker, 'tasks');
    await expect.poll(() => onlooker.seesFaintWords()).toEqual([]);
    await team.opensRow('2026');
    await looksAt(onlooker, 'a task');
    await onlooker.presses('办结');
    await looksAt(onlooker, 'finishing');
    await onlooker.presses('取消');
    await team.goesBackToTheList();
    for (const list of ['上报', '走访'] as const) {
      await team.looksAt(list);
      await looksAt(onlooker, list);
    }
    await onlooker.goesHome();
    await looksAt(onlooker, 'home with the next task');
    await marker.marks();
    await expect.poll(() => onlooker.seesFaintWords()).toEqual([]);
    expect(marker.errors).toEqual([]);
  });
});

import { captureZh } from './capture-zh.ts';
import { trackZh } from './track-zh.ts';
import { dayZh } from './day-zh.ts';
import { outboxZh } from './outbox-zh.ts';
import { deviceZh } from './device-zh.ts';
import { packageZh } from './package-zh.ts';

/** The patrol's screen on a phone. */
export const patrolZh = {
  mark: '标记',
  back: '返回',
  ways: '更多',
  sheet: { label: '巡查', peek: '收起', half: '一半', full: '全部' },
  capture: captureZh,
  track: trackZh,
  day: dayZh,
  outbox: outboxZh,
  device: deviceZh,
  package: packageZh,
};

import { captureEn } from './capture-en.ts';
import { trackEn } from './track-en.ts';
import { dayEn } from './day-en.ts';
import { outboxEn } from './outbox-en.ts';
import { deviceEn } from './device-en.ts';
import { packageEn } from './package-en.ts';
import type { patrolZh } from './patrol-zh.ts';

/** The patrol's screen on a phone. */
export const patrolEn: typeof patrolZh = {
  mark: 'Mark',
  back: 'Back',
  ways: 'More',
  sheet: { label: 'Patrol', peek: 'Low', half: 'Half', full: 'Full' },
  capture: captureEn,
  track: trackEn,
  day: dayEn,
  outbox: outboxEn,
  device: deviceEn,
  package: packageEn,
};

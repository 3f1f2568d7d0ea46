import { boardZh } from './leader/board-zh.ts';
import { chartsZh } from './leader/charts-zh.ts';
import { compareZh } from './leader/compare-zh.ts';
import { liveZh } from './leader/live-zh.ts';
import { printZh } from './leader/print-zh.ts';
import { leaderScreenZh } from './leader/screen-zh.ts';
import { readyTourZh } from './leader/ready-tour-zh.ts';
import { tourZh } from './leader/tour-zh.ts';
import { publishingZh } from './reading/publishing-zh.ts';
import { tourLinkErrorsZh } from './team/tour-links-zh.ts';
import type { TextTree } from './zh-CN.ts';

/** The texts that only the leader's screen shows. */
export const leaderZh = {
  leader: leaderScreenZh,
  board: boardZh,
  compare: compareZh,
  charts: chartsZh,
  live: liveZh,
  print: printZh,
  tour: tourZh,
  readyTour: readyTourZh,
  error: { ...tourLinkErrorsZh, ...publishingZh },
};

/** The shape every language must fill for the leader's screen. */
export type LeaderTexts = { [K in keyof typeof leaderZh]: TextTree<(typeof leaderZh)[K]> };

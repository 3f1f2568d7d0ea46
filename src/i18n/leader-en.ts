import type { LeaderTexts } from './leader-zh.ts';
import { boardEn } from './leader/board-en.ts';
import { chartsEn } from './leader/charts-en.ts';
import { compareEn } from './leader/compare-en.ts';
import { liveEn } from './leader/live-en.ts';
import { printEn } from './leader/print-en.ts';
import { leaderScreenEn } from './leader/screen-en.ts';
import { readyTourEn } from './leader/ready-tour-en.ts';
import { tourEn } from './leader/tour-en.ts';
import { publishingEn } from './reading/publishing-en.ts';
import { tourLinkErrorsEn } from './team/tour-links-en.ts';

export const leaderEn: LeaderTexts = {
  leader: leaderScreenEn,
  board: boardEn,
  compare: compareEn,
  charts: chartsEn,
  live: liveEn,
  print: printEn,
  tour: tourEn,
  readyTour: readyTourEn,
  error: { ...tourLinkErrorsEn, ...publishingEn },
};

import type { LeaderTexts } from './leader-zh.ts';
import { boardEn } from './leader/board-en.ts';
import { leaderScreenEn } from './leader/screen-en.ts';
import { tourEn } from './leader/tour-en.ts';

export const leaderEn: LeaderTexts = { leader: leaderScreenEn, board: boardEn, tour: tourEn };

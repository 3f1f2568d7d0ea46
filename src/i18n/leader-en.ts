import type { LeaderTexts } from './leader-zh.ts';
import { boardEn } from './leader/board-en.ts';
import { printEn } from './leader/print-en.ts';
import { leaderScreenEn } from './leader/screen-en.ts';

export const leaderEn: LeaderTexts = { leader: leaderScreenEn, board: boardEn, print: printEn };

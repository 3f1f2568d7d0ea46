import type { LeaderTexts } from '../leader-zh.ts';

export const chartsEn: LeaderTexts['charts'] = {
  title: 'Charts',
};

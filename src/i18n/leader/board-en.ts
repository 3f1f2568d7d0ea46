import type { LeaderTexts } from '../leader-zh.ts';

export const boardEn: LeaderTexts['board'] = {
  title: 'Board',
  week: 'Week to {{day}}',
  rank: 'Rank',
  unit: 'Zone',
  unresolved: 'Unresolved (mu)',
  noUnits: 'Nothing to rank: the settings name no zones yet, or there are no clearance items.',
};

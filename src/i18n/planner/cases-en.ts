import type { casesZh } from './cases-zh.ts';

export const casesEn: typeof casesZh = {
  title: 'Case',
};

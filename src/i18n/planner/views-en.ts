import type { Texts } from '../zh-CN.ts';

export const viewsEn: Texts['views'] = {
  title: 'Views',
};

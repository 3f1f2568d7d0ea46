import type { Texts } from '../zh-CN.ts';

export const measuringEn: Texts['measuring'] = {
  title: 'Measure',
  crossing: 'crosses itself',
};

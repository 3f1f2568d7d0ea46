import type { dayZh } from './day-zh.ts';

export const dayEn: typeof dayZh = {
  title: 'My day',
};

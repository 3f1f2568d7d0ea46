import type { keepingZh } from './keeping-zh.ts';

export const keepingEn: typeof keepingZh = {
  title: 'Saving',
};

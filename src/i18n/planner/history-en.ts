import type { historyZh } from './history-zh.ts';

export const historyEn: typeof historyZh = {
  title: 'History of changes',
};

import type { noticesZh } from './notices-zh.ts';

export const noticesEn: typeof noticesZh = {
  title: 'Notices',
};

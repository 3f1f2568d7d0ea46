import type { captureZh } from './capture-zh.ts';

export const captureEn: typeof captureZh = {
  title: 'Mark',
};

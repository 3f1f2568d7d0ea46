import type { deviceZh } from './device-zh.ts';

export const deviceEn: typeof deviceZh = {
  title: 'This phone',
};

import type { trackZh } from './track-zh.ts';

export const trackEn: typeof trackZh = {
  title: 'Patrol',
};

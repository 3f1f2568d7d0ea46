import type { updateZh } from './update-zh.ts';

export const updateEn: typeof updateZh = {
  title: 'App update',
  waiting: 'There is a new version of Chidu. Updating loses nothing that is on this device.',
  elsewhere: 'Another window has taken the new version: please reload this page.',
  held: 'Another window is marking or on patrol: update when that is finished.',
  take: 'Update now',
  later: 'Later',
};

import type { deskZh } from './desk-zh.ts';

export const deskEn: typeof deskZh = {
  title: 'Work list',
};

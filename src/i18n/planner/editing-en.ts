import type { editingZh } from './editing-zh.ts';

export const editingEn: typeof editingZh = {
  title: 'Draw',
};

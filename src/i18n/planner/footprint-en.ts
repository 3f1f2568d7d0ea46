import type { Texts } from '../zh-CN.ts';

export const footprintEn: Texts['footprint'] = {
  title: 'Unresolved footprint',
};

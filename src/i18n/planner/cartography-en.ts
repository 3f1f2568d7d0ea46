import type { Texts } from '../zh-CN.ts';

export const cartographyEn: Texts['cartography'] = {
  title: 'Map',
};

import type { Texts } from '../zh-CN.ts';

export const inspectionEn: Texts['inspection'] = {
  title: 'Query',
};

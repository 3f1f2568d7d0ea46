import type { rulesZh } from './rules-zh.ts';

export const rulesEn: typeof rulesZh = {};

import type { bulkZh } from './bulk-zh.ts';

export const bulkEn: typeof bulkZh = {
  title: 'Record milestones in bulk',
};

import type { findingsZh } from './findings-zh.ts';

export const findingsEn: typeof findingsZh = {
  title: 'Conflicts and findings',
};

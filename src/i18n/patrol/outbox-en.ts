import type { outboxZh } from './outbox-zh.ts';

export const outboxEn: typeof outboxZh = {
  title: 'Outbox',
};

import type { TextTree } from '../zh-CN.ts';
import type { dayFieldsZh } from './day-fields-zh.ts';

export const dayFieldsEn: TextTree<typeof dayFieldsZh> = {
  seenOn: 'day first seen',
  absentOn: 'day last absent',
  dueOn: 'due day',
  servedOn: 'day of service',
  receivedOn: 'day received',
  freezeOn: 'freeze date',
  performBy: 'perform by',
  begunOn: 'day begun',
  imagedOn: 'day of the picture',
  imagedBeforeOn: 'day of the picture before',
  answerByOn: 'answer by',
  madeOn: 'day made',
  expiresOn: 'valid until',
};

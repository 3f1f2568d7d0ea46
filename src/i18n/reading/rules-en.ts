import type { blockingZh } from './rules-zh.ts';

export const blockingEn: typeof blockingZh = {
  error: {
    'setting-out-of-range':
      'The value {{found}} of the setting “{{field}}” cannot be taken: it lies between {{least}} and {{most}}, or the rules would check nothing.',
    'setting-needed': 'The setting “{{field}}” cannot be left out: without it no area and no period can be reckoned.',
    'setting-malformed': 'The setting “{{field}}” cannot be taken as it is ({{found}}): check it and enter it again.',
    'plane-fixed': 'The plane of a district is settled when it begins: the millimetres of every layer are those of this plane.',
    'time-zone-unknown': 'There is no time zone “{{found}}”.',
  },
};

import { doorZh } from './team/door-zh.ts';
import { exchangeZh } from './team/exchange-zh.ts';
import { syncWordsZh } from './team/sync-words-zh.ts';
import { syncZh } from './team/sync-zh.ts';
import type { TextTree } from './zh-CN.ts';

/** The texts of a device that belongs to a team, beside those of its screen. */
export const syncTextsZh = { error: { ...doorZh, ...exchangeZh, ...syncZh }, sync: syncWordsZh };

/** The shape every language must fill for them. */
export type SyncTexts = TextTree<typeof syncTextsZh>;

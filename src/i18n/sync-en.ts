import type { SyncTexts } from './sync-zh.ts';
import { doorEn } from './team/door-en.ts';
import { exchangeEn } from './team/exchange-en.ts';
import { syncWordsEn } from './team/sync-words-en.ts';
import { syncEn } from './team/sync-en.ts';

export const syncTextsEn: SyncTexts = { error: { ...doorEn, ...exchangeEn, ...syncEn }, sync: syncWordsEn };

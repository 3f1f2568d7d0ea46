import i18next, { type i18n, type TFunction } from 'i18next';
import { countInWords } from './count-in-words.ts';

export type { TFunction };

/** Texts of the current language, ready to be asked. */
export type LoadedTexts = i18n;

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * `shell`: of every screen, the patrol's among them; `desk`: the planner's own; `leader`: the leader's; `team`: of login,
 * accounts and audit log; `sync`: of a device that belongs to a team; `files`: of reading layers, tables and tracks, and of known points; `offline-map`: of keeping base maps. The patrol adds the last three when somebody comes to them.
 */
export type TextPart = 'shell' | 'desk' | 'leader' | 'team' | 'sync' | 'files' | 'offline-map';
const SCREENS: readonly TextPart[] = ['shell', 'desk', 'leader', 'files'];

/** Lists of texts of each part, which may add to the same group. */
const LOADERS: Record<Locale, Record<TextPart, () => Promise<object | readonly object[]>>> = {
  'zh-CN': {
    shell: async () => (await import('./zh-CN.ts')).zhCN,
    desk: async () => {
      const [{ plannerZh }, { refusalsZh }] = await Promise.all([import('./planner-zh.ts'), import('./planner/refusals-zh.ts')]);
      return { ...plannerZh, error: refusalsZh };
    },
    leader: async () => (await import('./leader-zh.ts')).leaderZh,
    team: async () => (await import('./team-zh.ts')).teamZh,
    sync: async () => (await import('./sync-zh.ts')).syncTextsZh,
    files: async () => (await import('./files-zh.ts')).filesZh,
    'offline-map': async () => ({ offlineMap: (await import('./patrol/offline-map-zh.ts')).offlineMapZh }),
  },
  // The words for a count of one are another list each, because Chinese, by which the texts are typed, has no such form.
  en: {
    shell: async () => {
      const [{ en }, { shellOneEn }] = await Promise.all([import('./en.ts'), import('./singular/shell-en.ts')]);
      return [en, shellOneEn];
    },
    desk: async () => {
      const [{ plannerEn }, { refusalsEn }, { deskOneEn }] = await Promise.all([
        import('./planner-en.ts'),
        import('./planner/refusals-en.ts'),
        import('./singular/desk-en.ts'),
      ]);
      return [{ ...plannerEn, error: refusalsEn }, deskOneEn];
    },
    leader: async () => {
      const [{ leaderEn }, { leaderOneEn }] = await Promise.all([import('./leader-en.ts'), import('./singular/leader-en.ts')]);
      return [leaderEn, leaderOneEn];
    },
    team: async () => {
      const [{ teamEn }, { teamOneEn }] = await Promise.all([import('./team-en.ts'), import('./singular/team-en.ts')]);
      return [teamEn, teamOneEn];
    },
    sync: async () => [(await import('./sync-en.ts')).syncTextsEn],
    files: async () => {
      const [{ filesEn }, { filesOneEn }] = await Promise.all([import('./files-en.ts'), import('./singular/files-en.ts')]);
      return [filesEn, filesOneEn];
    },
    'offline-map': async () => {
      const [{ offlineMapEn }, { offlineMapOneEn }] = await Promise.all([
        import('./patrol/offline-map-en.ts'),
        import('./singular/offline-map-en.ts'),
      ]);
      return [{ offlineMap: offlineMapEn }, offlineMapOneEn];
    },
  },
};

/** Which parts an instance has of each language. By its store of texts: React's hook hands out a proxy of the instance, a new one for each user. */
const partsOf = new WeakMap<i18n['store'], Map<string, readonly TextPart[]>>();

/** An i18next instance with one language loaded: of all screens unless parts are named; `switchLocale` loads the other when asked. */
export async function createI18n(locale: Locale, parts: readonly TextPart[] = SCREENS): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  countInWords(instance);
  partsOf.set(instance.store, new Map());
  await bring(instance, locale, parts);
  return instance;
}

const partsIn = (instance: i18n, locale: string): readonly TextPart[] => partsOf.get(instance.store)?.get(locale) ?? [];

async function bring(instance: i18n, locale: Locale, parts: readonly TextPart[]): Promise<void> {
  const missing = parts.filter((part) => !partsIn(instance, locale).includes(part));
  if (missing.length === 0) return;
  // Parts may add to the same group of texts.
  for (const texts of (await Promise.all(missing.map((part) => LOADERS[locale][part]()))).flat())
    instance.addResourceBundle(locale, 'translation', texts, true);
  partsOf.get(instance.store)?.set(locale, [...new Set([...partsIn(instance, locale), ...missing])]);
}

/** Whether a part of the current language can be asked. */
export const hasTexts = (instance: i18n, part: TextPart): boolean => partsIn(instance, instance.language).includes(part);

/** Loads a part of the current language beside those that are there. */
export const addTexts = (instance: i18n, part: TextPart): Promise<void> => bring(instance, instance.language as Locale, [part]);

/** Loads the same parts of a language where they are missing, then makes it the current one. */
export async function switchLocale(instance: i18n, locale: Locale): Promise<void> {
  await bring(instance, locale, partsIn(instance, instance.language));
  await instance.changeLanguage(locale);
}

/** The first language of the list that the product speaks; Chinese where none is. */
export function pickLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'zh-CN';
}

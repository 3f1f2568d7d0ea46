import i18next, { type i18n, type TFunction } from 'i18next';

export type { TFunction };

/** Texts of the current language, ready to be asked. */
export type LoadedTexts = i18n;

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** `shell`: of every screen, the patrol's among them; `desk`: the planner's own; `leader`: the leader's. */
export const TEXT_PARTS = ['shell', 'desk', 'leader'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

const LOADERS: Record<Locale, Record<TextPart, () => Promise<object>>> = {
  'zh-CN': {
    shell: async () => (await import('./zh-CN.ts')).zhCN,
    desk: async () => (await import('./planner-zh.ts')).plannerZh,
    leader: async () => (await import('./leader-zh.ts')).leaderZh,
  },
  en: {
    shell: async () => (await import('./en.ts')).en,
    desk: async () => (await import('./planner-en.ts')).plannerEn,
    leader: async () => (await import('./leader-en.ts')).leaderEn,
  },
};

const partsOf = new WeakMap<i18n, readonly TextPart[]>();

async function loadTexts(locale: Locale, parts: readonly TextPart[]): Promise<object> {
  const loaded = await Promise.all(parts.map((part) => LOADERS[locale][part]()));
  return Object.assign({}, ...loaded) as object;
}

/** An i18next instance with one language loaded, all of it unless parts are named; `switchLocale` loads the other when asked. */
export async function createI18n(locale: Locale, parts: readonly TextPart[] = TEXT_PARTS): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: { ...(await loadTexts(locale, parts)) } } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  partsOf.set(instance, parts);
  return instance;
}

/** Loads the same parts of a language when needed, then makes it the current one. */
export async function switchLocale(instance: i18n, locale: Locale): Promise<void> {
  if (!instance.hasResourceBundle(locale, 'translation'))
    instance.addResourceBundle(locale, 'translation', await loadTexts(locale, partsOf.get(instance) ?? TEXT_PARTS));
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

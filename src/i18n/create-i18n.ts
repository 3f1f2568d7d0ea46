import i18next, { type i18n, type TFunction } from 'i18next';
import type { Texts } from './zh-CN.ts';

export type { TFunction };

/** Texts of the current language, ready to be asked. */
export type LoadedTexts = i18n;

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const LOADERS: Record<Locale, () => Promise<Texts>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
};

/** An i18next instance with one language loaded; `switchLocale` loads the other when it is asked for. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: await LOADERS[locale]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** Loads the texts of a language when needed, then makes it the current one. */
export async function switchLocale(instance: i18n, locale: Locale): Promise<void> {
  if (!instance.hasResourceBundle(locale, 'translation'))
    instance.addResourceBundle(locale, 'translation', await LOADERS[locale]());
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

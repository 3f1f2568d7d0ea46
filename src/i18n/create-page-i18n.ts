import i18next, { type i18n } from 'i18next';
import { countInWords } from './count-in-words.ts';
import type { Locale } from './create-i18n.ts';

/** The texts of a page that carries all its languages along. */
export async function createPageI18n(locale: Locale, texts: Readonly<Record<Locale, object>>): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { 'zh-CN': { translation: { ...texts['zh-CN'] } }, en: { translation: { ...texts.en } } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  countInWords(instance);
  return instance;
}

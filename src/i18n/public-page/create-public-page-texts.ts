import i18next, { type i18n } from 'i18next';
import { countInWords } from '../count-in-words.ts';
import type { Locale } from '../create-i18n.ts';
import { publicPageEn } from './en.ts';
import { publicPageZh } from './zh-CN.ts';

/** The texts of the public page in one language: what its reader sees has nothing to do with who makes it. */
export async function createPublicPageTexts(locale: Locale): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: locale === 'en' ? publicPageEn : publicPageZh } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  countInWords(instance);
  return instance;
}

import type { i18n } from 'i18next';
import { createI18n, type Locale } from '../create-i18n.ts';

const LOADERS: Record<Locale, () => Promise<object>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).commandLineZh,
  en: async () => (await import('./en.ts')).commandLineEn,
};

/** The texts of the product with those of the command line, which no browser needs to load. */
export async function createCommandLineTexts(locale: Locale): Promise<i18n> {
  const texts = await createI18n(locale);
  texts.addResourceBundle(locale, 'translation', await LOADERS[locale](), true, true);
  return texts;
}

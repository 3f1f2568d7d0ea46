import { createI18n, type LoadedTexts, LOCALES, type Locale } from '../i18n/create-i18n.ts';
import { describeError } from '../i18n/describe-error.ts';

const loaded = new Map<Locale, LoadedTexts>();

/** Loads what refusals are worded with, in both languages. */
export async function loadTitles(): Promise<void> {
  for (const locale of LOCALES)
    if (!loaded.has(locale)) loaded.set(locale, await createI18n(locale, ['shell', 'desk', 'files', 'team']));
}

/** A refusal in the language that is asked for, Chinese where none is; its code where it has no words or they are not loaded. */
export function titleOf(code: string, params: Readonly<Record<string, string | number>>, accepted: string | undefined): string {
  const texts = loaded.get(chooseLocale(accepted));
  return texts?.exists(`error.${code}`) ? describeError(texts, { code, params }) : code;
}

/** Languages stand in order of wish, as browsers write them; weights are not weighed. */
function chooseLocale(accepted = ''): Locale {
  const wished = accepted.split(',').find((language) => /^\s*(zh|en)\b/i.test(language));
  return /^\s*en/i.test(wished ?? '') ? 'en' : 'zh-CN';
}

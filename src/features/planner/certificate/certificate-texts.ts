import type { useTranslation } from 'react-i18next';
import type { SheetLanguage } from '../../../formats/certificate/sheet.ts';
import type { CertificateTexts } from '../../../i18n/planner/certificate-zh.ts';

type Texts = ReturnType<typeof useTranslation>['i18n'];

/** The reader's language, as sheets name it. */
export const languageOf = (texts: Texts): SheetLanguage => (texts.language === 'en' ? 'en' : 'zh-CN');

/** All texts of certificates at once: a sheet is written, on the screen as in its file, from plain texts. */
export const textsOf = (texts: Texts): CertificateTexts =>
  texts.getResource(texts.language, 'translation', 'certificate') as CertificateTexts;

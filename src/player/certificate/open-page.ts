import { CertificateError } from '../../core/measure/certificate/certificate-facts.ts';
import { finding, type Verification } from '../../core/measure/certificate/verify-certificate.ts';
import { escapeSteering } from '../../core/register/escape-steering.ts';
import { describeFinding } from '../../formats/certificate/describe-finding.ts';
import { fill } from '../../formats/certificate/fill.ts';
import { buildMarkup, element, type Markup } from '../../formats/certificate/markup.ts';
import { verifyCertificateJson, withFindings } from '../../formats/certificate/read.ts';
import { composeSheet, nameSheet, type SheetLanguage } from '../../formats/certificate/sheet.ts';
import { hashOf, writeStatic } from '../../formats/certificate/write.ts';
import { certificateEn } from '../../i18n/planner/certificate-en.ts';
import { certificateZh, type CertificateTexts } from '../../i18n/planner/certificate-zh.ts';

const TEXTS: Readonly<Record<SheetLanguage, CertificateTexts>> = { 'zh-CN': certificateZh, en: certificateEn };
const MOST_SHOWN = 8;

/**
 * Opens a certificate's own page: recomputes it and shows what its data say. Whatever else stood in the page is taken away, so that
 * no text beside the data can be read as theirs; that it was there is said.
 */
export function openPage(page: Document): void {
  const written = languageOf(page);
  const kept = [...page.body.querySelectorAll('script, noscript')];
  const root = page.createElement('div');
  const read = readPage(page, written);
  page.body.replaceChildren(root, ...kept);
  const show = (language: SheetLanguage) => {
    page.documentElement.lang = language;
    root.className = typeof read !== 'string' && read.ok ? 'verified' : 'altered';
    root.replaceChildren(buildMarkup(composeBar(read, language), page), ...composeBody(page, read, language));
    for (const button of root.querySelectorAll('button')) {
      button.addEventListener('click', () => {
        if (button.name === 'print') page.defaultView?.print();
        else show(button.name === 'en' ? 'en' : 'zh-CN');
      });
    }
  };
  show(written);
}

const languageOf = (page: Document): SheetLanguage => (page.documentElement.lang === 'en' ? 'en' : 'zh-CN');

/** What the page's data are worth, or the code of what cannot be read, with its place. */
type Reading = Verification | string;

function readPage(page: Document, language: SheetLanguage): Reading {
  const data = page.querySelectorAll('script[type="application/json"]');
  if (data.length !== 1) return 'certificate-missing';
  try {
    const verification = verifyCertificateJson(data[0].textContent ?? '');
    return withFindings(
      verification,
      isPageAsWritten(page, verification, language) ? [] : [finding('page-differs', 'page', '', '')],
    );
  } catch (error) {
    return error instanceof CertificateError ? `${error.code} ${error.params.place}` : 'certificate-unreadable';
  }
}

/** Does all else in the page stand as it was written: its style, its title, its text for those without scripts? */
function isPageAsWritten(page: Document, { certificate }: Verification, language: SheetLanguage): boolean {
  const texts = TEXTS[language];
  const unscripted = page.querySelector('noscript')?.textContent;
  try {
    return (
      unscripted === writeStatic(certificate, texts, language) &&
      policyOf(page).includes(`'sha256-${hashOf(page.querySelector('style')?.textContent ?? '')}'`) &&
      page.querySelector('title')?.textContent === escapeSteering(nameSheet(certificate, language)) &&
      page.querySelector('.waiting')?.textContent === texts.sheet.waiting &&
      [...page.body.children].every((child) => child.matches('script, noscript, .waiting') || child.textContent?.trim() === '')
    );
  } catch {
    return false;
  }
}

const policyOf = (page: Document): string => page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';

function composeBar(read: Reading, language: SheetLanguage): Markup {
  const texts = TEXTS[language];
  const [other, label] = language === 'en' ? ['zh-CN', '中文'] : ['en', 'English'];
  return element(
    'div',
    { class: 'bar' },
    composeVerdict(read, texts),
    element('button', { name: other, type: 'button', lang: other }, label),
    element('button', { name: 'print', type: 'button' }, texts.print),
  );
}

function composeVerdict(read: Reading, texts: CertificateTexts): Markup {
  if (typeof read === 'string') {
    const [code, place = ''] = read.split(' ');
    const words = code === 'certificate-format-unknown' ? texts.verdict.formatUnknown : texts.verdict.unreadable;
    return element(
      'div',
      { class: 'verdict verdict--altered', role: 'alert' },
      element('strong', {}, fill(words, { place: place === '' ? code : place })),
    );
  }
  if (read.ok)
    return element(
      'div',
      { class: 'verdict', role: 'status' },
      element('p', {}, element('strong', {}, texts.verdict.good)),
      element('p', {}, texts.sheet.proofMeaning),
    );
  const { findings, certificate } = read;
  const shown = findings.slice(0, MOST_SHOWN).map((one) => describeFinding(one, certificate, texts));
  const rest = findings.length - shown.length;
  if (rest > 0) shown.push(fill(texts.verdict.alteredMore, { count: rest }));
  return element(
    'div',
    { class: 'verdict verdict--altered', role: 'alert' },
    element('p', {}, element('strong', {}, fill(texts.verdict.altered, { count: findings.length }))),
    element(
      'ul',
      {},
      shown.map((text) => element('li', {}, text)),
    ),
  );
}

/** The sheet, as far as what is left of an altered certificate can be shown. */
function composeBody(page: Document, read: Reading, language: SheetLanguage): Node[] {
  if (typeof read === 'string') return [];
  try {
    return [buildMarkup(composeSheet(read.certificate, TEXTS[language], language), page)];
  } catch {
    return [];
  }
}

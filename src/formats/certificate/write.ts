import type { AreaCertificate } from '../../core/measure/certificate/area-certificate.ts';
import { sha256 } from '../../core/register/sha256.ts';
import type { CertificateTexts } from '../../i18n/planner/certificate-zh.ts';
import { element, writeMarkup } from './markup.ts';
import { composeSheet, nameSheet, type SheetLanguage } from './sheet.ts';

/** What a certificate's page brings along: its program and its style, made by the build. */
export interface CertificatePage {
  readonly script: string;
  readonly style: string;
}

/** Around the data in a page, exactly so; what reads a page looks for it. */
export const DATA_BEGINS = '<script type="application/json" id="chidu-certificate">';
export const DATA_ENDS = '</script>';
/** Stands in the page's head with the SHA-256 of the whole file, in which these zeros stood in its place. */
export const UNSEALED = '0'.repeat(64);
export const sealWith = (hash: string): string => `<meta name="chidu-seal" content="${hash}">`;

/** A certificate as a JSON file. */
export const writeCertificateJson = (certificate: AreaCertificate): string => `${JSON.stringify(certificate, null, 2)}\n`;

/**
 * A certificate as one file that verifies itself in any browser: it asks nothing of a network (its own policy forbids it), shows
 * what its data say and nothing else, and can be read by `verifyCertificateFile`.
 */
export function writeCertificateHtml(
  certificate: AreaCertificate,
  texts: CertificateTexts,
  language: SheetLanguage,
  { script, style }: CertificatePage,
): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${writeMarkup(element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }))}
<meta name="viewport" content="width=device-width, initial-scale=1">
${sealWith(UNSEALED)}
${writeMarkup(element('title', {}, nameSheet(certificate, language)))}
<style>${asContent(style)}</style>
</head>
<body>
${writeMarkup(element('p', { class: 'waiting' }, texts.sheet.waiting))}
<noscript>${writeStatic(certificate, texts, language)}</noscript>
${DATA_BEGINS}${writeEmbeddedJson(certificate)}${DATA_ENDS}
<script>${asContent(script)}</script>
</body>
</html>
`;
  return page.replace(sealWith(UNSEALED), sealWith(sealOf(page)));
}

/** What stands in the page where no script runs: the sheet without its annexes, and that nobody checked it. */
export function writeStatic(certificate: AreaCertificate, texts: CertificateTexts, language: SheetLanguage): string {
  return (
    writeMarkup(element('p', { class: 'waiting' }, texts.sheet.unchecked)) +
    writeMarkup(composeSheet(certificate, texts, language, { annexes: false }))
  );
}

/** SHA-256 of a page whose seal is open; line ends do not count, because mail changes them. */
export const sealOf = (page: string): string => sha256(page.replaceAll('\r\n', '\n'));

/** JSON that cannot end its element, and in which nothing turns the order of what follows. */
export function writeEmbeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Program and style are ours; that they neither end their element nor look like another script is made sure of all the same. @throws RangeError */
function asContent(text: string): string {
  if (/<\/?(script|style)|<!--/i.test(text)) throw new RangeError('content ends its element');
  return text;
}

/** SHA-256 of what an element holds, as a page's policy writes it. */
export function hashOf(text: string): string {
  const bytes = sha256(text).match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
}

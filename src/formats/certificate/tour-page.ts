import { escapeSteering } from '../../core/register/escape-steering.ts';
import { type SharedTour } from '../../core/report/tour/shared-tour.ts';
import { element, writeMarkup } from './markup.ts';
import { hashOf, writeEmbeddedJson } from './write.ts';

/** What a shared tour's page is made of, beside the tour. */
export interface TourPageParts {
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  /** Shown until the program has proven the page, and where no program runs. */
  readonly checking: string;
  readonly noscript: string;
  readonly script: string;
  readonly style: string;
  /** Base64 by id: `snapshot-<SHA-256>` (gzip), `picture-<SHA-256>`. */
  readonly data: ReadonlyMap<string, string>;
}

/** What was read of a page; nothing of it is proven yet. */
export interface TourPageReading extends Pick<TourPageParts, 'script' | 'style' | 'data'> {
  /** The JSON of the tour. */
  readonly tour: string;
}

const TOUR_BEGINS = '<script type="application/json" id="chidu-tour">';
const DATA_BEGINS = '<script type="text/plain" id="';
const SCRIPT_ENDS = '</script>';
const HEAD =
  '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\n<meta name="referrer" content="no-referrer">\n';
const DATA_ID = /^(snapshot|picture)-[0-9a-f]{64}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** What the page may do: run its own program, be drawn by its own style, and ask nobody for anything. The worker of its map is a part of the program. */
export const tourPolicy = ({ script, style }: Pick<TourPageParts, 'script' | 'style'>): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    'img-src data: blob:',
    'worker-src blob:',
    'connect-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The page as its pieces, one after the other. @throws RangeError where program or style would end their own element */
export function writeTourPage(tour: SharedTour, parts: TourPageParts): string[] {
  const { language, title, checking, noscript, script, style, data } = parts;
  if (!isContent(script) || !isContent(style)) throw new RangeError('content ends its element');
  return [
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`,
    `${writeMarkup(element('meta', { 'http-equiv': 'Content-Security-Policy', content: tourPolicy(parts) }))}\n`,
    HEAD,
    `${writeMarkup(element('title', {}, escapeSteering(title)))}\n`,
    `<style>${style}</style>\n</head>\n<body>\n`,
    `${writeMarkup(element('div', { id: 'chidu-root' }, checking))}\n`,
    `<noscript>${writeMarkup(element('p', {}, noscript))}</noscript>\n`,
    `${TOUR_BEGINS}${writeEmbeddedJson(tour)}${SCRIPT_ENDS}\n`,
    ...[...data].map(([id, base64]) => `${DATA_BEGINS}${id}">${base64}${SCRIPT_ENDS}\n`),
    `<script>${script}</script>\n</body>\n</html>\n`,
  ];
}

/**
 * Takes a page apart that came from elsewhere. Null for anything that is not, to the last character, a page as `writeTourPage` writes
 * it: no further element, attribute or comment has a place in it.
 */
export function readTourPage(page: string): TourPageReading | null {
  const cursor = { at: 0 };
  const is = (literal: string): boolean => {
    if (!page.startsWith(literal, cursor.at)) return false;
    cursor.at += literal.length;
    return true;
  };
  const until = (literal: string): string | null => {
    const end = page.indexOf(literal, cursor.at);
    if (end < 0) return null;
    const text = page.slice(cursor.at, end);
    cursor.at = end + literal.length;
    return text;
  };
  /** Text between two literals that holds no markup. */
  const plain = (begins: string, ends: string): string | null => {
    const text = is(begins) ? until(ends) : null;
    return text !== null && !/[<>]/.test(text) ? text : null;
  };
  const language = plain('<!doctype html>\n<html lang="', '">\n<head>\n<meta charset="utf-8">\n');
  if (language !== 'zh-CN' && language !== 'en') return null;
  const policy = plain('<meta http-equiv="Content-Security-Policy" content="', '">\n');
  if (policy === null || policy.includes('"') || !is(HEAD) || plain('<title>', '</title>\n') === null) return null;
  const style = is('<style>') ? until('</style>\n</head>\n<body>\n') : null;
  if (style === null || !isContent(style)) return null;
  if (plain('<div id="chidu-root">', '</div>\n') === null) return null;
  if (plain('<noscript><p>', '</p></noscript>\n') === null) return null;
  const tour = is(TOUR_BEGINS) ? until(`${SCRIPT_ENDS}\n`) : null;
  if (tour === null || tour.includes('<')) return null;
  const data = new Map<string, string>();
  while (is(DATA_BEGINS)) {
    const id = until('">');
    const base64 = until(`${SCRIPT_ENDS}\n`);
    if (id === null || base64 === null || !DATA_ID.test(id) || !BASE64.test(base64) || data.has(id)) return null;
    data.set(id, base64);
  }
  const script = is('<script>') ? until('</script>\n</body>\n</html>\n') : null;
  if (script === null || !isContent(script) || cursor.at !== page.length) return null;
  return { tour, script, style, data };
}

/** Whether a text can be the content of a script or a style. */
const isContent = (text: string): boolean => !/<\/(script|style)|<!--/i.test(text);

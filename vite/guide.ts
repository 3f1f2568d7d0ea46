import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { createI18n, LOCALES, type Locale } from '../src/i18n/create-i18n.ts';
import { GUIDE_PAGES, type GuidePage } from '../src/i18n/guide-address.ts';

/** What stands around every page, of which the screens know nothing. */
const FRAME: Readonly<Record<Locale, { readonly name: string; readonly skip: string; readonly contents: string; readonly pages: string }>> = {
  'zh-CN': { name: '尺度 · 使用帮助', skip: '跳到正文', contents: '本页内容', pages: '各篇' },
  en: { name: 'Chidu · Help', skip: 'Skip to the text', contents: 'On this page', pages: 'Pages' },
};
const OTHER: Readonly<Record<Locale, { readonly locale: Locale; readonly name: string }>> = {
  'zh-CN': { locale: 'en', name: 'English' },
  en: { locale: 'zh-CN', name: '中文' },
};
const FOLDER = 'public/guide';
const ADDRESS = /^\/guide\/([\w-]+)\/(?:([\w-]+)\.html)?$/;

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words of the screens in one language, by their key. A value that is filled in there is left open here. */
async function wordsOf(locale: Locale): Promise<(key: string) => string> {
  const texts = await createI18n(locale, ['shell', 'desk', 'leader', 'files', 'offline-map']);
  return (key) => {
    const text: unknown = texts.getResource(locale, 'translation', key);
    if (typeof text !== 'string') throw new Error(`the guide (${locale}) quotes “${key}”, which is no text of the screens`);
    return escapeText(text.replaceAll(/\s*\{\{\w+\}\}\s*/g, '…'));
  };
}

function headingOf(source: string): string {
  const found = /<h1>(.*?)<\/h1>/s.exec(source)?.[1].trim();
  if (found === undefined) throw new Error('a page of the guide has no heading');
  return found;
}

const bare = (html: string): string => html.replaceAll(/<[^>]+>/g, '');

interface Wrapped {
  readonly locale: Locale;
  readonly page: GuidePage;
  readonly body: string;
  /** Headings of all pages of the language, for the way from one to another. */
  readonly titles: ReadonlyMap<GuidePage, string>;
}

function wrap({ locale, page, body, titles }: Wrapped): string {
  const { name, skip, contents, pages } = FRAME[locale];
  const other = OTHER[locale];
  const ways = [...titles].map(
    ([one, title]) => `<a href="${one}.html"${one === page ? ' aria-current="page"' : ''}>${title}</a>`,
  );
  const sections = [...body.matchAll(/<section id="([\w-]+)">\s*<h2>(.*?)<\/h2>/gs)];
  const list = sections.map(([, id, title]) => `<li><a href="#${id}">${bare(title)}</a></li>`).join('\n');
  const toc =
    sections.length < 3 ? '' : `<nav class="contents" aria-label="${contents}">\n<h2>${contents}</h2>\n<ul>\n${list}\n</ul>\n</nav>\n`;
  const title = titles.get(page) ?? name;
  const [head, ...rest] = body.split(/(?=<section )/);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page === 'index' ? name : `${title} · ${name}`}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/guide/guide.css">
</head>
<body>
<a class="skip" href="#text">${skip}</a>
<header>
<p><a href="index.html">${name}</a> <a class="other" href="../${other.locale}/${page}.html" lang="${other.locale}" hreflang="${other.locale}">${other.name}</a></p>
<nav aria-label="${pages}">
${ways.join('\n')}
</nav>
</header>
<main id="text">
${head.trim()}
${toc}${rest.join('').trim()}
</main>
</body>
</html>
`;
}

/**
 * Pages of the user guide in one language. `public/guide/<language>/<page>.html` holds what a page says; `{{key}}` there is the name
 * that a screen gives to something, taken from the texts of that language so that the two never differ. The frame is put around here.
 *
 * @throws Error for a key that is no text, and for a page without a heading
 */
export async function makeGuide(locale: Locale, folder: string = FOLDER): Promise<ReadonlyMap<GuidePage, string>> {
  const word = await wordsOf(locale);
  const sources = await Promise.all(
    GUIDE_PAGES.map(async (page): Promise<[GuidePage, string]> => {
      const source = await readFile(join(folder, locale, `${page}.html`), 'utf8');
      return [page, source.replaceAll(/\{\{([\w.-]+)\}\}/g, (_, key: string) => `<b>${word(key)}</b>`)];
    }),
  );
  const titles = new Map(sources.map(([page, source]) => [page, bare(headingOf(source))]));
  return new Map(sources.map(([page, body]) => [page, wrap({ locale, page, body, titles })]));
}

/** Puts the finished pages in the place of their sources, in a build and while developing. */
export function guide(): Plugin {
  let folder = FOLDER;
  return {
    name: 'chidu-guide',
    configResolved(config) {
      folder = resolve(config.root, FOLDER);
    },
    configureServer(server) {
      const answer = async (address: string): Promise<string | undefined> => {
        const [, language, page = 'index'] = ADDRESS.exec(address.split('?', 1)[0]) ?? [];
        const locale = LOCALES.find((one) => one === language);
        return locale && (await makeGuide(locale, folder)).get(page as GuidePage);
      };
      server.middlewares.use((request, response, next) => {
        const pass = (html: string | undefined): void => {
          if (html === undefined) next();
          else response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
        };
        answer(request.url ?? '').then(pass, next);
      });
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const locale of LOCALES)
        for (const [page, source] of await makeGuide(locale, folder))
          this.emitFile({ type: 'asset', fileName: `guide/${locale}/${page}.html`, source });
    },
  };
}

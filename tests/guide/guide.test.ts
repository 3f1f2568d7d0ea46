import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/i18n/create-i18n.ts';
import { GUIDE_PAGES, type GuidePage, guideAddress } from '../../src/i18n/guide-address.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { guideSection } from '../../src/features/planner/shell/guide-section.ts';
import { LEADER_VIEWS } from '../../src/state/leader/screen.ts';
import { type Dossier, DOSSIER_KINDS, PANELS } from '../../src/state/view.ts';
import { makeGuide } from '../../vite/guide.ts';

const SOURCES = 'public/guide';
const sectionOf = (kind: Dossier['kind']) => guideSection({ dossier: { kind, id: 'one' }, panel: 'layers', table: 'low' });
let guide: ReadonlyMap<Locale, ReadonlyMap<GuidePage, string>>;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chidu-guide-'));
  guide = new Map(await Promise.all(LOCALES.map(async (locale) => [locale, await makeGuide(locale)] as const)));
});
afterAll(() => rm(folder, { recursive: true }));

const all = <T>(html: string, pattern: RegExp, of: (match: RegExpMatchArray) => T): T[] => [...html.matchAll(pattern)].map(of);
const idsOf = (html: string): string[] => all(html, /\sid="([^"]+)"/g, ([, id]) => id);
const pageOf = (locale: Locale, page: GuidePage): string => guide.get(locale)?.get(page) ?? '';
const pages = (): { at: string; locale: Locale; html: string }[] =>
  LOCALES.flatMap((locale) => GUIDE_PAGES.map((page) => ({ at: `${locale}/${page}`, locale, html: pageOf(locale, page) })));

/** Ids of the sections, with the kinds and numbers of what stands in each: what must be the same in both languages. */
const outlineOf = (html: string): string[] =>
  html
    .split(/(?=<section )/)
    .slice(1)
    .map((section) => {
      const count = (tag: string) => all(section, new RegExp(`<${tag}[ >]`, 'g'), () => 1).length;
      return `${idsOf(section)[0]}: ${['h3', 'p', 'li', 'dt', 'tr'].map((tag) => `${count(tag)} ${tag}`).join(', ')}`;
    });

describe('the guide', () => {
  it('says the same in both languages, section by section', () => {
    for (const page of GUIDE_PAGES) {
      expect(outlineOf(pageOf('en', page)), page).toEqual(outlineOf(pageOf('zh-CN', page)));
      expect(outlineOf(pageOf('zh-CN', page)).length, page).toBeGreaterThan(1);
    }
  });

  it('speaks of the same things of the screens in both languages', async () => {
    for (const page of GUIDE_PAGES) {
      const [zh, en] = await Promise.all(
        LOCALES.map(async (locale) => {
          const source = await readFile(join(SOURCES, locale, `${page}.html`), 'utf8');
          return source
            .split(/(?=<section )/)
            .map((section) => [...new Set(all(section, /\{\{([\w.-]+)\}\}/g, ([, key]) => key))].sort());
        }),
      );
      expect(en, page).toEqual(zh);
    }
  });

  it('leads only to pages and sections that exist', () => {
    for (const { at, locale, html } of pages())
      for (const href of all(html, /href="([^"]+)"/g, ([, address]) => address)) {
        if (href.startsWith('/')) {
          expect(existsSync(join('public', href)), `${at}: ${href}`).toBe(true);
          continue;
        }
        const { pathname, hash } = new URL(href, `http://guide/guide/${at}.html`);
        const [, toLocale, toPage] = /^\/guide\/([\w-]+)\/(\w+)\.html$/.exec(pathname) ?? [];
        const target = pageOf((toLocale ?? locale) as Locale, toPage as GuidePage);
        expect(target, `${at}: ${href}`).not.toBe('');
        if (hash !== '') expect(idsOf(target), `${at}: ${href}`).toContain(hash.slice(1));
      }
  });

  it('has the sections that the screens lead to', () => {
    for (const locale of LOCALES) {
      expect(idsOf(pageOf(locale, 'planner'))).toEqual(
        expect.arrayContaining([...PANELS, ...DOSSIER_KINDS.map(sectionOf), 'tables']),
      );
      expect(idsOf(pageOf(locale, 'leader'))).toEqual(expect.arrayContaining([...LEADER_VIEWS]));
      expect(idsOf(pageOf(locale, 'patrol'))).toContain('install');
    }
    expect(sectionOf('patch')).toBe('work');
    expect(guideSection({ dossier: null, panel: 'import', table: 'low' })).toBe('import');
    expect(guideSection({ dossier: null, panel: null, table: 'low' })).toBe('tables');
    expect(guideSection({ dossier: null, panel: null, table: 'closed' })).toBeUndefined();
    expect(guideAddress('en', 'planner', 'import')).toBe('/guide/en/planner.html#import');
    expect(guideAddress('zh-CN', 'patrol')).toBe('/guide/zh-CN/patrol.html');
  });

  it('needs nothing from outside and nothing that the policy forbids', () => {
    for (const { at, html } of pages()) {
      expect(html, at).not.toMatch(/https?:\/\/|\/\/\w|<script|<iframe|<img|javascript:|\son\w+=|\sstyle=/i);
      expect(html, at).not.toMatch(/\{\{|\}\}/);
    }
  });

  it('has one first heading on each page, none skipped below it, and no id twice', () => {
    for (const { at, html } of pages()) {
      const levels = all(html, /<h([1-6])/g, ([, level]) => Number(level));
      expect(levels[0], at).toBe(1);
      expect(
        levels.filter((level) => level === 1),
        at,
      ).toHaveLength(1);
      levels.slice(1).forEach((level, n) => expect(level - levels[n], `${at}, heading ${n + 2}`).toBeLessThanOrEqual(1));
      expect(new Set(idsOf(html)).size, at).toBe(idsOf(html).length);
      expect(html, at).toContain('<a class="skip" href="#text">');
    }
  });

  it('takes every name of a button or heading from the texts of the screens', async () => {
    for (const locale of LOCALES)
      for (const file of await readdir(join(SOURCES, locale)))
        expect(await readFile(join(SOURCES, locale, file), 'utf8'), `${locale}/${file}`).not.toMatch(/<\/?b>|[「」]/);
    expect(pageOf('zh-CN', 'planner')).toContain('<b>导入</b>');
    expect(pageOf('en', 'planner')).toContain('<b>Import</b>');
  });

  it('is not made with a name that no screen has', async () => {
    const wrong = join(folder, 'wrong');
    await mkdir(join(wrong, 'en'), { recursive: true });
    for (const page of GUIDE_PAGES) await writeFile(join(wrong, 'en', `${page}.html`), `<h1>${page}</h1>{{rail.nowhere}}`);
    await expect(makeGuide('en', wrong)).rejects.toThrow(/rail\.nowhere/);
  });

  it('is served as pages, with the policy of every page', async () => {
    const client = join(folder, 'client');
    await mkdir(join(client, 'guide/zh-CN'), { recursive: true });
    await writeFile(join(client, 'index.html'), 'the app');
    await writeFile(join(client, 'guide/zh-CN/patrol.html'), pageOf('zh-CN', 'patrol'));
    const server = await buildServer({ clientFolder: client });
    try {
      const answer = await server.inject({ url: '/guide/zh-CN/patrol.html', headers: { accept: 'text/html' } });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
      expect(answer.body).toContain('<html lang="zh-CN">');
      expect((await server.inject({ url: '/guide/zh-CN/nothing.html', headers: { accept: 'text/html' } })).statusCode).toBe(404);
    } finally {
      await server.close();
    }
  });
});

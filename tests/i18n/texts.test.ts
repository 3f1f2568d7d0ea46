import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '../../src/api/audit.ts';
import { ROLES } from '../../src/api/roles.ts';
import { ADMISSION_CODES } from '../../src/core/overlay/admission-report.ts';
import { NOTE_CODES, READ_ERROR_CODES } from '../../src/formats/codes.ts';
import { commandLineEn } from '../../src/i18n/command-line/en.ts';
import { commandLineZh } from '../../src/i18n/command-line/zh-CN.ts';
import { createI18n, pickLocale } from '../../src/i18n/create-i18n.ts';
import { describeError, describeNote } from '../../src/i18n/describe-error.ts';
import { leaderEn } from '../../src/i18n/leader-en.ts';
import { leaderZh } from '../../src/i18n/leader-zh.ts';
import { plannerEn } from '../../src/i18n/planner-en.ts';
import { plannerZh } from '../../src/i18n/planner-zh.ts';
import { offlineMapEn } from '../../src/i18n/patrol/offline-map-en.ts';
import { offlineMapZh } from '../../src/i18n/patrol/offline-map-zh.ts';
import { en } from '../../src/i18n/en.ts';
import { filesEn } from '../../src/i18n/files-en.ts';
import { refusalsEn } from '../../src/i18n/planner/refusals-en.ts';
import { refusalsZh } from '../../src/i18n/planner/refusals-zh.ts';
import { filesZh } from '../../src/i18n/files-zh.ts';
import { syncTextsEn } from '../../src/i18n/sync-en.ts';
import { teamEn } from '../../src/i18n/team-en.ts';
import { syncTextsZh } from '../../src/i18n/sync-zh.ts';
import { teamZh } from '../../src/i18n/team-zh.ts';
import { zhCN } from '../../src/i18n/zh-CN.ts';

type Tree = { readonly [key: string]: string | Tree };

function listKeys(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : listKeys(value, `${path}${key}.`),
  );
}

/** Whether a key, plain or with its plural forms, or a group lies at a path. */
function isThere(tree: Tree, path: string): boolean {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const group = keys.reduce<string | Tree | undefined>((at, key) => (typeof at === 'object' ? at[key] : undefined), tree);
  return typeof group === 'object' && [last, `${last}_one`, `${last}_other`].some((key) => key in group);
}

const textAt = (tree: Tree, path: string): string =>
  path.split('.').reduce<string | Tree>((at, key) => (at as Tree)[key], tree) as string;
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)[,}]/g)].map((match) => match[1]).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const found = (texts: readonly string[], pattern: RegExp): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1])))].sort();

describe('texts', () => {
  for (const [name, zh, english] of [
    ['the shell and the patrol', zhCN, en],
    ['the desk', plannerZh, plannerEn],
    ["the leader's screen", leaderZh, leaderEn],
    ["the team's screens", teamZh, teamEn],
    ['devices of a team', syncTextsZh, syncTextsEn],
    ['files', filesZh, filesEn],
    ['refusals at the desk', refusalsZh, refusalsEn],
    ['the offline base maps', { offlineMap: offlineMapZh }, { offlineMap: offlineMapEn }],
    ['the command line', commandLineZh, commandLineEn],
  ] as const) {
    it(`of ${name} have the same keys in both languages, none empty`, () => {
      expect(listKeys(english as Tree).sort()).toEqual(listKeys(zh as Tree).sort());
      for (const key of listKeys(zh))
        expect([key, textAt(zh as Tree, key), textAt(english as Tree, key)].every((text) => text.trim() !== '')).toBe(true);
    });

    it(`of ${name} fill in the same values in both languages`, () => {
      for (const key of listKeys(zh))
        expect([key, placeholders(textAt(english as Tree, key))]).toEqual([key, placeholders(textAt(zh as Tree, key))]);
    });
  }

  it('of the patrol and of what it shares with the desk are all in the part that a phone loads', () => {
    const folders = ['features/patrol', 'features/district-map', 'app', 'ui', 'state'];
    // What follows a value filled in is not known here: the group that stands before it is.
    const used = found(
      folders.flatMap((folder) => sources(join('src', folder))),
      /\bt\(\s*[`']([a-zA-Z]+(?:\.[a-zA-Z-]+)*)(?=[`'.])/g,
    );
    expect(used.length).toBeGreaterThan(3);
    const shell = zhCN as Tree;
    // The patrol's sheet waits for the words of its track files and of its known points.
    const isOfFiles = (path: string) => /^(trackImport|knownPoint)(\.|$)/.test(path) && isThere(filesZh, path);
    expect(used.filter((path) => !/^(offlineMap|sync)(\.|$)/.test(path) && !isOfFiles(path) && !isThere(shell, path))).toEqual(
      [],
    );
    const ofShell = new Set(listKeys(shell));
    expect(Object.keys(refusalsZh).filter((code) => code in zhCN.error)).toEqual([]);
    expect([...listKeys(plannerZh as Tree), ...listKeys(filesZh as Tree)].filter((key) => ofShell.has(key))).toEqual([]);
  });

  it('word every error that readers, engine, store and rules can raise', () => {
    const texts = ['formats', 'workers', 'store', 'core', 'state'].flatMap((folder) => sources(join('src', folder)));
    const codes = found(texts, /(?:ReadError|EngineError|StoreError|MeasureError|PlaneError|\bfail)\(\s*'([a-z0-9-]+)'/g);
    const refusals = found(texts, /refused: '([a-z0-9-]+)'/g);
    expect(codes.length).toBeGreaterThan(40);
    const worded = { ...zhCN.error, ...refusalsZh, ...filesZh.error, ...filesZh.note, ...teamZh.error, ...syncTextsZh.error };
    expect([...codes, ...refusals, ...READ_ERROR_CODES].filter((code) => !(code in worded))).toEqual([]);
  });

  it('word what the team’s server refuses a person, every role and every event of its audit log', () => {
    const routes = readdirSync('src/server/routes').filter((name) => !name.startsWith('feed'));
    const files = [...sources('src/server/auth'), ...sources('src/server/policy')];
    files.push(
      ...routes.filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join('src/server/routes', name), 'utf8')),
    );
    const refused = found(files, /ProblemError\(\d+, '([a-z-]+)'/g).filter((code) => !code.startsWith('household-'));
    expect(refused.length).toBeGreaterThan(20);
    expect(refused.filter((code) => !(code in teamZh.error))).toEqual([]);
    const { roles, role, audit } = teamZh.team;
    expect([Object.keys(roles), Object.keys(role.does), Object.keys(role.sees)]).toEqual([[...ROLES], [...ROLES], [...ROLES]]);
    expect(Object.keys(audit.actions)).toEqual([...AUDIT_ACTIONS]);
    expect(AUDIT_ACTIONS.filter((action) => !(action in audit.says))).toEqual([]);
  });

  it('word every note of readers and of admission', () => {
    const noted = found(sources('src/formats'), /\.add\(\s*'([a-z0-9-]+)'/g);
    const dropped = found(sources('src/formats'), /'(dropped-[a-z-]+)'/g);
    expect(noted.length).toBeGreaterThan(8);
    expect([...noted, ...dropped, ...NOTE_CODES, ...ADMISSION_CODES].filter((code) => !(code in filesZh.note))).toEqual([]);
  });

  it('say where an error is, and never swallow an unknown code', async () => {
    const texts = await createI18n('en');
    expect(describeError(texts, { code: 'json-truncated', where: { file: 'a.geojson', line: 12 } })).toMatch(
      /^a\.geojson · line 12: .*incomplete/,
    );
    expect(describeError(texts, { code: 'never-heard-of' })).toContain('never-heard-of');
    expect(describeNote(texts, { code: 'never-heard-of', count: 3, detail: 'x' })).toBe('never-heard-of: 3 (x)');
  });

  it('show a value of a file in one piece, within its sentence', async () => {
    const texts = await createI18n('en');
    const shown = (text: string) => describeError(texts, { code: 'bulk-item-unknown', params: { text } });
    expect(shown('a\u202egpj.exe')).toBe('There is no clearance item “a�gpj.exe”.');
    expect(shown('$t(app.close) {{code}} <b>')).toBe('There is no clearance item “$t(app.close) {{code}} <b>”.');
    expect(shown('x'.repeat(1_000_000)).length).toBeLessThan(600);
  });

  it('say the place of a note in the language of the reader and leave values as they are', async () => {
    const texts = await createI18n('zh-CN');
    const place = (detail: string) => describeNote(texts, { code: 'never-heard-of', count: 1, detail }).replace(/^[^(]*/, '');
    expect(place('line 12: line 5')).toBe('(第 12 行: line 5)');
    expect(place('TEXT, line 12')).toBe('(TEXT, 第 12 行)');
    expect(place('record 3')).toBe('(第 3 条记录)');
    expect(place('field name')).toBe('(字段名)');
    expect(place('line 5 of Metro')).toBe('(line 5 of Metro)');
  });

  it('are shown in the first language of the reader that the product speaks', () => {
    expect(pickLocale(['fr-FR', 'en-GB', 'zh-CN'])).toBe('en');
    expect(pickLocale(['zh-TW'])).toBe('zh-CN');
    expect(pickLocale(['fr'])).toBe('zh-CN');
  });
});

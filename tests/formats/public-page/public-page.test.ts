import { describe, expect, it } from 'vitest';
import { writeSnapshot } from '../../../src/core/report/snapshot/make-snapshot.ts';
import { readSnapshot } from '../../../src/core/report/snapshot/read-snapshot.ts';
import { HIDDEN } from '../../../src/core/report/snapshot/snapshot.ts';
import { writePublicPage } from '../../../src/formats/public-page/write-public-page.ts';
import { createPublicPageTexts } from '../../../src/i18n/public-page/create-public-page-texts.ts';
import { publicPageEn } from '../../../src/i18n/public-page/en.ts';
import { publicPageZh } from '../../../src/i18n/public-page/zh-CN.ts';
import { LOCALES } from '../../../src/i18n/create-i18n.ts';
import { freeze } from '../../core/report/snapshot/freeze.ts';
import { secretDistrict } from '../field-package/secret-district.ts';

const OWN_WORDS = JSON.stringify([publicPageZh, publicPageEn]);

async function pagesOf(seed: string) {
  const { writer, layers, secrets, told } = secretDistrict(seed);
  const { seq, hash } = writer.changes.at(-1) ?? { seq: 0, hash: '' };
  const frozen = await freeze({ register: writer.register, layers, head: { seq, hash } }, 'public');
  const { snapshot, file_sha256 } = readSnapshot(writeSnapshot(frozen));
  if (!snapshot) throw new Error('not a snapshot');
  const write = async (locale: 'zh-CN' | 'en') =>
    writePublicPage({ snapshot, file_sha256, other: 'other.html' }, await createPublicPageTexts(locale));
  return { snapshot, file_sha256, secrets: [...secrets, ...told], pages: [await write('zh-CN'), await write('en')], write };
}

describe('the public page of a district full of secrets', () => {
  it('holds none of them, in either language', async () => {
    for (const seed of ['b82c', '周吴郑王七']) {
      const { pages, secrets } = await pagesOf(seed);
      // A word of the page's own that stands in some record too is no secret.
      const long = secrets.filter((one) => one.length > 3 && !OWN_WORDS.includes(one));
      expect(long.length).toBeGreaterThan(60);
      for (const page of pages) for (const secret of long) expect([secret, page.includes(secret)]).toEqual([secret, false]);
    }
  });

  it('runs no script, fetches nothing, and names the file that it rests on', async () => {
    const { pages, file_sha256, snapshot } = await pagesOf('c1');
    for (const page of pages) {
      expect(page).not.toMatch(/<script|<img|<link|<iframe|https?:|url\(|@import/i);
      expect(page).toContain(file_sha256);
      expect(page).toContain(snapshot.knownAt.chainHash);
      expect(page).toContain(snapshot.asOf);
      expect(page).toContain("default-src 'none'");
    }
  });

  it('marks every hidden figure, and words every column of the snapshot in both languages', async () => {
    const { pages, snapshot } = await pagesOf('d2');
    const hidden = snapshot.figures.flatMap(({ cells }) => cells.flat()).filter((cell) => cell === HIDDEN).length;
    expect(hidden).toBeGreaterThan(0);
    for (const page of pages) expect(page.split('class="hidden"').length - 1).toBe(hidden);
    for (const locale of LOCALES) {
      const texts = await createPublicPageTexts(locale);
      for (const { key, columns } of snapshot.figures) {
        expect([key, texts.exists(`table.${key}`)]).toEqual([key, true]);
        for (const column of columns) {
          const words = [`figure.${column.key}`, `formula.${column.key}`, `unit.${column.unit}`];
          for (const word of words) expect([word, texts.exists(word)]).toEqual([word, true]);
        }
      }
    }
  });

  it('is made of a snapshot for the public alone, and writes names as text', async () => {
    const { snapshot, file_sha256 } = await pagesOf('e3');
    const texts = await createPublicPageTexts('en');
    expect(() => writePublicPage({ snapshot: { ...snapshot, audience: 'leader' }, file_sha256, other: 'x' }, texts)).toThrow(
      'snapshot-not-public',
    );
    const named = { ...snapshot, words: { title: '<img src=x onerror=alert(1)>', text: '"&' } };
    const page = writePublicPage({ snapshot: named, file_sha256, other: 'x' }, texts);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x');
  });

  it('lets no name of a foreign file turn a line or fill the page', async () => {
    const { snapshot, file_sha256 } = await pagesOf('f4');
    const name = `东\u202e镇\u0000${'长'.repeat(10_000)}`;
    const figures = snapshot.figures.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, name, nameEn: name })),
    }));
    const words = { title: '第\u2066一\u2028周', text: '' };
    const page = writePublicPage(
      { snapshot: { ...snapshot, figures, words, district: { ...snapshot.district, name } }, file_sha256, other: 'x' },
      await createPublicPageTexts('en'),
    );
    expect(page).toContain('东\ufffd镇\ufffd长');
    expect(page).toContain('<h1>第\ufffd一\ufffd周</h1>');
    expect(page).not.toMatch(/[\u0000\u2028-\u202e\u2066-\u2069]/);
    expect(page).not.toContain('长'.repeat(300));
  });
});

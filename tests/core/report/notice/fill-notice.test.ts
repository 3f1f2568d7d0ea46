import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillNotice, unknownFields, writeNotice } from '../../../../src/core/report/notice/fill-notice.ts';
import { NOTICE_FIELDS, TEMPLATE_NAMES } from '../../../../src/core/report/notice/notice.ts';
import { noticeTemplatesEn } from '../../../../src/i18n/notices/templates-en.ts';
import { noticeTemplatesZh } from '../../../../src/i18n/notices/templates-zh.ts';

const textOf = (template: string, values: Parameters<typeof fillNotice>[1]) => writeNotice(fillNotice(template, values));

describe('a paper filled from a case', () => {
  it('takes its title from the first line and a paragraph from every other', () => {
    const notice = fillNotice('催告书\n\n{{party}}：\n  案号 {{caseNo}}。', { party: '张某', caseNo: 'AJ-2026-0001' });
    expect(notice.paragraphs).toHaveLength(2);
    expect(writeNotice(notice)).toBe('催告书\n\n张某：\n\n案号 AJ-2026-0001。');
  });

  it('leaves a line where nothing is known, and names what is missing once', () => {
    const notice = fillNotice('T\n{{party}} {{place}} {{party}}', { place: '  ' });
    expect(notice.missing).toEqual(['party', 'place']);
    expect(writeNotice(notice)).toContain('________');
  });

  it('never takes what a value says for a field', () => {
    expect(textOf('T\n{{party}}', { party: '{{caseNo}}', caseNo: 'secret' })).toBe('T\n\n{{caseNo}}');
  });

  it('lets no value turn, hide or cut the words of a paper', () => {
    const party = '张\u202e三\u0000，已签收\u200b\ud83d';
    expect(textOf('T\u202e\n致{{party}}：', { party })).toBe('T\ufffd\n\n致张\ufffd三\ufffd，已签收\ufffd\ufffd：');
  });

  it('shows a name that is no field as it stands', () => {
    expect(unknownFields('{{party}} {{partyName}} {{ x }} {{partyName}}')).toEqual(['partyName', 'x']);
    expect(textOf('T\n{{partyName}}', {})).toBe('T\n\n{{partyName}}');
  });

  it('loses no character of the template outside its fields', () => {
    const word = fc.string().map((text) => text.replace(/[{}\r\n]/g, '').trim() || 'x');
    const line = fc.array(
      fc.oneof(
        word,
        fc.constantFrom(...NOTICE_FIELDS).map((field) => `{{${field}}}`),
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const template = lines.map((parts) => parts.join('')).join('\n');
        const values = Object.fromEntries(NOTICE_FIELDS.map((field) => [field, `{{${field}}}`]));
        expect(textOf(template, values)).toBe(
          template
            .split('\n')
            .map((text) => text.trim())
            .filter((text) => text !== '')
            .join('\n\n'),
        );
      }),
    );
  });
});

describe.each([
  ['zh-CN', noticeTemplatesZh],
  ['en', noticeTemplatesEn],
])('the wording of the product in %s', (_, templates) => {
  it('has every paper of both tracks, and names only fields that there are', () => {
    expect(Object.keys(templates).sort()).toEqual([...TEMPLATE_NAMES].sort());
    for (const template of Object.values(templates)) expect(unknownFields(template)).toEqual([]);
  });

  it('says to whom, where, by whom and on which day', () => {
    for (const template of Object.values(templates)) {
      const fields = fillNotice(template, {}).missing;
      expect(fields).toEqual(expect.arrayContaining(['documentNo', 'place', 'office', 'writtenOn']));
      expect(fields).toContain('party');
      expect(template.split('\n').at(-2)).toMatch(/^\{\{office\}\}.*[（(](印章|seal)[）)]$/);
    }
  });

  // 行政处罚法 44: the content of the intended decision. 行政强制法 35: what is to be performed, and by when.
  // 行政复议法 20, 行政诉讼法 46: who is not told of the remedies has a year.
  it.each([
    ['stop-work', ['reviewBody', 'court']],
    ['notice', ['proposed', 'openedOn', 'seenOn', 'parcels']],
    ['demand', ['decisionNo', 'decisionServedOn', 'ordered', 'reviewUntil', 'suitUntil']],
  ])('tells in the %s what the law has it tell, on both tracks', (kind, asked) => {
    for (const track of ['planning', 'land'])
      expect(fillNotice(templates[`${track}-${kind}`], {}).missing).toEqual(expect.arrayContaining(asked));
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { fillNotice } from '../../../../src/core/report/notice/fill-notice.ts';
import { NOTICE_FIELDS, TEMPLATE_NAMES } from '../../../../src/core/report/notice/notice.ts';
import { NoticeSheet } from '../../../../src/features/planner/notices/NoticeSheet.tsx';
import { ServiceReceipt } from '../../../../src/features/planner/notices/ServiceReceipt.tsx';
import { createI18n } from '../../../../src/i18n/create-i18n.ts';

const texts = await createI18n('zh-CN');

/** What names have been made to do: run, fetch, turn what follows, end a text, break a page. */
const POISONED = [
  `=HYPERLINK("https://evil.example","张三")`,
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '张\u202e三\u2066某\u2028',
  '李\u0000四\ud83d',
  '长'.repeat(10_000),
  '王\n五',
];

const papersOf = (value: string): string =>
  TEMPLATE_NAMES.map((name) => {
    const template = texts.getResource('zh-CN', 'translation', `noticeTemplates.${name}`) as string;
    const notice = fillNotice(template, Object.fromEntries(NOTICE_FIELDS.map((field) => [field, value])));
    return renderToStaticMarkup(
      <I18nextProvider i18n={texts}>
        <NoticeSheet notice={notice} sample={false} />
        <ServiceReceipt kind="demand" caseNo={value} title={value} typed={{ party: value, documentNo: value }} issuer={value} />
      </I18nextProvider>,
    );
  }).join('');

it.each(POISONED)('a name on the papers of a case is text, in its place and its order: %.40j', (value) => {
  const papers = papersOf(value);
  expect(papers).not.toMatch(/<(?!\/?(article|h1|p|span|table|tbody|tr|th|td)\b)/);
  expect(papers).not.toMatch(/[\u0000\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/u);
  // A name is not left out either.
  expect(papers).toContain(
    value
      .replace(/[\u0000\u2028\u202e\u2066]|\p{Surrogate}/gu, '\ufffd')
      .replace(/["<>&]/g, (c) => ENTITIES[c])
      .trim(),
  );
});

const ENTITIES: Readonly<Record<string, string>> = { '"': '&quot;', '<': '&lt;', '>': '&gt;', '&': '&amp;' };

import type { ImportReport } from '../../../core/report/import-report.ts';
import { type ReportWords, writeImportReportPage } from '../../../core/report/import-report-page.ts';
import type { LoadedTexts } from '../../../i18n/create-i18n.ts';
import { describeNote } from '../../../i18n/describe-error.ts';

/** A file to be saved. */
export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Groups of words that the screens have already. */
const SHARED: Readonly<Record<string, string>> = { foundBy: 'import.foundBy', kinds: 'layerKind' };

function keyOf(key: string): `importReport.${string}` {
  const [group, name] = key.split('.');
  const shared = SHARED[group];
  // Keys of other groups are as good; the type names only this one.
  return (shared === undefined ? `importReport.${key}` : `${shared}.${name}`) as `importReport.${string}`;
}

/** An import report as files: a page in the reader's language, and everything as JSON. */
export function writeReportFiles(
  report: ImportReport,
  texts: LoadedTexts,
): { readonly page: ReportFile; readonly json: ReportFile } {
  const words: ReportWords = {
    language: texts.language,
    say: (key, values) => texts.t(keyOf(key), { ...values }),
    note: (note) => describeNote(texts, note),
  };
  const name = texts.t('importReport.title', { name: report.layer.name }).replace(/[\\/:*?"<>|：\s]+/g, '-');
  return {
    page: { name: `${name}.html`, mediaType: 'text/html', text: writeImportReportPage(report, words) },
    json: { name: `${name}.json`, mediaType: 'application/json', text: `${JSON.stringify(report, null, 2)}\n` },
  };
}

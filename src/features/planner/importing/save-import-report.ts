import type { LoadedTexts } from '../../../i18n/create-i18n.ts';
import { importReportOf } from '../../../state/accept-import.ts';
import { saveFile } from '../save-file.ts';
import { writeImportReport } from './write-import-report.ts';

/** Hands the report of an import over as a page. @throws EngineError `layer-unknown` */
export async function saveImportReport(layerId: string, texts: LoadedTexts): Promise<void> {
  const report = await importReportOf(layerId);
  const name = `${texts.t('import.report.title', { name: report.layer.name })}.html`.replaceAll(/[\\/:*?"<>|]+/g, ' ');
  saveFile(new Blob([writeImportReport(report, texts)], { type: 'text/html' }), name);
}

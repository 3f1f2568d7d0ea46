import type { LoadedTexts } from '../../../i18n/create-i18n.ts';
import { importReportOf } from '../../../state/accept-import.ts';
import { saveFile } from '../../district-map/save-file.ts';
import { writeReportFiles } from './import-report-files.ts';

/** Hands the report of an import over: as a page to read, print and sign, or as data. @throws EngineError `layer-unknown` */
export async function saveImportReport(layerId: string, texts: LoadedTexts, as: 'page' | 'json'): Promise<void> {
  const { name, mediaType, text } = writeReportFiles(await importReportOf(layerId), texts)[as];
  saveFile(new Blob([text], { type: mediaType }), name);
}

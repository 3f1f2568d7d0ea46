import type { i18n } from 'i18next';
import { services } from '../../../state/services.ts';
import { saveFile } from '../save-file.ts';

/** Hands the report of an import over as a file. @throws EngineError `layer-unknown` */
export async function saveImportReport(layerId: string, _texts: i18n): Promise<void> {
  const report = await services().engine.importReport([layerId, { at: services().clock.now(), software: '' }]);
  saveFile(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }), `${report.layer.name}.json`);
}

import type { ImportReport } from '../core/report/import-report.ts';
import { SOFTWARE_VERSION } from '../core/software-version.ts';
import { asCodedError } from './failure.ts';
import { choiceOf, rememberedOf, sourceKey } from './import-draft.ts';
import { openImport, useImports } from './imports.ts';
import { record, today } from './record.ts';
import { rememberSource } from './remembered-sources.ts';
import { services } from './services.ts';
import { useView } from './view.ts';

const set = useImports.setState;

/** Admits the shapes, keeps the package and records the import: all of it or nothing. It can be taken back as one step. */
export async function acceptImport(): Promise<void> {
  const open = openImport(useImports.getState());
  const choice = open && choiceOf(open.preview, open.draft);
  if (!open || !choice || useImports.getState().phase.at !== 'open') return;
  useImports.getState().running?.abort();
  const running = new AbortController();
  set({ running, phase: { at: 'accepting', open, progress: null } });
  try {
    const { engine, ids } = services();
    const fresh = Array.from({ length: 1 + (choice.kind === 'red-lines' ? open.preview.features : 0) }, () => ids.next());
    const result = await engine.admitImport([choice, today(), fresh], {
      signal: running.signal,
      onProgress: (progress) => set({ phase: { at: 'accepting', open, progress } }),
    });
    const accepted = await record(result.changes, { packages: new Map([[result.layer.package_sha256, result.package]]) });
    const { admitted, repaired, refused, notes, bounds, layer } = result;
    const done = { name: choice.name, layerId: layer.id, result: { admitted, repaired, refused, notes, bounds } };
    set({ phase: { at: 'done', done } });
    useView.getState().noteImport({ id: layer.id, name: choice.name }, accepted);
    await engine.dropImport([choice.importId]);
    await rememberSource(sourceKey(open.preview), rememberedOf(open.draft));
  } catch (error) {
    const failed = asCodedError(error);
    set({ phase: { at: 'open', open: { ...open, busy: null, problem: failed.code === 'cancelled' ? null : failed } } });
  } finally {
    set({ running: null });
  }
}

/** The report of an import that is in the register. @throws EngineError `layer-unknown` */
export const importReportOf = (layerId: string): Promise<ImportReport> =>
  services().engine.importReport([layerId, { at: services().clock.now(), software: `chidu ${SOFTWARE_VERSION}` }]);

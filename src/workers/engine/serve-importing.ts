import { buildImportReport, type ImportRecord } from '../../core/report/import-report.ts';
import type { ImportingCalls } from '../calls/importing.ts';
import { EngineError, type Served } from '../rpc.ts';
import { admitImport } from './admit-import.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerRecords } from './layer-records.ts';
import type { ImportSession } from './waiting-import.ts';
import { LATEST, sessionOn } from './session-on.ts';
import { judgeImport } from './judge-import.ts';
import { readImportRows } from './import-rows.ts';

/**
 * `open` throws where no district is open; `peek` does not: a file can be looked at without one. `waiting` holds the files that
 * were read and wait to be accepted.
 */
export function serveImporting(
  open: () => DistrictSession,
  peek: () => DistrictSession | null,
  waiting: Map<string, ImportSession>,
  records: LayerRecords,
): Served<ImportingCalls> {
  let last = 0;
  /** Of what was imported since the engine began; the ids of layers are unique. */
  const admitted = new Map<string, ImportRecord>();
  const find = (importId: string): ImportSession => {
    const found = waiting.get(importId);
    if (!found) throw new EngineError('import-missing');
    return found;
  };
  return {
    listService: async (call, address) => {
      const { listService } = await import('./ask-service.ts');
      return listService(call, peek(), address);
    },
    fetchService: async (call, request) => {
      const { fetchService } = await import('./ask-service.ts');
      return fetchService(call, peek(), request);
    },
    readImport: async (call, files, options, choice, alone = false) => {
      // The parsers are loaded when a file is: they are as much again as the rest of the engine.
      const { previewImport, startImport } = await import('./import-session.ts');
      const district = alone ? null : peek();
      const read = await startImport(call, String(++last), files, district, options, choice);
      waiting.set(read.id, read);
      return previewImport(read, district);
    },
    placeImport: async (_, importId, choice) => {
      const { placeAgain, previewImport } = await import('./import-session.ts');
      const placed = placeAgain(find(importId), choice);
      waiting.set(importId, placed);
      return previewImport(placed, peek());
    },
    importRows: (_, importId, from, count) => readImportRows(find(importId), from, count),
    judgeImport: (call, choice) => judgeImport(call, sessionOn(open(), LATEST), find(choice.importId), choice),
    admitImport: (call, choice, on, ids) =>
      admitImport(call, sessionOn(open(), LATEST), find(choice.importId), choice, on, ids, (layerId, record) =>
        admitted.set(layerId, record),
      ),
    importReport: (_, layerId, { at, software }) => {
      const { district, register } = open();
      const layer = register.layers.get(layerId);
      if (!layer) throw new EngineError('layer-unknown', { layer: layerId });
      const record = admitted.get(layerId) ?? null;
      return buildImportReport({ district, layer, record, changes: records.changesOf(layerId), issuedAt: at, software });
    },
    dropImport: (_, importId) => {
      waiting.delete(importId);
    },
  };
}

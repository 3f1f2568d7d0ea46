import { BYTE_ORDER_MARK, writeCsvRecord } from '../../formats/csv/write.ts';
import type { BulkCalls } from '../calls/bulk.ts';
import { EngineError, type Served } from '../rpc.ts';
import { describeFile, readWaiting, type WaitingTable } from './bulk/bulk-desk.ts';
import { type JudgedTable, judgeRows } from './bulk/judge-rows.ts';
import { writeTemplate } from './bulk/template.ts';
import type { DistrictSession } from './district-session.ts';
import { serveItems } from './items/serve-items.ts';

/** Answers about tables of steps. What is read stays here; the screen gets entries a page at a time. */
export function serveBulk(open: () => DistrictSession): Served<BulkCalls> {
  const waiting = new Map<string, WaitingTable>();
  let last = 0;
  const find = (fileId: string): WaitingTable => {
    const found = waiting.get(fileId);
    if (!found) throw new EngineError('bulk-file-missing');
    return found;
  };
  const judgedOf = (fileId: string): JudgedTable => {
    const { judged } = find(fileId);
    if (!judged) throw new EngineError('bulk-file-missing');
    return judged;
  };
  return {
    ...serveItems(open),
    bulkRead: async (call, file) => {
      const read = await readWaiting(call, file);
      const fileId = String(++last);
      // One file at a time is looked at.
      waiting.clear();
      waiting.set(fileId, read);
      return describeFile(fileId, file.name, read);
    },
    bulkPreview: async (call, fileId, sheet, mapping, leftOut, today) => {
      const file = find(fileId);
      const chosen = file.table.sheets[sheet];
      if (!chosen) throw new EngineError('bulk-file-missing');
      file.judged = await judgeRows(call, open(), chosen, mapping, new Set(leftOut), today);
      return file.judged.preview;
    },
    bulkEntries: (_, fileId, verdict, from, to) => {
      const { entries } = judgedOf(fileId);
      return (verdict === null ? entries : entries.filter((entry) => entry.verdict === verdict)).slice(from, to);
    },
    bulkDrafts: (_, fileId) => {
      const judged = judgedOf(fileId);
      if (judged.seq !== open().register.seq) throw new EngineError('bulk-outdated');
      return judged.drafts;
    },
    bulkDrop: (_, fileId) => {
      waiting.delete(fileId);
    },
    bulkCsv: (_, rows) => new TextEncoder().encode(BYTE_ORDER_MARK + rows.map(writeCsvRecord).join('')),
    bulkTemplate: (_, redLineId, words, on, format) => writeTemplate(open(), redLineId, words, on, format),
  };
}

import { proposeRoles, isInWan } from '../../../formats/milestone-table/column-role.ts';
import { type MilestoneSheet, type MilestoneTable, readMilestoneTable } from '../../../formats/milestone-table/read-table.ts';
import type { SourceFile } from '../../../formats/reader.ts';
import type { BulkFile, BulkMapping, BulkSheet } from '../../calls/bulk.ts';
import type { Call } from '../../rpc.ts';
import type { JudgedTable } from './judge-rows.ts';

/** A file that waits, with what it was judged to do last. */
export interface WaitingTable {
  readonly table: MilestoneTable;
  judged: JudgedTable | null;
}

const MOST_SAMPLES = 3;
const SAMPLED_ROWS = 200;

export async function readWaiting(call: Call, { bytes, name }: SourceFile): Promise<WaitingTable> {
  const table = await readMilestoneTable(bytes, {
    fileName: name,
    signal: call.signal,
    progress: (done, total, unit) => call.progress({ phase: 'read-file', done, total, unit }),
  });
  return { table, judged: null };
}

/** What the user is shown of a file before saying how it is meant. */
export function describeFile(fileId: string, fileName: string, { table }: WaitingTable): BulkFile {
  const sheets = table.sheets.map(describeSheet);
  const isUsable = ({ isHidden, proposed }: BulkSheet) =>
    !isHidden && proposed.columns.some((role) => role === 'parcelNo' || role === 'item');
  const usable = sheets.findIndex(isUsable);
  return {
    fileId,
    fileName,
    sheets,
    sheet: Math.max(0, usable >= 0 ? usable : sheets.findIndex(({ isHidden, rows }) => !isHidden && rows > 0)),
    notes: table.notes,
  };
}

function describeSheet(sheet: MilestoneSheet): BulkSheet {
  const width = sheet.rows.slice(0, SAMPLED_ROWS).reduce((most, row) => Math.max(most, row.length), sheet.headings.length);
  const headings = Array.from({ length: width }, (_, column) => sheet.headings[column] ?? '');
  return {
    name: sheet.name,
    isHidden: sheet.isHidden,
    rows: sheet.rows.length,
    headingLine: sheet.headingLine,
    columns: headings.map((heading, column) => ({ heading, samples: samplesOf(sheet, column) })),
    proposed: propose(headings),
  };
}

function propose(headings: readonly string[]): BulkMapping {
  const columns = proposeRoles(headings);
  const inWan = columns.some((role, column) => role?.startsWith('amount') === true && isInWan(headings[column]));
  return { columns, step: null, redLineId: null, amountUnit: inWan ? 'wan' : 'yuan' };
}

function samplesOf({ rows }: MilestoneSheet, column: number): string[] {
  const samples = new Set<string>();
  for (const row of rows.slice(0, SAMPLED_ROWS)) {
    const cell = (row[column] ?? '').trim();
    if (cell !== '') samples.add(cell.slice(0, 40));
    if (samples.size === MOST_SAMPLES) break;
  }
  return [...samples];
}

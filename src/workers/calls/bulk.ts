import type { ChangeDraft } from '../../core/register/change.ts';
import type { MilestoneKind } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import type { MoneyUnit } from '../../core/register/yuan.ts';
import { type ColumnRole, isColumnRole, PLAIN_ROLES, RECORDED_KINDS } from '../../formats/milestone-table/roles.ts';
import type { Note, SourceFile } from '../../formats/reader.ts';
import { ITEM_CALLS, type ItemCalls } from './items.ts';

export { isColumnRole, PLAIN_ROLES, RECORDED_KINDS };
export type { ColumnRole, MoneyUnit };

/** How the rows of a table are understood. */
export interface BulkMapping {
  /** Of each column; null is not read. */
  readonly columns: readonly (ColumnRole | null)[];
  /** Step of all rows, where no column names it. */
  readonly step: MilestoneKind | null;
  /** Red line of all rows, where no column names it. */
  readonly redLineId: string | null;
  /** Of amounts that do not say it themselves. */
  readonly amountUnit: MoneyUnit;
}

export interface BulkSheet {
  /** Empty for a file of text. */
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: number;
  /** Row of the headings in the file; 0 where there is none. */
  readonly headingLine: number;
  readonly columns: readonly { readonly heading: string; readonly samples: readonly string[] }[];
  readonly proposed: BulkMapping;
}

/** A file that waits to be recorded. */
export interface BulkFile {
  readonly fileId: string;
  readonly fileName: string;
  readonly sheets: readonly BulkSheet[];
  /** The sheet proposed: the first one with items and steps that is not hidden. */
  readonly sheet: number;
  readonly notes: readonly Note[];
}

/**
 * `record`: will be recorded · `known`: on record already with the same day · `refused`: the law, the office's rule or what is on
 * record speaks against it · `unclear`: what is meant cannot be told, so nothing is guessed.
 */
export const BULK_VERDICTS = ['record', 'known', 'refused', 'unclear'] as const;
export type BulkVerdict = (typeof BULK_VERDICTS)[number];

/** One step of one row. */
export interface BulkEntry {
  /** Its place among the entries, by which it is left out. */
  readonly at: number;
  /** Row of the file, from 1. */
  readonly line: number;
  readonly verdict: BulkVerdict;
  readonly isLeftOut: boolean;
  /** As the file names them. */
  readonly parcelNo: string;
  readonly redLine: string;
  readonly item: {
    readonly id: string;
    readonly parcelNo: string;
    readonly redLineId: string;
    readonly redLineName: string;
  } | null;
  readonly kind: MilestoneKind | null;
  /** Null where it could not be read; `dayText` is what stands there. */
  readonly on: Day | null;
  readonly dayText: string;
  readonly documentNo?: string;
  readonly proof?: string;
  /** Whole fen. */
  readonly amount?: number;
  /** Why it is not recorded, worded as `error.<code>`. */
  readonly problem?: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

export interface BulkPreview {
  readonly entries: number;
  readonly counts: Readonly<Record<BulkVerdict, number>>;
  /** Entries that could be recorded and were left out by hand. */
  readonly leftOut: number;
  /** What will be recorded, by step in the order of the procedure. */
  readonly steps: readonly { readonly kind: MilestoneKind; readonly count: number; readonly amount: number }[];
  /** Different items that will get a step. */
  readonly items: number;
  /** Rows of the sheet that name no step at all. */
  readonly idleRows: number;
}

/** A workbook keeps long numbers and knows days; text goes into any program. */
export type TemplateFormat = 'xlsx' | 'csv';

/** Headings and words of a template, in the reader's language. */
export interface TemplateWords {
  /** Name of the sheet. */
  readonly sheet: string;
  readonly item: string;
  readonly parcelNo: string;
  readonly redLine: string;
  readonly village: string;
  readonly status: string;
  readonly household: string;
  readonly steps: readonly { readonly kind: MilestoneKind; readonly heading: string }[];
  readonly documentNo: string;
  readonly amount: string;
  readonly proof: string;
  readonly statuses: Readonly<Record<string, string>>;
}

export interface BulkCalls extends ItemCalls {
  /** Reads a workbook or text. Nothing of the district is touched. @throws ReadError */
  bulkRead(file: SourceFile): BulkFile;
  /**
   * What each row would do, judged in the order of the file as if all before had been recorded. `leftOut` are places of entries
   * that are judged and not recorded. @throws EngineError `bulk-file-missing`, `cancelled`
   */
  bulkPreview(fileId: string, sheet: number, mapping: BulkMapping, leftOut: readonly number[], today: Day): BulkPreview;
  /** Entries of the last preview with a verdict (null: all), in the order of the file. */
  bulkEntries(fileId: string, verdict: BulkVerdict | null, from: number, to: number): readonly BulkEntry[];
  /** The changes of the last preview. @throws EngineError `bulk-outdated` where something was recorded since */
  bulkDrafts(fileId: string): readonly ChangeDraft[];
  bulkDrop(fileId: string): void;
  /** Rows as CSV that spreadsheets open, UTF-8. */
  bulkCsv(rows: readonly (readonly string[])[]): Uint8Array;
  /** A table of the district's items, or of one red line's, to be filled in and read again. */
  bulkTemplate(redLineId: string | null, words: TemplateWords, on: Day, format: TemplateFormat): Uint8Array;
}

export const BULK_CALLS = [
  ...ITEM_CALLS,
  'bulkRead',
  'bulkPreview',
  'bulkEntries',
  'bulkDrafts',
  'bulkDrop',
  'bulkCsv',
  'bulkTemplate',
] as const satisfies readonly (keyof BulkCalls)[];

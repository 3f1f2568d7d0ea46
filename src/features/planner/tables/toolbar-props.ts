import type { TableAnswer, TableColumn, TableName, TableView, TableWords } from '../../../workers/calls/tables.ts';

/** Lists that open inside a fold stay in it: outside they would count as a click elsewhere and shut it. */
export interface Folded {
  readonly isFolded?: boolean;
}

export interface ToolbarProps {
  readonly name: TableName;
  readonly answer: TableAnswer | null;
  readonly view: TableView;
  readonly words: TableWords;
  readonly chosenRows: number;
  onChange(change: Partial<TableView>): void;
  /** Null copies the columns shown, else the one. */
  onCopy(rows: 'all' | 'chosen', column: TableColumn | null): void;
  onSave(): void;
  /** Chosen rows, else all, with their shapes. */
  onExport(): void;
  /** The office's ledger of the rows; absent for tables that have none. */
  onLedger: (() => void) | undefined;
}

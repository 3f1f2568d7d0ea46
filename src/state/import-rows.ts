import { create } from 'zustand';
import type { ImportRows } from '../workers/calls/importing.ts';
import { services } from './services.ts';

export type ImportRow = ImportRows['rows'][number];

const PAGE = 100;

interface ImportRowsState {
  /** What the rows are of: a file read or placed in another way has others. */
  readonly key: string;
  /** Grows with every page that came. */
  readonly loaded: number;
}

export const useImportRows = create<ImportRowsState>()(() => ({ key: '', loaded: 0 }));

let pages = new Map<number, readonly ImportRow[]>();
let asked = new Set<number>();

/** Undefined while a row is on the way. */
export const importRow = (place: number): ImportRow | undefined => pages.get(Math.floor(place / PAGE))?.[place % PAGE];

/** Fetches what is missing of some rows. A page that could not be fetched is asked for again when it comes into view. */
export function wantImportRows(importId: string, placing: number, from: number, to: number): void {
  const key = `${importId}/${placing}`;
  if (useImportRows.getState().key !== key) {
    pages = new Map();
    asked = new Set();
    useImportRows.setState({ key, loaded: 0 });
  }
  for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) {
    if (!asked.has(page)) void fetchPage(importId, key, page);
  }
}

async function fetchPage(importId: string, key: string, page: number): Promise<void> {
  asked.add(page);
  try {
    const { rows } = await services().engine.importRows([importId, page * PAGE, PAGE]);
    if (useImportRows.getState().key !== key) return;
    pages.set(page, rows);
    useImportRows.setState(({ loaded }) => ({ loaded: loaded + 1 }));
  } catch {
    if (useImportRows.getState().key === key) asked.delete(page);
  }
}

/** One row, wherever it stands. */
export async function fetchImportRow(importId: string, feature: number): Promise<ImportRow | null> {
  const { rows } = await services().engine.importRows([importId, feature, 1]);
  return rows.at(0) ?? null;
}

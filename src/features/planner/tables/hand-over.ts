import type { TableLayout } from '../../../workers/calls/tables.ts';
import { writeTable } from '../../../state/tables.ts';
import type { CallOptions } from '../../../workers/rpc.ts';
import { saveFile } from '../../district-map/save-file.ts';

/** More than these no clipboard takes without making the page wait. */
export const MOST_COPIED = 100_000;
const LONGEST_NAME = 140;

/** Puts rows on the clipboard. @throws where the browser refuses, or the engine failed */
export async function copyRows(handle: number, layout: TableLayout): Promise<void> {
  const text = writeTable(handle, layout, {}).then(
    (bytes) => new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/plain' }),
  );
  try {
    // Given at once, while the click still counts: some browsers refuse what comes later.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  } catch {
    await navigator.clipboard.writeText(await (await text).text());
  }
}

/** Saves rows as a file of the given name. */
export async function saveRows(handle: number, layout: TableLayout, name: string, options: CallOptions): Promise<void> {
  const bytes = await writeTable(handle, layout, options);
  saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/csv' }), name);
}

/** A name that every system can keep: what the rows are, from which day, under which conditions and by which ruler. */
export function fileNameOf(parts: readonly string[], ending = 'csv'): string {
  const name = parts
    .filter((part) => part !== '')
    .join('-')
    .replaceAll(/[\\/:*?"<>|\s]+/g, ' ')
    .trim();
  return `${name.slice(0, LONGEST_NAME)}.${ending}`;
}

import { CoordinateTables } from '../coordinate-table/read-grid.ts';
import { refuseColumns } from '../coordinate-table/refuse-columns.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError, type ReadResult } from '../reader.ts';
import { decodeHead, TextSource } from '../text-source.ts';
import { readRows } from './rows.ts';
import { findSeparator } from './separator.ts';

/** A table of coordinates as text: values separated by commas, tabs, semicolons or bars. */
export async function readDelimited(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const source = new TextSource(bytes, notes, context.options?.encoding);
  const pacer = new Pacer(context, bytes.length);
  const separator = findSeparator(decodeHead(bytes.subarray(0, 1 << 16), 1 << 16)) ?? ',';
  const grid = await readRows(source, separator, pacer);
  if (grid.rows.length === 0) throw new ReadError('table-empty');
  const tables = new CoordinateTables(notes, pacer, context.options);
  if ((await tables.add(grid, bytes.length)) !== 'read') throw refuseColumns(grid);
  pacer.finish();
  return { format: 'delimited', ...tables.finish(), text: source.text, notes: notes.list() };
}

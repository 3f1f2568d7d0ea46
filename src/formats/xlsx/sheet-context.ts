import type { NoteList } from '../note-list.ts';
import type { Pacer } from '../pacer.ts';
import { readDateStyles } from './date-styles.ts';
import { readSharedStrings } from './shared-strings.ts';
import type { SheetContext } from './sheet-rows.ts';
import type { Workbook } from './workbook.ts';

/** What the cells of every sheet of a workbook are read with. `done` is what reading its parts is worth in progress. */
export async function openSheetContext(book: Workbook, notes: NoteList, pacer: Pacer, done: number): Promise<SheetContext> {
  return {
    strings: book.stringsEntry ? await readSharedStrings(await book.text(book.stringsEntry), pacer, done) : [],
    dateStyles: book.stylesEntry ? readDateStyles(await book.text(book.stylesEntry)) : new Set(),
    isFrom1904: book.isFrom1904,
    notes,
    pacer,
    done,
  };
}

import type { OutgoingCrs } from '../../core/geodesy/outgoing-crs.ts';
import { NoteList } from '../note-list.ts';
import { columnsOrNumbers } from '../outgoing-columns.ts';
import { Pacer } from '../pacer.ts';
import { replaceImpossible } from '../replace-impossible.ts';
import { ReadError } from '../reader.ts';
import { TextPieces } from '../text-writer.ts';
import { hasGeometry } from '../geometry-walk.ts';
import { writeWkt } from '../wkt/write-wkt.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { BYTE_ORDER_MARK, guardCell, writeCsvRecord } from './write.ts';

/**
 * Heading of the geometry, by which other programs know it. Degrees, and eastings that begin with their zone, say their system
 * themselves; another plane's number stands in the heading. @throws ReadError `write-crs-unnamed`
 */
export function wktHeading({ geographic, epsg, plane, name }: OutgoingCrs): string {
  if (geographic || (epsg !== null && plane?.zone !== null)) return 'WKT';
  if (epsg === null) throw new ReadError('write-crs-unnamed', {}, { crs: name });
  return `_WKT_EPSG_${epsg}`;
}

/**
 * A layer as a table for spreadsheets, geometry as well-known text in the last column. What a spreadsheet would run or shorten
 * is marked as text (`guardCell`), which is noted.
 * @throws ReadError `write-crs-unnamed`
 */
export async function writeCsvLayer({ table, columns: own, crs }: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const columns = columnsOrNumbers(own, table.count);
  const headings = hasGeometry(table) ? [wktHeading(crs)] : [];
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const text = new TextPieces();
  text.add(BYTE_ORDER_MARK + writeCsvRecord([...columns.map(({ name }) => replaceImpossible(name, notes)), ...headings]));
  for (let feature = 0; feature < table.count; feature++) {
    const cells = columns.map(({ name, values }) => {
      const value = values[feature];
      if (value === null) return '';
      if (typeof value !== 'string') return typeof value === 'number' ? value : String(value);
      if (value === '') notes.add('write-empty-as-null', name);
      if (guardCell(value) !== value) notes.add('write-cells-guarded', `${name}: ${value}`);
      return replaceImpossible(value, notes);
    });
    text.add(writeCsvRecord([...cells, ...headings.map(() => writeWkt(table, feature))]));
    if (pacer.isDue()) await pacer.pause(feature);
  }
  pacer.finish();
  return { bytes: text.toBytes(), notes: notes.list(), renamed: [] };
}

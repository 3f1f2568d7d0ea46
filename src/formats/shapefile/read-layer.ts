import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import type { FeatureTable } from '../feature-table.ts';
import { GeometryBuilder } from '../geometry-builder.ts';
import { GrowableUint32 } from '../growable.ts';
import type { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import type { ReadContext, SourceText } from '../reader.ts';
import { Attributes } from './attributes.ts';
import { chooseEncoding, type EncodingHints } from './choose-encoding.ts';
import { Dbf } from './dbf.ts';
import type { ShapefileParts } from './find-parts.ts';
import { ShapeReader } from './read-shape.ts';
import { scanRecords } from './scan-records.ts';
import { createShapefileTable } from './shapefile-table.ts';

/** One Shapefile, to be read. */
export interface ShapefileLayer {
  readonly name: string;
  readonly parts: ShapefileParts;
  readonly crs: CrsClaim;
}

/** Reads one Shapefile. Shapes and attributes belong together by their position alone. */
export async function readLayer(
  { name, parts, crs }: ShapefileLayer,
  notes: NoteList,
  context: ReadContext,
): Promise<{ readonly table: FeatureTable; readonly text: SourceText | undefined }> {
  const pacer = new Pacer(context, parts.shp.length);
  const dbf = parts.dbf && new Dbf(parts.dbf);
  const text = dbf && (await chooseEncoding(dbf, hintsOf(parts, context), notes, pacer));
  if (dbf === undefined) notes.add('attributes-missing', `${name}.dbf`);
  if (crs.found_by === 'none') notes.add('projection-missing', `${name}.prj`);
  const geometry = new GeometryBuilder();
  const records = new GrowableUint32();
  const reader = new ShapeReader(parts.shp, name, geometry, notes);
  let last = 0;
  for (const record of scanRecords(parts.shp, dbf?.statedRows, notes)) {
    last = record.number;
    if (dbf && last <= dbf.rows && dbf.isDeleted(last - 1)) notes.add('dropped-deleted-record', `${name}: ${last}`);
    else if (reader.read(record)) records.push(last);
    if (pacer.isDue()) await pacer.pause(record.end);
  }
  pacer.finish();
  if (dbf) noteCounts(last, dbf, name, notes);
  const attributes = dbf && text && new Attributes(dbf, text.encoding, notes);
  return { table: createShapefileTable(geometry, records, attributes, crs), text };
}

function hintsOf({ cpg }: ShapefileParts, { options }: ReadContext): EncodingHints {
  const text = cpg && new TextDecoder().decode(cpg.subarray(0, 256)).trim();
  return { ...(text && { cpg: text }), ...(options?.encoding !== undefined && { user: options.encoding }) };
}

function noteCounts(shapes: number, dbf: Dbf, name: string, notes: NoteList): void {
  if (shapes > dbf.rows) notes.add('shapes-without-attributes', `${name}: ${shapes} / ${dbf.rows}`, shapes - dbf.rows);
  const beyond = dbf.statedRows - shapes;
  if (beyond > 0) notes.add('attributes-without-shape', `${name}: ${shapes} / ${dbf.statedRows}`, beyond);
}

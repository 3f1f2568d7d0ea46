import type { FeatureTable } from '../feature-table.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import type { ReadContext, ReadResult } from '../reader.ts';
import { findUtf8Damage, toUtf8 } from '../text-encoding.ts';
import { DocumentScanner } from './document-scanner.ts';
import type { JsonCursor } from './json-cursor.ts';
import { readPropertyValue } from './property-index.ts';
import { readCrsMember } from './read-crs.ts';

/** Features between two looks at the clock. */
const STRIDE = 64;

/**
 * GeoJSON (RFC 7946 and the 2008 form), also as a sequence: newline-delimited or RFC 8142.
 * Straight from bytes to columns: no feature objects, no text of the whole file. Property values are parsed when a column is
 * asked for, so the bytes stay referenced by the table.
 */
export async function readGeojson(given: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const { bytes, text } = toUtf8(given);
  if (text.encoding !== 'utf-8') notes.add(text.guessed ? 'encoding-guessed' : 'encoding-converted', text.encoding);
  const pacer = new Pacer(context, bytes.length);
  const scanner = new DocumentScanner(
    bytes,
    notes,
    context.fileName,
    (at) => pacer.report(at),
    context.options?.keepWithoutGeometry,
  );
  const steps = scanner.steps();
  for (let step = 1; steps.next().done !== true; step++) {
    if (step % STRIDE === 0 && pacer.isDue()) await pacer.pause(scanner.cursor.at);
  }
  if (text.encoding === 'utf-8') await noteDamage(scanner.cursor, notes, pacer);
  const table = tableOf(scanner);
  pacer.finish();
  return { format: scanner.documents > 1 ? 'geojson-sequence' : 'geojson', table, notes: notes.list() };
}

/** Only a file's first high bytes decide its encoding; a name damaged further on is read with marks in place of what was lost. */
async function noteDamage(cursor: JsonCursor, notes: NoteList, pacer: Pacer): Promise<void> {
  const steps = findUtf8Damage(cursor.bytes);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) if (pacer.isDue()) await pacer.pause(cursor.at);
  if (step.value !== undefined) notes.add('text-damaged', `line ${cursor.place(step.value).line}`);
}

function tableOf(scanner: DocumentScanner): FeatureTable {
  const { cursor, properties, crs } = scanner;
  const geometry = scanner.geometry.toColumns();
  const starts = scanner.starts.toArray();
  const idStarts = scanner.idStarts.toArray();
  const records = scanner.records.toArray();
  let ids: (string | null)[] | undefined;
  let lines: Uint32Array | undefined;
  return {
    ...geometry,
    propertyNames: properties.names,
    hasWindingRule: true,
    crs: readCrsMember(crs === undefined ? undefined : cursor.texts.decode(crs.start, crs.end)),
    get ids() {
      ids ??= Array.from(idStarts, (start) => (start === 0 ? null : String(readPropertyValue(cursor, start))));
      return ids;
    },
    property: (name) => properties.column(name),
    locate(feature) {
      lines ??= linesOf(cursor.bytes, starts);
      return { line: lines[feature], record: records[feature] };
    },
  };
}

/** Line (from 1) of each byte in an ascending list. */
function linesOf(bytes: Uint8Array, ascending: Uint32Array): Uint32Array {
  const lines = new Uint32Array(ascending.length);
  let line = 1;
  let lineEnd = bytes.indexOf(10);
  for (let index = 0; index < ascending.length; index++) {
    while (lineEnd !== -1 && lineEnd < ascending[index]) {
      line++;
      lineEnd = bytes.indexOf(10, lineEnd + 1);
    }
    lines[index] = line;
  }
  return lines;
}

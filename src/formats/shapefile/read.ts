import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import { GEOMETRY } from '../feature-table.ts';
import { chooseLayers, joinLayers, type ReadLayer, refuseDifferentSystems } from '../join-layers.ts';
import { NoteList } from '../note-list.ts';
import { type ReadContext, ReadError, type ReadResult, type SourceLayer, type SourceText } from '../reader.ts';
import { isZip, readZipDirectory } from '../zip/directory.ts';
import { ZipUnpacker } from '../zip/unpack.ts';
import { labelOf } from './code-pages.ts';
import { type ArchivedShapefile, findArchived, findLooseParts, type PartName, type ShapefileParts } from './find-parts.ts';
import { readLayer, type ShapefileLayer } from './read-layer.ts';
import { readPrj } from './read-prj.ts';
import { scanRecords } from './scan-records.ts';

/**
 * A Shapefile from loose parts or from an archive with one or several. Coordinates stay as they are in the file, polygons are put
 * together by containment, texts are decoded by what is declared and by what they are.
 * @throws ReadError `shapefile-*`, `dbf-damaged`, `zip-*`, `source-layer-unknown`, `layers-differ`, `encoding-unknown`, `cancelled`
 */
export async function readShapefile(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const { encoding } = context.options ?? {};
  if (encoding !== undefined && labelOf(encoding) === undefined)
    throw new ReadError('encoding-unknown', {}, { encoding: encoding.slice(0, 40) });
  if (isZip(bytes)) return readArchived(bytes, context);
  const parts = findLooseParts(bytes, context);
  const notes = new NoteList();
  const layer = { name: context.fileName.replace(/\.shp$/i, ''), parts, crs: readPrj(parts.prj, parts.qpj) };
  const { table, text } = await readLayer(layer, notes, context);
  return { format: 'shapefile', table, notes: notes.list(), ...(text && { text }) };
}

async function readArchived(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const found = findArchived(readZipDirectory(bytes));
  const chosen = chooseLayers(found, context.options?.layer);
  const unpacker = new ZipUnpacker(bytes, context);
  const opened: ShapefileLayer[] = [];
  for (const one of chosen) opened.push(await openLayer(one, unpacker));
  const notes = new NoteList();
  const read: ReadLayer[] = [];
  const texts: SourceText[] = [];
  for (const layer of opened) {
    const { table, text } = await readLayer(layer, notes, context);
    read.push({ name: layer.name, table });
    if (text) texts.push(text);
  }
  const filled = read.filter(({ table }) => table.count > 0);
  refuseDifferentSystems(filled.map(({ name, table }) => ({ name, crs: comparable(table.crs) })));
  const layers: SourceLayer[] = [];
  for (const one of found) {
    const table = read[chosen.indexOf(one)]?.table;
    layers.push({
      name: one.name,
      features: table?.count ?? one.statedRecords ?? (await countRecords(one, unpacker)),
      ...(table && { polygons: table.kinds.filter((kind) => kind === GEOMETRY.polygon).length }),
      chosen: table !== undefined,
    });
  }
  const text = joinTexts(texts);
  return {
    format: 'shapefile',
    table: joinLayers(filled.length > 0 ? filled : read),
    notes: notes.list(),
    layers,
    ...(text && { text }),
  };
}

/** One spelling for definitions that say the same: their code, else the text without blanks and with plain numbers, beside its name. */
function comparable({ name, found_by, wkt = '' }: CrsClaim): CrsClaim {
  if (name !== null) return { name, found_by };
  const plain = wkt.replace(/\s+/g, '').replace(/\d+\.\d+/g, (digits) => String(Number(digits)));
  return { name: /"([^"]*)"/.exec(wkt)?.[1] ?? null, found_by, wkt: plain.toLowerCase() };
}

async function openLayer({ name, entries }: ArchivedShapefile, unpacker: ZipUnpacker): Promise<ShapefileLayer> {
  const shp = await unpacker.unpack(entries.shp);
  const others: Partial<Record<PartName, Uint8Array>> = {};
  for (const part of ['dbf', 'prj', 'cpg', 'qpj'] as const) {
    const entry = entries[part];
    if (entry) others[part] = await unpacker.unpack(entry);
  }
  const parts: ShapefileParts = { ...others, shp };
  return { name, parts, crs: readPrj(parts.prj, parts.qpj) };
}

async function countRecords({ entries }: ArchivedShapefile, unpacker: ZipUnpacker): Promise<number> {
  let count = 0;
  for (const record of scanRecords(await unpacker.unpack(entries.shp), undefined, new NoteList())) count = record.number;
  return count;
}

const MOST_SAMPLES = 8;

/** One encoding is shown for all: that of the first layer with texts that leave it open, beside everybody's samples. */
function joinTexts(texts: readonly SourceText[]): SourceText | undefined {
  const leading = texts.find(({ samples }) => samples.length > 0) ?? texts.at(0);
  return leading && { ...leading, samples: texts.flatMap(({ samples }) => samples).slice(0, MOST_SAMPLES) };
}

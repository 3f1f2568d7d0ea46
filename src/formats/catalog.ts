import { boundaryPointsReader } from './boundary-points/reader.ts';
import { dxfReader } from './dxf/reader.ts';
import { geopackageReader } from './geopackage/reader.ts';
import { flatgeobufReader } from './flatgeobuf/reader.ts';
import { delimitedReader } from './delimited/reader.ts';
import { geojsonReader } from './geojson/reader.ts';
import { gpxReader } from './gpx/reader.ts';
import { isGzip, unpackGzip } from './gzip/unpack.ts';
import { kmlReader, kmzReader } from './kml/reader.ts';
import { LIMITS } from './limits.ts';
import { type ReadContext, ReadError, type Reader, type ReadResult, type SourceFile } from './reader.ts';
import { shapefileReader } from './shapefile/reader.ts';
import { tcxReader } from './tcx/reader.ts';
import { CONTAINER_PATHS } from './container/container.ts';
import { isBinary } from './is-binary.ts';
import { isZip, readZipDirectory } from './zip/directory.ts';
import { xlsReader, xlsxReader } from './xlsx/reader.ts';
import { ZipUnpacker } from './zip/unpack.ts';

/** Every format that can be read. A reader is a few lines; its parser loads when it is used. */
export const READERS: readonly Reader[] = [
  kmzReader,
  kmlReader,
  gpxReader,
  tcxReader,
  geojsonReader,
  shapefileReader,
  geopackageReader,
  flatgeobufReader,
  dxfReader,
  boundaryPointsReader,
  xlsxReader,
  xlsReader,
  delimitedReader,
];

/** First bytes that are enough to know a file: long comments stand before some XML roots. */
const HEAD = 1 << 16;

/** Extensions for a file picker, each also gzipped. */
export const EXTENSIONS: readonly string[] = READERS.flatMap(({ extensions }) =>
  extensions.flatMap((name) => [`.${name}`, `.${name}.gz`]),
);

/** A source: one file with those that belong to it. */
export interface FileGroup {
  readonly main: string;
  readonly companions: readonly string[];
}

/** Extensions of the files that may stand beside a .shp; the first three are read, and the .qpj of old QGIS. */
const BESIDE_SHP = [
  'dbf',
  'prj',
  'cpg',
  'shx',
  'sbn',
  'sbx',
  'qix',
  'qpj',
  'shp.xml',
  'cst',
  'fbn',
  'fbx',
  'ain',
  'aih',
  'atx',
  'ixs',
  'mxs',
];

/** Extensions of parts that a file picker has to offer beside `EXTENSIONS`. */
export const PART_EXTENSIONS: readonly string[] = BESIDE_SHP.slice(0, 4).map((name) => `.${name}`);

/** Puts the loose parts of a Shapefile together; every other file is a source of its own. Names in the order given. */
export function groupFiles(names: readonly string[]): FileGroup[] {
  const lower = names.map((name) => name.toLowerCase());
  const taken = new Set<number>();
  const groups: { at: number; group: FileGroup }[] = [];
  lower.forEach((name, at) => {
    if (!name.endsWith('.shp')) return;
    const stem = name.slice(0, -3);
    const beside = BESIDE_SHP.map((extension) => lower.indexOf(stem + extension)).filter((n) => n >= 0);
    for (const n of [at, ...beside]) taken.add(n);
    groups.push({ at, group: { main: names[at], companions: beside.map((n) => names[n]) } });
  });
  names.forEach((main, at) => {
    if (!taken.has(at)) groups.push({ at, group: { main, companions: [] } });
  });
  return groups.sort((a, b) => a.at - b.at).map(({ group }) => group);
}

/** By content, and only where no reader knows it, by name. */
export function detectFormat(head: Uint8Array, fileName: string): Reader | undefined {
  const sample = head.subarray(0, HEAD);
  const judged = READERS.map((reader) => ({ reader, certainty: reader.sniff(sample, fileName) }));
  const byContent = judged.find(({ certainty }) => certainty === 2);
  if (byContent !== undefined) return byContent.reader;
  return isBinary(sample) ? undefined : judged.find(({ certainty }) => certainty === 1)?.reader;
}

/** Reads files that belong together, the main one first. @throws as `readFile` */
export async function readFiles(
  [main, ...companions]: readonly SourceFile[],
  context: Omit<ReadContext, 'fileName'>,
): Promise<ReadResult> {
  return readFile(main.bytes, { ...context, fileName: main.name, companions });
}

/**
 * Reads any supported file, gzipped or not, and leaves nothing behind when it cannot.
 * @throws ReadError `file-empty`, `file-too-large`, `file-binary`, `format-unknown`, `gzip-*`, `zip-*`, `cancelled` or one of the format's own
 */
export async function readFile(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  try {
    return await readAny(bytes, context);
  } catch (error) {
    if (!(error instanceof ReadError) || error.where.file !== undefined) throw error;
    throw new ReadError(error.code, { ...error.where, file: context.fileName }, error.params);
  }
}

async function readAny(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length > LIMITS.inputBytes) throw new ReadError('file-too-large', {}, { limit: LIMITS.inputBytes });
  const { fileName } = context;
  if (isZip(bytes)) return readArchive(bytes, context);
  if (!isGzip(bytes)) return readerOf(bytes, fileName).read(bytes, context);
  const name = fileName.replace(/\.gz$/i, '');
  const plain = await unpackGzip(bytes, context, (head) => void (isZip(head) || readerOf(head, name)));
  return isZip(plain) ? readArchive(plain, context) : readerOf(plain, name).read(plain, context);
}

/** An archive that is a format of its own (KMZ, a zipped Shapefile, XLSX), or one that holds a single file of another. */
async function readArchive(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const entries = readZipDirectory(bytes);
  const names = entries.map(({ name }) => name);
  if (names.includes(CONTAINER_PATHS.manifest)) throw new ReadError('zip-of-district');
  const own = READERS.find((reader) => reader.sniffArchive?.(names) ?? false);
  if (own !== undefined) return own.read(bytes, context);
  const named = entries.filter(({ name }) => !isHidden(name) && READERS.some((reader) => hasExtension(reader, name)));
  const known = withoutReadme(named);
  if (known.length === 0) throw new ReadError('zip-without-known-file', {}, { names: names.slice(0, 5).join(', ') });
  if (known.length > 1)
    throw new ReadError(
      'zip-several-files',
      {},
      {
        names: known
          .map(({ name }) => name)
          .slice(0, 5)
          .join(', '),
      },
    );
  const [{ name }] = known;
  const inner = await new ZipUnpacker(bytes, context).unpack(known[0]);
  if (isZip(inner)) throw new ReadError('zip-nested', {}, { name });
  return readerOf(inner, name).read(inner, { ...context, fileName: name });
}

/** A text beside other files explains them; alone it is the data. */
function withoutReadme<T extends { readonly name: string }>(entries: readonly T[]): readonly T[] {
  const others = entries.filter(({ name }) => !/\.txt$/i.test(name));
  return others.length > 0 ? others : entries;
}

/** What archivers of macOS add, and dot files. */
const isHidden = (name: string): boolean => /(^|\/)(__MACOSX\/|\.(?!\.?\/))/.test(name);

const hasExtension = (reader: Reader, name: string): boolean =>
  reader.extensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`));

/** Judged by the first bytes alone, so that what nobody reads is not unpacked first. */
function readerOf(bytes: Uint8Array, fileName: string): Reader {
  if (bytes.length === 0) throw new ReadError('file-empty');
  if (isGzip(bytes)) throw new ReadError('gzip-nested');
  const head = bytes.subarray(0, HEAD);
  const reader = detectFormat(head, fileName);
  if (reader === undefined) throw new ReadError(isBinary(head) ? 'file-binary' : 'format-unknown');
  return reader;
}

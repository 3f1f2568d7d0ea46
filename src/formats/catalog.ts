import { geojsonReader } from './geojson/reader.ts';
import { gpxReader } from './gpx/reader.ts';
import { isGzip, unpackGzip } from './gzip/unpack.ts';
import { kmlReader, kmzReader } from './kml/reader.ts';
import { LIMITS } from './limits.ts';
import { type ReadContext, ReadError, type Reader, type ReadResult } from './reader.ts';
import { tcxReader } from './tcx/reader.ts';
import { encodingByMark, encodingByZeros } from './text-encoding.ts';

/** Every format that can be read. A reader is a few lines; its parser loads when it is used. */
export const READERS: readonly Reader[] = [kmzReader, kmlReader, gpxReader, tcxReader, geojsonReader];

/** First bytes that are enough to know a file: long comments stand before some XML roots. */
const HEAD = 1 << 16;

/** Extensions for a file picker, each also gzipped. */
export const EXTENSIONS: readonly string[] = READERS.flatMap(({ extensions }) =>
  extensions.flatMap((name) => [`.${name}`, `.${name}.gz`]),
);

/** By content, and only where no reader knows it, by name. */
export function detectFormat(head: Uint8Array, fileName: string): Reader | undefined {
  const sample = head.subarray(0, HEAD);
  const judged = READERS.map((reader) => ({ reader, certainty: reader.sniff(sample, fileName) }));
  const byContent = judged.find(({ certainty }) => certainty === 2);
  if (byContent !== undefined) return byContent.reader;
  return isBinary(sample) ? undefined : judged.find(({ certainty }) => certainty === 1)?.reader;
}

/**
 * Reads any supported file, gzipped or not, and leaves nothing behind when it cannot.
 * @throws ReadError `file-empty`, `file-too-large`, `file-binary`, `format-unknown`, `gzip-*`, `cancelled` or one of the format's own
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
  if (!isGzip(bytes)) return readerOf(bytes, fileName).read(bytes, context);
  const name = fileName.replace(/\.gz$/i, '');
  const plain = await unpackGzip(bytes, context, (head) => void readerOf(head, name));
  return readerOf(plain, name).read(plain, context);
}

/** Judged by the first bytes alone, so that what nobody reads is not unpacked first. */
function readerOf(bytes: Uint8Array, fileName: string): Reader {
  if (bytes.length === 0) throw new ReadError('file-empty');
  if (isGzip(bytes)) throw new ReadError('gzip-nested');
  const head = bytes.subarray(0, HEAD);
  const reader = detectFormat(head, fileName);
  if (reader === undefined) throw new ReadError(isBinary(head) ? 'file-binary' : 'format-unknown');
  return reader;
}

/** Control characters that no text has, outside UTF-16. */
function isBinary(head: Uint8Array): boolean {
  if (encodingByMark(head) !== undefined || encodingByZeros(head) !== undefined) return false;
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 30));
}

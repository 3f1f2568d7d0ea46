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
  const file = context.fileName;
  if (bytes.length > LIMITS.inputBytes) throw new ReadError('file-too-large', { file }, { limit: LIMITS.inputBytes });
  const packed = isGzip(bytes);
  const plain = packed ? await unpackGzip(bytes, context) : bytes;
  const name = packed ? file.replace(/\.gz$/i, '') : file;
  if (plain.length === 0) throw new ReadError('file-empty', { file });
  if (isGzip(plain)) throw new ReadError('gzip-nested', { file });
  const reader = detectFormat(plain, name);
  if (reader === undefined) throw new ReadError(isBinary(plain.subarray(0, HEAD)) ? 'file-binary' : 'format-unknown', { file });
  return reader.read(plain, { ...context, fileName: file, progress: context.progress?.bind(context) });
}

/** Control characters that no text has, outside UTF-16. */
function isBinary(head: Uint8Array): boolean {
  if (encodingByMark(head) !== undefined || encodingByZeros(head) !== undefined) return false;
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 30));
}

import { ReadError, type ReadContext, type ReadResult } from '../reader.ts';
import { readZipDirectory, type ZipEntry } from '../zip/directory.ts';
import { guardXmlSize } from '../xml/decode-xml.ts';
import { ZipUnpacker } from '../zip/unpack.ts';
import { readKml } from './read.ts';

/**
 * KMZ: the main document of a zip archive. Other documents in it (reached by links from the main one) and pictures are left alone.
 * @throws ReadError `zip-*`, `kmz-without-kml`, or one of KML's own
 */
export async function readKmz(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const documents = readZipDirectory(bytes).filter(({ name }) => /\.kml$/i.test(name));
  const main = chooseMain(documents);
  if (main === undefined) throw new ReadError('kmz-without-kml', { file: context.fileName });
  const result = await readKml(await new ZipUnpacker(bytes, context).unpack(main, guardXmlSize), context);
  const others = documents.filter((document) => document !== main);
  if (others.length === 0) return { ...result, format: 'kmz' };
  return {
    ...result,
    format: 'kmz',
    notes: [...result.notes, { code: 'kml-files-ignored', count: others.length, detail: others[0].name }],
  };
}

/** `doc.kml` at the top, else the first at the top, else the first anywhere: in the order of the archive, as the format says. */
function chooseMain(documents: readonly ZipEntry[]): ZipEntry | undefined {
  const top = documents.filter(({ name }) => !name.includes('/'));
  return top.find(({ name }) => name.toLowerCase() === 'doc.kml') ?? top[0] ?? documents[0];
}

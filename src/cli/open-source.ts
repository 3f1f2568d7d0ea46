import { readFile as readBytes, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readFile } from '../formats/catalog.ts';
import { type LocatedTable, locateTable } from '../formats/locate-table.ts';
import { LIMITS } from '../formats/limits.ts';
import type { ReadResult } from '../formats/reader.ts';
import { CliError } from './cli-error.ts';
import type { Terminal } from './terminal.ts';

/** A file that was read, with its coordinates in degrees. */
export interface Source extends ReadResult {
  readonly fileName: string;
  readonly located: LocatedTable;
}

/**
 * Reads a file and places its coordinates by its own CRS, or by `crs` (`EPSG:n`).
 * @throws CliError `file-*`, ReadError, `crs-*`, `not-degrees`
 */
export async function openSource(path: string, crs: string | undefined, terminal: Terminal): Promise<Source> {
  const fileName = basename(path);
  const words = terminal.texts.t('cli.progress.reading', { file: fileName });
  const bytes = await readWhole(path);
  terminal.progress(words);
  const result = await readFile(bytes, {
    fileName,
    progress: (done, total) => terminal.progress(words, total === 0 ? undefined : done / total),
  });
  return {
    ...result,
    fileName,
    located: locateTable(result.table, fileName, crs === undefined ? undefined : { crs, swapped: false }),
  };
}

/** All bytes of a file or pipe. @throws CliError `file-is-folder`, `file-not-regular`, `file-too-large`; system errors */
export async function readWhole(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (found.isDirectory()) throw new CliError('file-is-folder', {}, { file: path });
  if (!found.isFile() && !found.isFIFO()) throw new CliError('file-not-regular', {}, { file: path });
  if (found.size > LIMITS.inputBytes) throw new CliError('file-too-large', { limit: LIMITS.inputBytes }, { file: path });
  return readBytes(path);
}

/** 0-based position of a kept feature among all features of its file, dropped ones counted. */
export function positionInSource(source: ReadResult, feature: number): number {
  const { record } = source.table.locate(feature);
  return record === undefined ? feature : record - 1;
}

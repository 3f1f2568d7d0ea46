import { readFile as readBytes, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CrsFinding } from '../core/geodesy/crs-claim.ts';
import type { CrsConfidence } from '../core/geodesy/detect-crs.ts';
import { groupFiles, readFiles } from '../formats/catalog.ts';
import { detectAsWished, isSettledBy, refuseUnsure } from '../formats/detect-table-crs.ts';
import { type LocatedTable, locateTable } from '../formats/locate-table.ts';
import { LIMITS } from '../formats/limits.ts';
import type { ReadResult, SourceFile } from '../formats/reader.ts';
import { CliError } from './cli-error.ts';
import type { SourceOptions } from './source-options.ts';
import type { Terminal } from './terminal.ts';
import { UnsureCrsError } from './unsure-crs.ts';

/** A file that was read, with its coordinates in degrees. */
export interface Source extends ReadResult {
  readonly fileName: string;
  readonly located: LocatedTable;
  readonly confidence: CrsConfidence;
  readonly findings: readonly CrsFinding[];
}

/**
 * Reads a file, with the parts that belong to a Shapefile, and places its coordinates by what it says, by what they show, or by
 * the options. @throws CliError `file-*`, ReadError, UnsureCrsError where the system is not certain, `crs-*`, `not-degrees`, …
 */
export async function openSource(path: string, options: SourceOptions, terminal: Terminal): Promise<Source> {
  const fileName = basename(path);
  const words = terminal.texts.t('cli.progress.reading', { file: fileName });
  const files = [{ name: fileName, bytes: await readWhole(path) }, ...(await readCompanions(path))];
  terminal.progress(words);
  const result = await readFiles(files, {
    options: options.read,
    progress: (done, total) => terminal.progress(words, total === 0 ? undefined : done / total),
  });
  return { ...result, fileName, ...placeSource(result, fileName, options) };
}

/** A named system settles the question; without one it has to be certain by itself. */
function placeSource(
  { table }: ReadResult,
  fileName: string,
  { place, prefix }: SourceOptions,
): Pick<Source, 'located' | 'confidence' | 'findings'> {
  const detection = detectAsWished(table, fileName, place);
  if (!isSettledBy(detection, place))
    throw new UnsureCrsError(refuseUnsure(detection, table, fileName), detection.candidates, prefix);
  const { crs, swapped, found_by, name } = detection.candidates[0];
  const { shift, unverified = false } = place;
  const choice = { crs, swapped, found_by, name, findings: detection.findings, ...(shift && { shift }), unverified };
  return { located: locateTable(table, fileName, choice), confidence: 'certain', findings: detection.findings };
}

/** Extensions beside a .shp that are read. */
const READ_BESIDE = /\.(dbf|prj|cpg|qpj)$/i;

async function readCompanions(path: string): Promise<readonly SourceFile[]> {
  if (!/\.shp$/i.test(path)) return [];
  const [folder, main] = [dirname(path), basename(path)];
  const stem = main.slice(0, -3).toLowerCase();
  const beside = (await readdir(folder)).filter((name) => name !== main && name.toLowerCase().startsWith(stem));
  const group = groupFiles([main, ...beside]).find((one) => one.main === main);
  const names = (group?.companions ?? []).filter((name) => READ_BESIDE.test(name));
  return Promise.all(names.map(async (name) => ({ name, bytes: await readWhole(join(folder, name)) })));
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

import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { prepareOutgoing } from '../formats/outgoing-layer.ts';
import type { Note } from '../formats/reader.ts';
import { fileNameOf } from '../formats/shapefile/write-shapefile.ts';
import type { RenamedField, Writer } from '../formats/writer.ts';
import { WRITERS, writerOfName } from '../formats/writers.ts';
import { CliError } from './cli-error.ts';
import { openSource, type Source } from './open-source.ts';
import type { SourceOptions } from './source-options.ts';
import type { Terminal } from './terminal.ts';
import { writeWhole } from './write-whole.ts';

export interface Conversion {
  readonly from: string;
  readonly to: string;
  /** System of the coordinates that are written; absent: that of the source where the format can say it. */
  readonly crs: string | undefined;
  /** Where the name does not say it. */
  readonly format: string | undefined;
  /** Of the layer; by default the source's file name. */
  readonly name: string | undefined;
  readonly encoding?: 'utf-8' | 'gbk';
  readonly source: SourceOptions;
}

export interface Converted {
  readonly file: string;
  readonly format: string;
  readonly features: number;
  readonly crs: { readonly code: string; readonly name: string };
  readonly bytes: number;
  /** What writing dropped, cut or wrote otherwise. */
  readonly changed: readonly Note[];
  readonly renamed: readonly RenamedField[];
  /** What reading had to say. */
  readonly read: readonly Note[];
}

/** Reads a file and writes it in another format, or in another system. @throws CliError `convert-*`; as `openSource`, ReadError `write-*` */
export async function convertSource(conversion: Conversion, terminal: Terminal): Promise<Converted> {
  const { from, to, crs } = conversion;
  const isLoose = /\.shp$/i.test(to);
  const writer = writerFor(conversion, isLoose);
  await refuseSame(from, to);
  const { source: wish } = conversion;
  const source = await openSource(from, { ...wish, read: { ...wish.read, keepWithoutGeometry: true } }, terminal);
  const words = terminal.texts.t('cli.progress.writing', { file: basename(to) });
  const { layer, notes } = prepareOutgoing({
    name: conversion.name ?? stemOf(isLoose ? to : from),
    table: source.table,
    located: source.located,
    writer,
    ...(crs !== undefined && { crs }),
    about: aboutOf(source),
  });
  terminal.progress(words);
  const written = await writer.write(layer, {
    fileName: basename(to),
    progress: (done, total) => terminal.progress(words, total === 0 ? undefined : done / total),
    ...(conversion.encoding !== undefined && { options: { encoding: conversion.encoding } }),
  });
  if (isLoose) for (const part of written.parts ?? []) await writeWhole(besides(to, part.name, layer.name), part.bytes);
  else await writeWhole(to, written.bytes);
  terminal.progress();
  return {
    file: to,
    format: writer.format,
    features: layer.table.count,
    crs: { code: layer.crs.code, name: layer.crs.name },
    bytes: written.bytes.length,
    changed: [...notes, ...written.notes],
    renamed: written.renamed,
    read: [...source.notes, ...source.located.notes],
  };
}

function writerFor({ format, to }: Conversion, isLoose: boolean): Writer {
  const wanted = format ?? (isLoose ? 'shapefile' : undefined);
  const writer = wanted === undefined ? writerOfName(to) : WRITERS.find((one) => one.format === wanted);
  if (writer !== undefined) return writer;
  const known = WRITERS.map((one) => `.${one.extensions[0]} (${one.format})`).join(', ');
  throw new CliError('convert-format-unknown', { format: (format ?? basename(to)).slice(0, 80), known });
}

async function refuseSame(from: string, to: string): Promise<void> {
  const there = await realpath(to).catch(() => null);
  if (there !== null && there === (await realpath(from).catch(() => from))) throw new CliError('convert-same-file', { file: to });
}

/** Where a part of a Shapefile goes: beside OUT under OUT's name, whatever the layer is called. */
const besides = (to: string, part: string, layerName: string): string =>
  join(dirname(to), basename(to).replace(/\.shp$/i, '') + part.slice(fileNameOf(layerName).length));

const stemOf = (path: string): string => basename(path).replace(/(\.shp)?\.[^.]*(\.gz)?$/i, '') || basename(path);

const aboutOf = ({ fileName, claims = {} }: Source) => ({
  source: fileName,
  ...(claims.producedOn !== undefined && { on: claims.producedOn }),
  ...(claims.producer !== undefined && { producer: claims.producer }),
});

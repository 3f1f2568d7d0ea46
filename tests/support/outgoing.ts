import type { OutgoingLayer, WriteOptions, WrittenFile } from '../../src/formats/writer.ts';
import { locateTable } from '../../src/formats/locate-table.ts';
import { prepareOutgoing } from '../../src/formats/outgoing-layer.ts';
import type { Note, ReadResult } from '../../src/formats/reader.ts';
import { WRITERS } from '../../src/formats/writers.ts';
import { readSources } from './read-sources.ts';

export interface Written extends WrittenFile {
  readonly layer: OutgoingLayer;
  readonly fileName: string;
  /** Of getting ready and of writing. */
  readonly all: readonly Note[];
}

export interface Wish {
  readonly crs?: string;
  readonly options?: WriteOptions;
  readonly name?: string;
}

/** Writes what was read in a format, as the command line and the desk do. */
export async function writeAs(format: string, source: ReadResult, { crs, options, name = '地块' }: Wish = {}): Promise<Written> {
  const writer = WRITERS.find((one) => one.format === format);
  if (writer === undefined) throw new Error(format);
  const located = locateTable(source.table, 'a.geojson');
  const prepared = prepareOutgoing({
    name,
    table: source.table,
    located,
    writer,
    ...(crs !== undefined && { crs }),
    about: { source: 'a.geojson', on: '2026-11-28', producer: '某区自然资源局' },
  });
  const fileName = `out.${writer.extensions[0]}`;
  const written = await writer.write(prepared.layer, { fileName, ...(options && { options }) });
  return { ...written, layer: prepared.layer, fileName, all: [...prepared.notes, ...written.notes] };
}

/** A layer from features of GeoJSON, in a plane where one is named. */
export function layerOf(features: readonly unknown[], epsg?: number): Promise<ReadResult> {
  const crs = epsg === undefined ? {} : { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } };
  return readSources({ 'a.geojson': JSON.stringify({ type: 'FeatureCollection', ...crs, features }) });
}

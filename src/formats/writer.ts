import type { OutgoingCrs } from '../core/geodesy/outgoing-crs.ts';
import type { OutgoingColumn } from './outgoing-columns.ts';
import type { FeatureTable } from './feature-table.ts';
import type { Note, ReadContext, SourceFile } from './reader.ts';

/** What a file says of itself beside its features. */
export interface OutgoingAbout {
  /** Where the features come from, as people say it: a file's name, a layer's. */
  readonly source?: string;
  /** Calendar day that the features are true of. */
  readonly on?: string;
  /** Who writes the file. */
  readonly producer?: string;
  /** Free lines: the measure of record, what was left out for whom. */
  readonly remarks?: readonly string[];
}

/**
 * A layer on its way out, ready for any format: coordinates are those of `crs` (east, north), every polygon ring is closed, shells
 * run counter-clockwise and holes clockwise, and columns have one type each.
 */
export interface OutgoingLayer {
  readonly name: string;
  readonly table: FeatureTable;
  readonly crs: OutgoingCrs;
  readonly columns: readonly OutgoingColumn[];
  readonly about: OutgoingAbout;
}

export interface WriteOptions {
  /** Of texts, in the formats that leave it open. */
  readonly encoding?: 'utf-8' | 'gbk';
}

export interface WriteContext extends Pick<ReadContext, 'fileName' | 'progress' | 'signal'> {
  readonly options?: WriteOptions;
}

/** A field that the format does not let keep its name. */
export interface RenamedField {
  readonly from: string;
  readonly to: string;
}

export interface WrittenFile {
  readonly bytes: Uint8Array;
  /** What the format could not carry, as notes of reading are: codes `write-…`. */
  readonly notes: readonly Note[];
  readonly renamed: readonly RenamedField[];
  /** The files that an archive was made of, where they may also stand beside each other. */
  readonly parts?: readonly SourceFile[];
}

/** Which coordinates a format is made for: `any` says its own system in the file. */
export type WriterSystems = 'degrees' | 'plane' | 'any';

/** A format that can be written: an object in the catalogue, whose writer loads when it is used. */
export interface Writer {
  /** As the reader of the same format is called. */
  readonly format: string;
  /** Of the file's name, the usual one first. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  readonly systems: WriterSystems;
  /** What it is written in where nobody says; absent: the system that the features come in. */
  readonly usual?: 'degrees';
  /** The format keeps the id of a feature beside its values: elsewhere it becomes a column. */
  readonly keepsIds?: boolean;
  /** @throws ReadError `cancelled`, `write-…` where the format cannot hold the layer at all */
  write(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile>;
}

import { zipSync } from 'fflate';
import { readFiles } from '../../src/formats/catalog.ts';
import { GEOMETRY_TYPES, type FeatureTable } from '../../src/formats/feature-table.ts';
import type { ReadOptions, ReadResult, SourceFile } from '../../src/formats/reader.ts';

/** Files by name, the main one first, read as a user would give them. */
export function readSources(
  files: Readonly<Record<string, Uint8Array | string>>,
  options: ReadOptions = {},
): Promise<ReadResult> {
  return readFiles(asSources(files), { options });
}

export function asSources(files: Readonly<Record<string, Uint8Array | string>>): SourceFile[] {
  return Object.entries(files).map(([name, content]) => ({ name, bytes: asBytes(content) }));
}

export function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, asBytes(content)])));
}

const asBytes = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** One row as an object, absent values left out. */
export function rowOf(table: FeatureTable, feature: number): Record<string, unknown> {
  const entries = table.propertyNames.map((name) => [name, table.property(name)[feature]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

export interface WrittenGeometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

/** A feature's geometry as GeoJSON, to be held against another reader's; null where it has none. Collections are not for it. */
export function geometryOf(table: FeatureTable, feature: number): WrittenGeometry | null {
  const type = GEOMETRY_TYPES[table.types[feature]];
  if (type === 'None') return null;
  const parts: number[][][][] = [];
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
    const rings: number[][][] = [];
    for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
      const vertices: number[][] = [];
      for (let vertex = table.ringOffsets[ring]; vertex < table.ringOffsets[ring + 1]; vertex++)
        vertices.push([table.coordinates[2 * vertex], table.coordinates[2 * vertex + 1]]);
      rings.push(vertices);
    }
    parts.push(rings);
  }
  return { type, coordinates: shapeOf(type, parts) };
}

function shapeOf(type: string, parts: readonly number[][][][]): unknown {
  switch (type) {
    case 'Point':
      return parts[0][0][0];
    case 'MultiPoint':
      return parts.map(([[point]]) => point);
    case 'LineString':
      return parts[0][0];
    case 'MultiLineString':
      return parts.map(([line]) => line);
    case 'Polygon':
      return parts[0];
    default:
      return parts;
  }
}

/** Code and count of every note. */
export const notesOf = ({ notes }: ReadResult): Record<string, number> =>
  Object.fromEntries(notes.map(({ code, count }) => [code, count]));

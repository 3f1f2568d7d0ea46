import { readFile } from '../../src/formats/catalog.ts';
import type { FeatureTable } from '../../src/formats/feature-table.ts';
import { ReadError, type ReadOptions, type ReadResult } from '../../src/formats/reader.ts';

/** Reads a text or bytes as the catalogue would, by content. */
export function readSource(content: string | Uint8Array, fileName = 'source', options: ReadOptions = {}): Promise<ReadResult> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readFile(bytes, { fileName, options });
}

/** The error that reading must end with. */
export async function refusalOf(
  content: string | Uint8Array,
  fileName = 'source',
  options: ReadOptions = {},
): Promise<ReadError> {
  const error = await readSource(content, fileName, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReadError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

/** Polygons of one feature as nested rings, closing vertices as the table holds them. */
export function polygonsOf(table: FeatureTable, feature: number): [number, number][][][] {
  const polygons: [number, number][][][] = [];
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
    const rings: [number, number][][] = [];
    for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
      const points: [number, number][] = [];
      for (let n = table.ringOffsets[ring]; n < table.ringOffsets[ring + 1]; n++)
        points.push([table.coordinates[2 * n], table.coordinates[2 * n + 1]]);
      rings.push(points);
    }
    polygons.push(rings);
  }
  return polygons;
}

/** Area in the plane of the coordinates: shells less their holes, whatever way they run. */
export function planarArea(table: FeatureTable, feature: number): number {
  return polygonsOf(table, feature)
    .map(([shell, ...holes]) => ringArea(shell) - holes.reduce((sum, hole) => sum + ringArea(hole), 0))
    .reduce((sum, area) => sum + area, 0);
}

function ringArea(ring: readonly (readonly [number, number])[]): number {
  const [x0, y0] = ring[0];
  const twice = ring.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length];
    return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }, 0);
  return Math.abs(twice) / 2;
}

export const codesOf = ({ notes }: ReadResult): string[] => notes.map(({ code }) => code).sort();

export const detailOf = ({ notes }: ReadResult, code: string): string | undefined =>
  notes.find((note) => note.code === code)?.detail;

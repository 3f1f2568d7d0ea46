import type { ReadResult } from '../../src/formats/reader.ts';

/** Where the columns of a table do not fit one another; null where they do. */
export function tableFault({ table }: ReadResult): string | null {
  const { count, featureOffsets, partOffsets, partKinds, ringOffsets, coordinates } = table;
  const chains = [
    ['features', featureOffsets, count, partKinds.length],
    ['parts', partOffsets, partKinds.length, ringOffsets.length - 1],
    ['rings', ringOffsets, ringOffsets.length - 1, coordinates.length / 2],
  ] as const;
  for (const [name, offsets, entries, end] of chains) {
    if (offsets.length !== entries + 1 || offsets[0] !== 0 || offsets[entries] !== end) return `${name}: offsets do not cover`;
    if (offsets.some((offset, n) => n > 0 && offset < offsets[n - 1])) return `${name}: offsets fall`;
  }
  if (table.kinds.length !== count || table.types.length !== count || table.ids.length !== count)
    return 'columns of another length';
  if (!coordinates.every((value) => Number.isFinite(value))) return 'a coordinate is no number';
  const short = table.propertyNames.find((name) => table.property(name).length !== count);
  return short === undefined ? null : `property ${short} of another length`;
}

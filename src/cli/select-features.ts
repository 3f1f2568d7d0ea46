import type { FeatureTable } from '../formats/feature-table.ts';
import type { LocatedTable } from '../formats/locate-table.ts';

/** Some features of a located table as a table of their own, in the order given. Properties are read from the whole. */
export function selectFeatures(
  table: FeatureTable,
  located: LocatedTable,
  features: readonly number[],
): { table: FeatureTable; located: LocatedTable } {
  const { featureOffsets, partOffsets, ringOffsets, partKinds } = table;
  const kinds = Uint8Array.from(features, (feature) => table.kinds[feature]);
  const types = Uint8Array.from(features, (feature) => table.types[feature]);
  const parts = new Offsets();
  const rings = new Offsets();
  const vertices = new Offsets();
  const kindsOfParts: number[] = [];
  const places: Float64Array[] = [];
  const coordinates: Float64Array[] = [];
  for (const feature of features) {
    const [firstPart, lastPart] = [featureOffsets[feature], featureOffsets[feature + 1]];
    const [firstRing, lastRing] = [partOffsets[firstPart], partOffsets[lastPart]];
    const [from, to] = [2 * ringOffsets[firstRing], 2 * ringOffsets[lastRing]];
    for (let part = firstPart; part < lastPart; part++) {
      kindsOfParts.push(partKinds[part]);
      rings.add(partOffsets[part + 1] - partOffsets[part]);
    }
    for (let ring = firstRing; ring < lastRing; ring++) vertices.add(ringOffsets[ring + 1] - ringOffsets[ring]);
    parts.add(lastPart - firstPart);
    places.push(located.lonLat.subarray(from, to));
    coordinates.push(table.coordinates.subarray(from, to));
  }
  const selected: FeatureTable = {
    count: features.length,
    kinds,
    types,
    featureOffsets: parts.toArray(),
    partKinds: Uint8Array.from(kindsOfParts),
    partOffsets: rings.toArray(),
    ringOffsets: vertices.toArray(),
    coordinates: join(coordinates),
    ids: features.map((feature) => table.ids[feature]),
    propertyNames: table.propertyNames,
    property: (name) => {
      const values = table.property(name);
      return features.map((feature) => values[feature]);
    },
    locate: (row) => table.locate(features[row]),
    crs: table.crs,
    hasWindingRule: table.hasWindingRule,
  };
  return { table: selected, located: { ...located, lonLat: join(places) } };
}

class Offsets {
  private readonly ends: number[] = [0];

  add(length: number): void {
    this.ends.push(this.ends[this.ends.length - 1] + length);
  }

  toArray(): Uint32Array {
    return Uint32Array.from(this.ends);
  }
}

function join(pieces: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

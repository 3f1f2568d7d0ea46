import type { FeatureTable } from './feature-table.ts';

/** One part of a feature: what it is, and its rings as coordinates interleaved. */
export interface OutgoingPart {
  /** point 1, line 2, polygon 3 */
  readonly kind: number;
  readonly rings: readonly Float64Array[];
}

/** The parts of a feature, views into the table's coordinates. */
export function partsOf(table: FeatureTable, feature: number): OutgoingPart[] {
  const parts: OutgoingPart[] = [];
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
    const rings: Float64Array[] = [];
    for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++)
      rings.push(table.coordinates.subarray(2 * table.ringOffsets[ring], 2 * table.ringOffsets[ring + 1]));
    parts.push({ kind: table.partKinds[part], rings });
  }
  return parts;
}

/** West, south, east, north of some rings; null without vertices. */
export function boxOf(rings: Iterable<Float64Array>): [west: number, south: number, east: number, north: number] | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]);
      box[1] = Math.min(box[1], ring[i + 1]);
      box[2] = Math.max(box[2], ring[i]);
      box[3] = Math.max(box[3], ring[i + 1]);
    }
  }
  return box[0] === Infinity ? null : box;
}

/** Whether any feature has a geometry: a ledger's rows have none, and then no column for it. */
export const hasGeometry = ({ partKinds }: Pick<FeatureTable, 'partKinds'>): boolean => partKinds.length > 0;

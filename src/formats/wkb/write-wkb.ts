import { type FeatureTable, GEOMETRY, GEOMETRY_TYPES } from '../feature-table.ts';
import { type OutgoingPart, partsOf } from '../geometry-walk.ts';

/** Codes of OGC's simple features. */
export const WKB_TYPES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const;
export type WkbType = keyof typeof WKB_TYPES;

const SINGLES: Readonly<Record<number, 'Point' | 'LineString' | 'Polygon'>> = {
  [GEOMETRY.point]: 'Point',
  [GEOMETRY.line]: 'LineString',
  [GEOMETRY.polygon]: 'Polygon',
};

/** The type of a feature's geometry as it is written; null without geometry. A multi geometry of one part stays one. */
export function wkbTypeOf(table: FeatureTable, feature: number): WkbType | null {
  const count = table.featureOffsets[feature + 1] - table.featureOffsets[feature];
  if (count === 0) return null;
  const written = GEOMETRY_TYPES[table.types[feature]];
  const single = SINGLES[table.kinds[feature]];
  if (single === undefined || written === 'GeometryCollection') return 'GeometryCollection';
  return count > 1 || written.startsWith('Multi') ? `Multi${single}` : single;
}

/** Well-known binary, little-endian, without a system of its own. */
export function writeWkb(table: FeatureTable, feature: number, type: WkbType): Uint8Array {
  const parts = partsOf(table, feature);
  const isSingle = type === 'Point' || type === 'LineString' || type === 'Polygon';
  const size = parts.reduce((sum, part) => sum + sizeOf(part), isSingle ? 0 : 9);
  const writing = new WkbWriting(new DataView(new ArrayBuffer(size)));
  if (!isSingle) {
    writing.head(WKB_TYPES[type]);
    writing.count(parts.length);
  }
  for (const part of parts) writing.part(part);
  return writing.bytes;
}

function sizeOf({ kind, rings }: OutgoingPart): number {
  if (kind === GEOMETRY.point) return 21;
  const vertices = rings.reduce((sum, { length }) => sum + length / 2, 0);
  return 9 + 16 * vertices + (kind === GEOMETRY.polygon ? 4 * rings.length : 0);
}

class WkbWriting {
  private at = 0;

  constructor(private readonly view: DataView) {}

  get bytes(): Uint8Array {
    return new Uint8Array(this.view.buffer);
  }

  head(type: number): void {
    this.view.setUint8(this.at, 1);
    this.view.setUint32(this.at + 1, type, true);
    this.at += 5;
  }

  count(count: number): void {
    this.view.setUint32(this.at, count, true);
    this.at += 4;
  }

  part({ kind, rings }: OutgoingPart): void {
    this.head(WKB_TYPES[SINGLES[kind]]);
    if (kind === GEOMETRY.polygon) this.count(rings.length);
    for (const ring of rings) {
      if (kind !== GEOMETRY.point) this.count(ring.length / 2);
      for (const ordinate of ring) {
        this.view.setFloat64(this.at, ordinate, true);
        this.at += 8;
      }
    }
  }
}

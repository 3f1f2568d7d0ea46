import type { GeometryBuilder } from '../geometry-builder.ts';
import { type ReadWkb, readWkb } from '../wkb/read-wkb.ts';

/** Bytes of the envelope by its code; the others are none. */
const ENVELOPES = [0, 32, 48, 48, 64];
const HEADER = 8;

/** A geometry of GeoPackage (OGC 12-128r18, 2.1.3): a header with its system and envelope, then well-known binary. */
export function readGeoPackageGeometry(blob: Uint8Array, builder: GeometryBuilder): ReadWkb & { readonly srsId?: number } {
  if (blob.length < HEADER || blob[0] !== 0x47 || blob[1] !== 0x50)
    return { ok: false, code: 'dropped-bad-coordinates', detail: 'header' };
  const flags = blob[3];
  if ((flags & 0x20) !== 0) return { ok: false, code: 'dropped-unsupported-geometry', detail: 'extended' };
  const envelope = ENVELOPES[(flags >> 1) & 7];
  if (envelope === undefined) return { ok: false, code: 'dropped-bad-coordinates', detail: 'envelope' };
  const srsId = new DataView(blob.buffer, blob.byteOffset, HEADER).getInt32(4, (flags & 1) === 1);
  return { ...readWkb(blob.subarray(Math.min(blob.length, HEADER + envelope)), builder), srsId };
}

import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';
import { PACKAGE_FORMAT, PACKAGE_MAGIC, PACKAGE_VERSION, type PackageHeader } from './package.ts';

/**
 * Header and the place where the columns begin.
 * @throws ReadError `package-truncated`, `package-damaged`, `package-version`, `not-a-package`
 */
export function readHeader(bytes: Uint8Array): { readonly header: PackageHeader; readonly bodyStart: number } {
  const start = PACKAGE_MAGIC.length + 5;
  if (PACKAGE_MAGIC.some((byte, index) => index < bytes.length && bytes[index] !== byte)) throw new ReadError('not-a-package');
  if (bytes.length < start) throw new ReadError('package-truncated', { byte: bytes.length });
  const version = bytes[PACKAGE_MAGIC.length];
  if (version !== PACKAGE_VERSION) throw new ReadError('package-version', {}, { version });
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(PACKAGE_MAGIC.length + 1, true);
  const bodyStart = start + length;
  if (bodyStart > bytes.length) throw new ReadError('package-truncated', { byte: bytes.length });
  const header = parse(bytes.subarray(start, bodyStart));
  if (!isHeader(header)) throw new ReadError('package-damaged', {}, { column: 'header' });
  return { header, bodyStart };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is PackageHeader {
  if (!isObject(value) || value.format !== PACKAGE_FORMAT) return false;
  const { district, layer, plane, counts, columns } = value;
  if (typeof district !== 'string' || typeof layer !== 'string') return false;
  if (!isObject(plane) || !isObject(plane.origin)) return false;
  if (![plane.meridian, plane.origin.east_m, plane.origin.north_m].every(Number.isFinite)) return false;
  if (!isObject(counts) || ![counts.features, counts.polygons, counts.rings, counts.vertices].every(isCount)) return false;
  return Array.isArray(columns) && columns.every(isColumn);
}

function isColumn(value: unknown): boolean {
  return isObject(value) && typeof value.name === 'string' && typeof value.type === 'string' && isLength(value.bytes);
}

function isCount(value: unknown): boolean {
  return isLength(value) && (value as number) <= LIMITS.packageRows * 20;
}

function isLength(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

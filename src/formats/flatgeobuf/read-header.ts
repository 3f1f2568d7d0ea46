import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import { LON_LAT } from '../crs-name.ts';
import { epsgOfWkt } from '../epsg-of-wkt.ts';
import { ReadError } from '../reader.ts';
import { DamagedTable, FlatTable } from './flat-table.ts';

export interface FlatColumn {
  readonly name: string;
  /** Index into the format's list of types: 0 byte … 10 double, 11 text, 12 JSON, 13 date and time, 14 bytes. */
  readonly type: number;
}

export interface FlatHeader {
  /** Of every feature; 0 where each says its own. */
  readonly geometryType: number;
  readonly columns: readonly FlatColumn[];
  /** 0 = unknown. */
  readonly features: number;
  readonly crs: CrsClaim;
  /** Where the first feature stands, after the index. */
  readonly first: number;
}

const MAGIC = 8;
/** Version 2 is laid out alike. */
const VERSIONS = [2, 3];
const INDEX_NODE = 40;
/** Numbers of fields in the tables of the format's schema. */
const HEADER = { geometryType: 2, columns: 7, features: 8, nodeSize: 9, crs: 10 };
const COLUMN = { name: 0, type: 1 };
const CRS = { organisation: 0, code: 1, wkt: 4, codeText: 5 };

/** @throws ReadError `flatgeobuf-version`, `flatgeobuf-truncated`, `flatgeobuf-header` */
export function readHeader(bytes: Uint8Array): FlatHeader {
  if (!VERSIONS.includes(bytes[3])) throw new ReadError('flatgeobuf-version', {}, { version: bytes[3] ?? 0 });
  if (bytes.length < MAGIC + 4) throw new ReadError('flatgeobuf-truncated', { byte: bytes.length }, { feature: 1 });
  const start = MAGIC + 4;
  const end = start + new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC, true);
  if (end > bytes.length) throw new ReadError('flatgeobuf-truncated', { byte: bytes.length }, { feature: 1 });
  try {
    const header = FlatTable.root(bytes.subarray(start, end));
    const features = header.long(HEADER.features, 0);
    const first = end + indexSize(features, header.short(HEADER.nodeSize, 16), bytes.length);
    if (first > bytes.length) throw new ReadError('flatgeobuf-truncated', { byte: bytes.length }, { feature: 1 });
    const geometryType = header.byte(HEADER.geometryType, 0);
    return {
      geometryType,
      columns: readColumns(header, HEADER.columns),
      features,
      crs: readCrs(header.table(HEADER.crs)),
      first,
    };
  } catch (error) {
    if (error instanceof DamagedTable) throw new ReadError('flatgeobuf-header', { byte: start });
    throw error;
  }
}

export function readColumns(table: FlatTable, slot: number): FlatColumn[] {
  return table.tables(slot).map((column, n) => ({
    name: column.text(COLUMN.name) ?? `field_${n + 1}`,
    type: column.byte(COLUMN.type, 0),
  }));
}

/** Bytes of the spatial index: a tree filled from below, every node with as many children as it holds. */
function indexSize(features: number, nodeSize: number, limit: number): number {
  if (features === 0 || nodeSize === 0) return 0;
  if (nodeSize < 2 || features > limit) throw new DamagedTable();
  let nodes = features;
  let level = features;
  // A single feature has a root above it too.
  do {
    level = Math.ceil(level / nodeSize);
    nodes += level;
  } while (level > 1);
  return nodes * INDEX_NODE;
}

function readCrs(crs: FlatTable | undefined): CrsClaim {
  if (crs === undefined) return { name: null, found_by: 'none' };
  const wkt = crs.text(CRS.wkt)?.trim();
  const name = nameOf(crs) ?? (wkt ? epsgName(epsgOfWkt(wkt)) : null);
  if (name === null && !wkt) return { name, found_by: 'none' };
  return { name, found_by: 'declared', ...(wkt && { wkt }) };
}

function nameOf(crs: FlatTable): string | null {
  const organisation = (crs.text(CRS.organisation) || 'EPSG').trim().toUpperCase();
  const codeText = crs.text(CRS.codeText)?.trim() ?? '';
  if (/^CRS84$/i.test(codeText)) return LON_LAT;
  const code = crs.int(CRS.code, 0) || (/^\d{4,6}$/.test(codeText) ? Number(codeText) : 0);
  return organisation === 'EPSG' && code > 0 ? epsgName(code) : null;
}

const epsgName = (code: number | undefined): string | null => (code === undefined ? null : `EPSG:${code}`);

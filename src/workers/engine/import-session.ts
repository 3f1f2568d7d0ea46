import { createDistrictPlane } from '../../core/geodesy/district-plane.ts';
import { type Bounds, type Plane } from '../../core/geodesy/plane.ts';
import { proposePlane } from '../../core/geodesy/district-plane.ts';
import type { FeatureTable } from '../../formats/feature-table.ts';
import { GEOMETRY } from '../../formats/feature-table.ts';
import { readFile } from '../../formats/catalog.ts';
import { type LocatedTable, locateTable } from '../../formats/locate-table.ts';
import { hashName } from '../../formats/package/name.ts';
import type { Note } from '../../formats/reader.ts';
import type { ImportPreview } from '../engine-api.ts';
import type { Call } from '../rpc.ts';
import { proposeMapping, sampleColumns } from './propose-mapping.ts';

/** A file that was read and waits for what the user says of it. */
export interface ImportSession {
  readonly id: string;
  readonly fileName: string;
  readonly format: string;
  readonly file_sha256: string;
  readonly table: FeatureTable;
  readonly located: LocatedTable;
  readonly notes: readonly Note[];
}

/** Reads a file into columns. Nothing of the district is touched. @throws ReadError */
export async function startImport(
  call: Call,
  id: string,
  fileName: string,
  bytes: Uint8Array,
  crs?: string,
): Promise<ImportSession> {
  const file_sha256 = await hashName(bytes);
  const { format, table, notes } = await readFile(bytes, {
    fileName,
    signal: call.signal,
    progress: (done, total, unit) => call.progress({ phase: 'read-file', done, total, unit }),
  });
  const located = locateTable(table, fileName, crs);
  const misplaced: Note[] = located.misplaced > 0 ? [{ code: 'vertices-without-place', count: located.misplaced }] : [];
  return { id, fileName, format, file_sha256, table, located, notes: [...notes, ...misplaced] };
}

/** What the user is shown of a file before deciding. */
export function previewImport(session: ImportSession, districtBounds: Bounds | null): ImportPreview {
  const { id, fileName, format, file_sha256, table, located, notes } = session;
  const columns = sampleColumns(table);
  return {
    importId: id,
    fileName,
    format,
    file_sha256,
    crs: located.crs,
    features: table.count,
    geometryTypes: countKinds(table),
    vertices: located.lonLat.length / 2,
    bounds: located.bounds,
    insideDistrict: districtBounds && located.bounds ? touches(districtBounds, located.bounds) : null,
    notes,
    columns,
    mapping: proposeMapping(columns),
    proposedPlane: located.bounds ? planeFor(located) : null,
  };
}

/** The source's own meridian keeps surveyed millimetres whole; without one the nearest 3° zone. */
function planeFor(located: LocatedTable): Plane | null {
  if (!located.bounds) return null;
  const proposed = proposePlane(located.bounds);
  if (located.meridian === undefined || located.meridian === proposed.meridian) return proposed;
  const there = { meridian: located.meridian, origin: { east_m: 500_000, north_m: 0 } };
  const [west, south, east, north] = located.bounds;
  const { coordinates, refused } = createDistrictPlane(there).toMillimetres(
    Float64Array.of((west + east) / 2, (south + north) / 2),
  );
  if (refused.length > 0) return proposed;
  const kilometre = (millimetres: number) => 1000 * Math.floor(millimetres / 1_000_000);
  return {
    meridian: located.meridian,
    origin: { east_m: 500_000 + kilometre(coordinates[0]), north_m: kilometre(coordinates[1]) },
  };
}

function countKinds(table: FeatureTable): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, kind] of Object.entries(GEOMETRY)) {
    let count = 0;
    for (const one of table.kinds) if (one === kind) count++;
    if (count > 0) counts[name] = count;
  }
  return counts;
}

const touches = ([w, s, e, n]: Bounds, [west, south, east, north]: Bounds): boolean =>
  west <= e && east >= w && south <= n && north >= s;

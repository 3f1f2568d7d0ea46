import { createDistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { Bounds, Plane } from '../../core/geodesy/plane.ts';
import { proposePlane } from '../../core/geodesy/district-plane.ts';
import { veilUnseen } from '../../core/register/unseen.ts';
import { type FeatureTable, GEOMETRY } from '../../formats/feature-table.ts';
import { findStatedColumns } from '../../formats/find-stated-columns.ts';
import { readFiles } from '../../formats/catalog.ts';
import { type LocatedTable, locateTable } from '../../formats/locate-table.ts';
import { hashName } from '../../formats/package/name.ts';
import type { Note, ReadOptions, SourceFile } from '../../formats/reader.ts';
import type { CrsChoice } from '../../core/geodesy/crs-claim.ts';
import { detectTableCrs } from '../../formats/detect-table-crs.ts';
import type { ImportPreview } from '../calls/importing.ts';
import type { Call } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { previewEncodings } from './preview-encodings.ts';
import type { ImportSession } from './waiting-import.ts';
import { proposeMapping, sampleColumns } from './propose-mapping.ts';

/** Reads a source into columns. Nothing of the district is touched. @throws ReadError */
export async function startImport(
  call: Call,
  id: string,
  files: readonly SourceFile[],
  district: DistrictSession | null,
  options: ReadOptions = {},
  choice?: CrsChoice,
): Promise<ImportSession> {
  const [{ name: fileName, bytes, notes: known = [] }] = files;
  const file_sha256 = await hashName(bytes);
  const answer = await readFiles(files, {
    options,
    signal: call.signal,
    progress: (done, total, unit) => call.progress({ phase: 'read-file', done, total, unit }),
  });
  const read = { ...answer, notes: [...known, ...answer.notes] };
  const { format, table, notes } = read;
  const context = district ? { bounds: district.settings.bounds, meridian: district.settings.plane.meridian } : undefined;
  const detection = detectTableCrs(table, fileName, context);
  const size = bytes.length;
  const source: ImportSession = {
    id,
    fileName,
    format,
    file_sha256,
    bytes: size,
    read,
    table,
    detection,
    placed: null,
    options,
    notes,
  };
  if (choice) return placeAgain(source, choice);
  return detection.certain ? placeAgain(source, detection.candidates[0]) : source;
}

/** The same source in another place. What was detected for certain keeps how it was found. @throws ReadError of `locateTable` */
export function placeAgain(source: ImportSession, choice: CrsChoice): ImportSession {
  const { crs, swapped, shift, unverified } = choice;
  const { certain, findings, candidates } = source.detection;
  const isDetected = certain && shift === undefined && candidates[0].crs === crs && candidates[0].swapped === swapped;
  const name = candidates.find((candidate) => candidate.crs === crs)?.name;
  const found = isDetected ? { found_by: candidates[0].found_by, findings } : { found_by: 'user' as const };
  const located = locateTable(source.table, source.fileName, { ...choice, ...found, ...(name && { name }) });
  const misplaced: Note[] = located.misplaced > 0 ? [{ code: 'vertices-without-place', count: located.misplaced }] : [];
  return {
    ...source,
    placed: { located, choice: { crs, swapped, ...(shift && { shift }), ...(unverified && { unverified }) } },
    notes: [...source.read.notes, ...located.notes, ...misplaced],
  };
}

/** What the user is shown of a file before deciding. */
export async function previewImport(session: ImportSession, district: DistrictSession | null): Promise<ImportPreview> {
  const { id, fileName, format, file_sha256, table, notes, read, placed } = session;
  const located = placed?.located ?? null;
  const bounds = located?.bounds ?? null;
  const columns = sampleColumns(table);
  const proposedPlane = located && bounds ? planeFor(located) : null;
  const insideDistrict = district && bounds ? touches(district.settings.bounds, bounds) : null;
  const plane = (insideDistrict && district?.settings.plane) || proposedPlane;
  const record = district?.settings.measureOfRecord.parcels ?? 'planar';
  const stated = located && plane ? await findStatedColumns(table, located, plane, record) : [];
  return {
    importId: id,
    fileName: veilUnseen(fileName),
    format,
    file_sha256,
    crs: located && located.crs,
    detection: session.detection,
    placing: placed && placed.choice,
    features: table.count,
    geometryTypes: countKinds(table),
    vertices: table.coordinates.length / 2,
    bounds,
    insideDistrict,
    notes,
    columns,
    mapping: proposeMapping(columns, stated),
    proposedPlane,
    layers: read.layers ?? [],
    text: previewEncodings(read.text),
    coordinateColumns: read.coordinateColumns ?? null,
    claims: read.claims ?? {},
    options: session.options,
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

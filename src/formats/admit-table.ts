import type { DistrictPlane } from '../core/geodesy/district-plane.ts';
import { admitPolygons } from '../core/overlay/admission.ts';
import { ADMISSION_CODES, ADMISSION_STATUSES, type AdmissionReport, statusOf } from '../core/overlay/admission-report.ts';
import type { TaskHost } from '../core/overlay/overlap-table.ts';
import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import { subsetColumns } from '../core/overlay/build-columns.ts';
import { type FeatureTable, GEOMETRY } from './feature-table.ts';
import type { LocatedTable } from './locate-table.ts';
import { NoteList } from './note-list.ts';
import type { Note } from './reader.ts';

/** The polygons of a file, admitted to a district's plane. */
export interface AdmittedTable {
  /** One row per admitted feature; refused ones are left out. */
  readonly columns: PolygonColumns;
  /** Feature of the table behind each row. */
  readonly features: Uint32Array;
  /** 1 where the row's shape was repaired. */
  readonly repaired: Uint8Array;
  /** Of every polygon feature of the table, in order. */
  readonly report: AdmissionReport;
  /** Feature of the table behind each entry of the report. */
  readonly reported: Uint32Array;
  /** What admission found and left out, beside the reader's own notes. */
  readonly notes: readonly Note[];
}

/** Checks, orients and repairs every polygon of a table in the district's plane. @throws TaskCancelled */
export async function admitTable(
  table: FeatureTable,
  located: LocatedTable,
  plane: DistrictPlane,
  host: TaskHost = {},
  ids?: readonly (string | null)[],
): Promise<AdmittedTable> {
  const notes = new NoteList();
  const { raw, vertexOf, features } = selectPolygons(table, located, plane, notes);
  const rowIds = ids ? Array.from(features, (feature) => ids[feature]) : undefined;
  const refusalOf = (vertex: number) => {
    const at = 2 * (vertexOf ? vertexOf[vertex] : vertex);
    return plane.refusalOf(located.lonLat[at], located.lonLat[at + 1]) ?? 'coordinate-not-a-number';
  };
  const { columns, report } = await admitPolygons({ raw, ids: rowIds, refusalOf }, host);
  for (const [code, count] of Object.entries(report.counts)) {
    if (code === 'ring-reversed' && table.hasWindingRule !== true) continue;
    notes.add(code, detailOf(table, features, report, code), count);
  }
  noteIds(report, notes);
  const kept = Array.from(features.keys()).filter((row) => statusOf(report, row) !== 'refused');
  const whole = kept.length === features.length;
  return {
    columns: whole ? columns : subsetColumns(columns, kept),
    features: whole ? features : Uint32Array.from(kept, (row) => features[row]),
    repaired: Uint8Array.from(kept, (row) => (ADMISSION_STATUSES[report.statuses[row]] === 'repaired' ? 1 : 0)),
    report,
    reported: features,
    notes: notes.list(),
  };
}

/** Says of ids what admission does not mind. */
export function noteIds(
  { missingIds, duplicateIds }: Pick<AdmissionReport, 'duplicateIds' | 'missingIds'>,
  notes: NoteList,
): void {
  if (missingIds.length > 0) notes.add('missing-ids', undefined, missingIds.length);
  if (duplicateIds.length > 0) notes.add('duplicate-ids', duplicateIds[0].id, duplicateIds.length);
}

interface Selected {
  readonly raw: PolygonColumns;
  /** Vertex of the table per vertex of `raw`; absent where they are the same. */
  readonly vertexOf?: Uint32Array;
  readonly features: Uint32Array;
}

/** The polygon parts of a table as columns. Shares the table's offsets where it holds nothing else. */
function selectPolygons(table: FeatureTable, located: LocatedTable, plane: DistrictPlane, notes: NoteList): Selected {
  const { coordinates } = plane.toMillimetres(located.lonLat);
  if (table.partKinds.every((kind) => kind === GEOMETRY.polygon) && table.kinds.every((kind) => kind === GEOMETRY.polygon)) {
    const { count, featureOffsets, partOffsets: polygonOffsets, ringOffsets } = table;
    return {
      raw: { count, featureOffsets, polygonOffsets, ringOffsets, coordinates },
      features: Uint32Array.from({ length: count }, (_, n) => n),
    };
  }
  const features: number[] = [];
  const featureOffsets = [0];
  const polygonOffsets = [0];
  const ringOffsets = [0];
  const vertexOf: number[] = [];
  for (let feature = 0; feature < table.count; feature++) {
    const polygonsBefore = polygonOffsets.length;
    for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
      if (table.partKinds[part] !== GEOMETRY.polygon) continue;
      for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
        for (let vertex = table.ringOffsets[ring]; vertex < table.ringOffsets[ring + 1]; vertex++) vertexOf.push(vertex);
        ringOffsets.push(vertexOf.length);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    if (polygonOffsets.length === polygonsBefore) {
      notes.add('no-area', nameKind(table.kinds[feature]));
      continue;
    }
    if (table.kinds[feature] === GEOMETRY.mixed) notes.add('mixed-geometry-polygons-only', table.ids[feature] ?? undefined);
    features.push(feature);
    featureOffsets.push(polygonOffsets.length - 1);
  }
  const own = new Int32Array(2 * vertexOf.length);
  vertexOf.forEach((vertex, n) => {
    own[2 * n] = coordinates[2 * vertex];
    own[2 * n + 1] = coordinates[2 * vertex + 1];
  });
  return {
    raw: {
      count: features.length,
      featureOffsets: Uint32Array.from(featureOffsets),
      polygonOffsets: Uint32Array.from(polygonOffsets),
      ringOffsets: Uint32Array.from(ringOffsets),
      coordinates: own,
    },
    vertexOf: Uint32Array.from(vertexOf),
    features: Uint32Array.from(features),
  };
}

const nameKind = (kind: number): string => Object.entries(GEOMETRY).find(([, value]) => value === kind)?.[0] ?? 'none';

/** Where the first feature with a finding stands in its file. */
function detailOf(table: FeatureTable, features: Uint32Array, report: AdmissionReport, code: string): string | undefined {
  const bit = ADMISSION_CODES.findIndex((one) => one === code);
  if (bit < 0) return undefined;
  const row = report.findings.findIndex((bits) => (bits & (1 << bit)) !== 0);
  if (row < 0) return undefined;
  const { line, record } = table.locate(features[row]);
  return line !== undefined ? `line ${line}` : record !== undefined ? `record ${record}` : `feature ${features[row]}`;
}

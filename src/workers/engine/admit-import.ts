import { nextTask } from '../../formats/next-task.ts';
import { drawRedLine } from '../../core/register/actions/draw-red-line.ts';
import { importLayer } from '../../core/register/actions/import-layer.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { Layer } from '../../core/register/layer.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import type { Register } from '../../core/register/register.ts';
import { type AdmittedTable, admitTable } from '../../formats/admit-table.ts';
import type { FeatureTable, PropertyValue } from '../../formats/feature-table.ts';
import { hashName } from '../../formats/package/name.ts';
import type { PropertyColumn } from '../../formats/package/package.ts';
import { writePackage } from '../../formats/package/write.ts';
import { readAreaAsCm2 } from '../../core/measure/read-area.ts';
import type { FieldMapping, ImportChoice, ImportResult } from '../engine-api.ts';
import { type Call, EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { type ImportSession, requirePlaced } from './waiting-import.ts';
import { readRowGeometry } from './row-geometry.ts';
import { isBlank } from './propose-mapping.ts';

type Column = readonly (PropertyValue | undefined)[];

/**
 * Admits a file to the district: its polygons in millimetres, a package, and the changes that record it. Nothing is changed
 * here: the caller records all of it or none.
 * @param ids fresh UUIDs: the layer's, then one per feature where each becomes a red line
 * @throws EngineError `nothing-admitted`, or a refusal's code
 */
export async function admitImport(
  call: Call,
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  on: string,
  ids: readonly string[],
): Promise<ImportResult> {
  const { table } = source;
  const located = requirePlaced(source);
  const officeIds = textColumn(table, choice.mapping.parcelNo) ?? table.ids;
  const admitted = await admitTable(
    table,
    located,
    session.plane,
    {
      signal: call.signal,
      pause: nextTask,
      onProgress: (share) =>
        call.progress({ phase: 'admit-polygons', done: Math.round(share * table.count), total: table.count, unit: 'features' }),
    },
    officeIds,
  );
  if (admitted.columns.count === 0) throw new EngineError('nothing-admitted', { refused: admitted.report.refused });
  call.progress({ phase: 'write-package', done: 0, total: 0, unit: 'features' });
  const [layerId, ...featureIds] = ids;
  const notes = [...source.notes, ...admitted.notes];
  const bytes = writePackage({
    district: session.district.id,
    layer: layerId,
    plane: session.settings.plane,
    columns: admitted.columns,
    ids: nameRows(layerId, admitted),
    properties: packProperties(table, admitted, choice.mapping),
  });
  const layer: Omit<Layer, 'importedOn'> = {
    id: layerId,
    kind: choice.kind,
    name: choice.name,
    source: { fileName: source.fileName, format: source.format, crs: located.crs.name, file_sha256: source.file_sha256 },
    notes,
    package_sha256: await hashName(bytes),
    count: admitted.columns.count,
    geometry: { origin: choice.surveyed ? 'surveyed' : 'imported', sigma_m: choice.sigma_m },
  };
  const drafts = [
    importLayer(session.register, { layer, on }),
    ...(choice.kind === 'red-lines' ? drawLines(session, source, choice, admitted, on, layerId, featureIds) : []),
  ];
  return {
    layer,
    package: bytes,
    admitted: admitted.columns.count,
    repaired: admitted.report.repaired,
    refused: admitted.report.refused,
    notes,
    bounds: located.bounds ?? session.settings.bounds,
    changes: drafts.map(takeDraft),
  };
}

/** @throws EngineError with the refusal's code */
export function takeDraft(draft: ChangeDraft | Refusal): ChangeDraft {
  if (!isRefusal(draft)) return draft;
  const { refused, ...params } = draft;
  throw new EngineError(
    refused,
    Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Record<string, string | number>,
  );
}

/** Ids of a layer's rows: the layer's own with the row's number, so that the same file under another layer never collides. */
function nameRows(layerId: string, admitted: AdmittedTable): string[] {
  return Array.from(admitted.features, (_, row) => `${layerId}/${row}`);
}

function packProperties(table: FeatureTable, admitted: AdmittedTable, mapping: FieldMapping): PropertyColumn[] {
  const pick = (column: Column): Column => Array.from(admitted.features, (feature) => column[feature]);
  const standard = new Map<string, Column>();
  const take = (
    name: string,
    column: string | undefined,
    convert: (value: PropertyValue | undefined) => PropertyValue | undefined,
  ) => {
    if (column) standard.set(name, pick(table.property(column)).map(convert));
  };
  const asText = (value: PropertyValue | undefined) => (isBlank(value) ? undefined : String(value).trim());
  take('parcelNo', mapping.parcelNo, asText);
  take('name', mapping.name, asText);
  take('landUse', mapping.landUse, asText);
  take('holder', mapping.holder, asText);
  take('stated_cm2', mapping.statedArea, (value) => readAreaAsCm2(value, mapping.statedUnit ?? 'm2'));
  if (!standard.has('parcelNo') && !standard.has('name') && table.ids.some((id) => id !== null))
    standard.set('name', pick(table.ids.map((id) => id ?? undefined)));
  const own = table.propertyNames
    .filter((name) => !standard.has(name))
    .map((name) => ({ name, values: pick(table.property(name)) }));
  const repaired = admitted.repaired.some((one) => one === 1)
    ? [{ name: '#repaired', values: Array.from(admitted.repaired, (one) => one === 1) }]
    : [];
  return [...[...standard].map(([name, values]) => ({ name, values })), ...own, ...repaired];
}

const textColumn = (table: FeatureTable, column: string | undefined): (string | null)[] | undefined =>
  column ? table.property(column).map((value) => (isBlank(value) ? null : String(value).trim())) : undefined;

/** One red line for each admitted shape. */
function drawLines(
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  admitted: AdmittedTable,
  on: string,
  layerId: string,
  ids: readonly string[],
): (ChangeDraft | Refusal)[] {
  const names = textColumn(source.table, choice.mapping.name);
  const register: Register = session.register;
  return Array.from(admitted.features, (feature, row) => {
    const name = names?.[feature] ?? source.table.ids[feature] ?? `${choice.name} ${row + 1}`;
    const shape = {
      coordinates: readRowGeometry(admitted.columns, row, session.plane),
      origin: choice.surveyed ? ('surveyed' as const) : ('imported' as const),
      sigma_m: choice.sigma_m,
      source: { crs: requirePlaced(source).crs.name, file_sha256: source.file_sha256 },
    };
    return drawRedLine(register, {
      redLine: { id: ids[row], layerId, name, project: choice.name, approvalNo: '', regime: 'other', targets: [] },
      shape,
      reason: source.fileName,
      on,
    });
  });
}

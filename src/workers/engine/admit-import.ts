import { veilUnseen, withoutUnseen } from '../../core/register/unseen.ts';
import { importLayer } from '../../core/register/actions/import-layer.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { Layer } from '../../core/register/layer.ts';
import { checkIds } from '../../core/overlay/admission-report.ts';
import { readAreaAsCm2 } from '../../core/measure/read-area.ts';
import { noteIds } from '../../formats/admit-table.ts';
import type { FeatureTable, PropertyValue } from '../../formats/feature-table.ts';
import { NoteList } from '../../formats/note-list.ts';
import { encodeOriginal } from '../../formats/package/original-coordinates.ts';
import { hashName } from '../../formats/package/name.ts';
import type { PropertyColumn } from '../../formats/package/package.ts';
import { writePackage } from '../../formats/package/write.ts';
import type { Note } from '../../formats/reader.ts';
import { selectWritten } from '../../formats/select-written.ts';
import type { ImportRecord } from '../../core/report/import-report.ts';
import type { FieldMapping, ImportChoice, ImportResult } from '../engine-api.ts';
import { type Call, EngineError } from '../rpc.ts';
import { type AdmittedImport, admitSource, officeNumbers, textColumn, textOf } from './admitted-import.ts';
import type { DistrictSession } from './district-session.ts';
import type { ComparedLayer } from './layer-differences.ts';
import { recordImport } from './import-record.ts';
import { compareWithReplaced, draftLine, draftRemoval } from './replace-layer.ts';
import { readRowGeometry } from './row-geometry.ts';
import { takeDraft } from './take-draft.ts';
import { type ImportSession, requirePlaced, requirePlacing } from './waiting-import.ts';

type Column = readonly (PropertyValue | undefined)[];

/**
 * Admits a file to the district: its polygons in millimetres, a package, and the changes that record it. Nothing is changed
 * here: the caller records all of it or none.
 * @param ids fresh UUIDs: the layer's, then one per feature where each becomes a red line
 * @param keep is given what the report will say
 * @throws EngineError `nothing-admitted`, `replacement-drops-items`, or a refusal's code
 */
export async function admitImport(
  call: Call,
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  on: string,
  ids: readonly string[],
  keep: (layerId: string, record: ImportRecord) => void = () => {},
): Promise<ImportResult> {
  const { table } = source;
  const placed = requirePlacing(source);
  const { located } = placed;
  const admitted = await admitSource(call, session, source);
  if (admitted.columns.count === 0) throw new EngineError('nothing-admitted', { refused: admitted.report.refused });
  const replaced = await compareWithReplaced(call, session, source, choice, admitted);
  call.progress({ phase: 'write-package', done: 0, total: 0, unit: 'features' });
  const [layerId, ...featureIds] = ids;
  const notes = [...source.notes, ...admitted.notes, ...noteNumbers(source, choice, admitted)];
  const bytes = writePackage({
    district: session.district.id,
    layer: layerId,
    plane: session.settings.plane,
    columns: admitted.columns,
    ids: nameRows(layerId, admitted, replaced),
    properties: packProperties(table, admitted, choice.mapping),
    original: encodeOriginal(selectWritten(table, admitted.features), placed.choice, admitted.columns, session.settings.plane),
  });
  const layer: Omit<Layer, 'importedOn'> = {
    id: layerId,
    kind: choice.kind,
    name: withoutUnseen(choice.name),
    source: {
      fileName: withoutUnseen(source.fileName),
      format: source.format,
      crs: located.crs.name,
      file_sha256: source.file_sha256,
    },
    notes,
    package_sha256: await hashName(bytes),
    count: admitted.columns.count,
    geometry: { origin: choice.surveyed ? 'surveyed' : 'imported', sigma_m: choice.sigma_m },
    ...(replaced && { replaces: [replaced.layer.id, ...(session.register.layers.get(replaced.layer.id)?.replaces ?? [])] }),
  };
  const changes = [
    ...(replaced ? draftRemoval(session, replaced, source.fileName, on) : []),
    takeDraft(importLayer(session.register, { layer, on })),
    ...(choice.kind === 'red-lines' ? drawLines(session, source, choice, admitted, replaced, on, layerId, featureIds) : []),
  ];
  keep(layerId, await recordImport(call, session, source, choice, admitted, replaced));
  return {
    layer,
    package: bytes,
    admitted: admitted.columns.count,
    repaired: admitted.report.repaired,
    refused: admitted.report.refused,
    notes,
    bounds: located.bounds ?? session.settings.bounds,
    changes,
  };
}

/** Missing and repeated office numbers, which admission does not mind. */
function noteNumbers(source: ImportSession, { mapping }: ImportChoice, { reported }: AdmittedImport): readonly Note[] {
  const numbers = officeNumbers(source, mapping);
  const notes = new NoteList();
  noteIds(checkIds(Array.from(reported, (feature) => numbers[feature])), notes);
  for (const column of [mapping.parcelNo, mapping.name, mapping.landUse, mapping.holder])
    for (const value of column === undefined ? [] : source.table.property(column))
      if (typeof value === 'string' && withoutUnseen(value) !== value) notes.add('unseen-characters-left-out', veilUnseen(value));
  return notes.list();
}

/**
 * Ids of a layer's rows: the layer's own with the row's number, so that the same file under another layer never collides. What was in
 * the layer whose place it takes keeps the id that it had there: clearance items stay on it.
 */
function nameRows(layerId: string, { features }: AdmittedImport, replaced: ComparedLayer | null): string[] {
  const keeps = replaced !== null && replaced.kind !== 'red-lines';
  return Array.from(features, (_, row) => {
    const partner = keeps ? replaced.comparison.partners[row] : -1;
    return replaced !== null && partner >= 0 ? replaced.idOf(partner) : `${layerId}/${row}`;
  });
}

function packProperties(table: FeatureTable, admitted: AdmittedImport, mapping: FieldMapping): PropertyColumn[] {
  const pick = (column: Column): Column => Array.from(admitted.features, (feature) => column[feature]);
  const standard = new Map<string, Column>();
  const take = (
    name: string,
    column: string | undefined,
    convert: (value: PropertyValue | undefined) => PropertyValue | undefined,
  ) => {
    if (column) standard.set(name, pick(table.property(column)).map(convert));
  };
  take('parcelNo', mapping.parcelNo, textOf);
  take('name', mapping.name, textOf);
  take('landUse', mapping.landUse, textOf);
  take('holder', mapping.holder, textOf);
  take('stated_cm2', mapping.statedArea, (value) => readAreaAsCm2(value, mapping.statedUnit ?? 'm2'));
  if (!standard.has('parcelNo') && !standard.has('name') && table.ids.some((id) => id !== null))
    standard.set('name', pick(table.ids.map((id) => textOf(id))));
  const own = table.propertyNames
    .filter((name) => !standard.has(name))
    .map((name) => ({ name, values: pick(table.property(name)) }));
  const repaired = admitted.repaired.some((one) => one === 1)
    ? [{ name: '#repaired', values: Array.from(admitted.repaired, (one) => one === 1) }]
    : [];
  return [...[...standard].map(([name, values]) => ({ name, values })), ...own, ...repaired];
}

/** One red line for each admitted shape. */
function drawLines(
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  admitted: AdmittedImport,
  replaced: ComparedLayer | null,
  on: string,
  layerId: string,
  ids: readonly string[],
): ChangeDraft[] {
  const names = textColumn(source.table, choice.mapping.name);
  return Array.from(admitted.features).flatMap((feature, row) => {
    const name = names?.[feature] ?? textOf(source.table.ids[feature]) ?? `${choice.name} ${row + 1}`;
    const shape = {
      coordinates: readRowGeometry(admitted.columns, row, session.plane),
      origin: choice.surveyed ? ('surveyed' as const) : ('imported' as const),
      sigma_m: choice.sigma_m,
      source: { crs: requirePlaced(source).crs.name, file_sha256: source.file_sha256 },
    };
    const redLine = {
      id: ids[row],
      layerId,
      name,
      project: withoutUnseen(choice.name),
      approvalNo: '',
      regime: 'other' as const,
      targets: [],
    };
    return draftLine(session, replaced, row, { redLine, shape, reason: withoutUnseen(source.fileName), on });
  });
}

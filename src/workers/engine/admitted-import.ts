import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { withoutUnseen } from '../../core/register/unseen.ts';
import { type AdmittedTable, admitTable } from '../../formats/admit-table.ts';
import type { FeatureTable, PropertyValue } from '../../formats/feature-table.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { FieldMapping } from '../calls/importing.ts';
import type { Call } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { isBlank } from './propose-mapping.ts';
import { type ImportSession, requirePlaced } from './waiting-import.ts';

/** The polygons of an import as the district would take them. */
export interface AdmittedImport extends AdmittedTable {
  readonly polygons: MeasuredPolygons;
}

/** Of each place that a file was given, the admission to the plane that was asked last. */
const admitted = new WeakMap<object, { readonly plane: object; readonly result: AdmittedImport }>();

/** Admits an import's polygons, once for all that is asked of them. @throws EngineError `crs-unsure`; TaskCancelled */
export async function admitSource(
  call: Pick<Call, 'signal' | 'progress'>,
  session: DistrictSession,
  source: ImportSession,
): Promise<AdmittedImport> {
  const { table } = source;
  const located = requirePlaced(source);
  const known = admitted.get(located);
  if (known?.plane === session.plane) return known.result;
  const taken = await admitTable(table, located, session.plane, {
    signal: call.signal,
    pause: nextTask,
    onProgress: (share) =>
      call.progress({ phase: 'admit-polygons', done: Math.round(share * table.count), total: table.count, unit: 'features' }),
  });
  const result = { ...taken, polygons: new MeasuredPolygons(taken.columns, session.plane) };
  admitted.set(located, { plane: session.plane, result });
  return result;
}

/** What the source calls each of its features: the mapped column, else its own ids. */
export function officeNumbers({ table }: ImportSession, mapping: FieldMapping): readonly (string | null)[] {
  return textColumn(table, mapping.parcelNo) ?? table.ids;
}

/** What a feature of the layer will be called, by which it is known again: number, else name. */
export function featureNames({ table }: ImportSession, mapping: FieldMapping): readonly (string | null)[] {
  return textColumn(table, mapping.parcelNo) ?? textColumn(table, mapping.name) ?? table.ids;
}

export const textColumn = (table: FeatureTable, column: string | undefined): (string | null)[] | undefined =>
  column ? table.property(column).map((value) => textOf(value) ?? null) : undefined;

/** A number or name of the register: without what nobody sees, and nothing where nothing is left. */
export const textOf = (value: PropertyValue | undefined): string | undefined =>
  isBlank(value) ? undefined : withoutUnseen(String(value)).trim() || undefined;

import type { Call } from '../../rpc.ts';
import { type ColumnData, NO_VALUE } from './column-data.ts';
import { lineage, type UnitLevel } from './parcel-rows.ts';
import type { ColumnSource } from './table-data.ts';
import type { TableContext } from './table-context.ts';

const LEVELS: readonly UnitLevel[] = ['zone', 'township', 'village'];

/** Columns zone, township and village; their codes are unit ids. */
export function unitColumns(
  { session, locale }: TableContext,
  at: (level: UnitLevel, call: Call) => ColumnData | Promise<ColumnData>,
  shown: readonly UnitLevel[],
): ColumnSource[] {
  const names = Object.fromEntries(
    session.units.list.map(({ id, name, nameEn }) => [id, (locale === 'en' ? nameEn : undefined) ?? name]),
  );
  return LEVELS.map((level) => ({
    key: level,
    kind: 'choice',
    shown: shown.includes(level),
    names,
    load: (call: Call) => at(level, call),
  }));
}

/** The units that rows name themselves, at one level. */
export function unitsNamed({ session }: TableContext, unitIds: readonly string[], level: UnitLevel): ColumnData {
  const { list } = session.units;
  const placeOf = new Map(list.map(({ id }, unit) => [id, lineage(list, unit)[LEVELS.indexOf(level)]]));
  return {
    type: 'codes',
    codes: Int32Array.from(unitIds, (id) => placeOf.get(id) ?? NO_VALUE),
    values: list.map(({ id }) => id),
  };
}

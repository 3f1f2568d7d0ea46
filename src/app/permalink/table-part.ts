import { isDay } from '../../core/register/day.ts';
import { type ColumnFilter, PLAIN_TABLE, TABLE_NAMES, type TableName, type TableView } from '../../workers/calls/tables.ts';
import type { ViewData } from '../../state/view.ts';

/** How the tables are looked at, as JSON without what is as at first; null where nothing differs. */
export function writeTables(tables: ViewData['tables']): string | null {
  const changed = Object.entries(tables).flatMap(([name, view]) => {
    const differs = Object.entries(view).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(PLAIN[key]));
    return differs.length > 0 ? [[name, Object.fromEntries(differs)]] : [];
  });
  return changed.length > 0 ? JSON.stringify(Object.fromEntries(changed)) : null;
}

const PLAIN: Readonly<Record<string, unknown>> = { ...PLAIN_TABLE };

/** The inverse of `writeTables`; null for anything that it would not have written. */
export function readTables(text: string): ViewData['tables'] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed)) return null;
  const tables: Partial<Record<TableName, TableView>> = {};
  for (const [name, view] of Object.entries(parsed)) {
    const table = TABLE_NAMES.find((one) => one === name);
    if (!table || !isRecord(view) || !Object.entries(view).every(([key, value]) => CHECKS.get(key)?.(value))) return null;
    tables[table] = { ...PLAIN_TABLE, ...view };
  }
  return tables;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isAbsentOr = (check: (value: unknown) => boolean) => (value: unknown) => value === undefined || check(value);

const isDayText = (value: unknown): boolean => isText(value) && isDay(value);

/** By name in a map: an object would also answer to `__proto__` and `constructor`. */
const CHECKS = new Map<string, (value: unknown) => boolean>(
  Object.entries({
    search: isText,
    filters: (value: unknown) => Array.isArray(value) && value.every(isFilter),
    extentOnly: (value: unknown) => typeof value === 'boolean',
    emphasis: (value: unknown) => typeof value === 'boolean',
    sort: (value: unknown) =>
      value === null || (isRecord(value) && isText(value.column) && typeof value.descending === 'boolean'),
    columns: (value: unknown) => value === null || isTexts(value),
    groupBy: (value: unknown) => value === null || isText(value),
  }),
);

function isFilter(value: unknown): value is ColumnFilter {
  if (!isRecord(value) || !isText(value.column)) return false;
  const bounds = (check: (one: unknown) => boolean) => isAbsentOr(check)(value.from) && isAbsentOr(check)(value.to);
  switch (value.kind) {
    case 'text':
      return isText(value.contains);
    case 'range':
      return bounds(Number.isFinite);
    case 'days':
      return bounds(isDayText);
    case 'choice':
      return isTexts(value.values);
    default:
      return false;
  }
}

import type { Day } from '../../../core/register/ports.ts';
import type { BoardFigureId } from '../../../core/report/board/board-figures.ts';
import type { BoardLevel } from '../../../core/report/board/board-rows.ts';
import type { ColumnFilter, TableName } from '../../../workers/calls/tables.ts';

const TABLE_OF: Readonly<Partial<Record<BoardFigureId, TableName>>> = {
  found: 'sightings',
  verification: 'sightings',
  'verified-in-time': 'sightings',
  coverage: 'sightings',
  'case-closing': 'cases',
  'zero-villages': 'cases',
};

const COLUMN_OF = { zone: 'zone', township: 'township', village: 'village', 'assisting-unit': 'assistingUnit' } as const;

/** Address of the planner's table of the records behind a figure of a line. */
export function recordsLink(
  districtId: string,
  on: Day,
  figure: BoardFigureId,
  line: { readonly level: BoardLevel; readonly key: string },
): string {
  const table = TABLE_OF[figure] ?? 'items';
  const year = `${on.slice(0, 4)}-01-01`;
  const filters: ColumnFilter[] = [
    ...(line.level === 'district' ? [] : [{ kind: 'choice', column: COLUMN_OF[line.level], values: [line.key] } as const]),
    ...(figure === 'found' ? [{ kind: 'days', column: 'seenOn', from: year, to: on } as const] : []),
    ...(figure === 'unresolved'
      ? [{ kind: 'choice', column: 'status', values: ['registered', 'signed', 'paid', 'demolished'] } as const]
      : []),
  ];
  const rows = JSON.stringify({ [table]: { filters } });
  return `/?${new URLSearchParams({ d: districtId, on, table: `${table},high`, ...(filters.length > 0 && { rows }) }).toString()}`;
}

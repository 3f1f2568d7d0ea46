import type { Day } from '../../../core/register/ports.ts';
import type { ComparedLine } from '../../../core/report/comparison/compared.ts';
import { type ComparedPart, recordsBehind } from '../../../core/report/comparison/records-behind.ts';

/** Address of the planner's table of the items behind a number of a comparison. */
export function recordsAddress(
  districtId: string,
  part: ComparedPart,
  days: { readonly before: Day; readonly after: Day },
  line: Pick<ComparedLine, 'level' | 'key'>,
): string {
  const { on, filters } = recordsBehind(part, days, line);
  const rows = JSON.stringify({ items: { filters } });
  return `/?${new URLSearchParams({ d: districtId, on, table: 'items,high', ...(filters.length > 0 && { rows }) }).toString()}`;
}

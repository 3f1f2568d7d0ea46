import { nameDay, numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import type { FigureLevel } from '../figures/figure-table.ts';

/** A number of a comparison that has records behind it. */
export type ComparedPart = 'before' | 'entered' | 'released' | 'after';

/** Conditions on the planner's table of clearance items, by its columns; as its own filters, which it is not known to here. */
export type RecordFilter =
  | { readonly kind: 'choice'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'days'; readonly column: string; readonly from: Day; readonly to: Day };

/** The items behind a number: on which day the table is looked at, and what it is filtered by. */
export interface RecordsBehind {
  readonly on: Day;
  readonly filters: readonly RecordFilter[];
}

const UNRESOLVED = ['registered', 'signed', 'paid', 'demolished'];
const COLUMN_OF: Readonly<Partial<Record<FigureLevel, string>>> = {
  zone: 'zone',
  township: 'township',
  village: 'village',
  'red-line': 'redLine',
  'assisting-unit': 'assistingUnit',
};

/** Which items a count was made of: those on hand on a day, or those that came or left on the days after A up to B. */
export function recordsBehind(
  part: ComparedPart,
  { before, after }: { readonly before: Day; readonly after: Day },
  line: { readonly level: FigureLevel; readonly key: string },
): RecordsBehind {
  const column = COLUMN_OF[line.level];
  const own: RecordFilter[] = column === undefined ? [] : [{ kind: 'choice', column, values: [line.key] }];
  const [first, last] = before <= after ? [before, after] : [after, before];
  const between = { from: nameDay(numberDay(first) + 1), to: last };
  if (part === 'entered') return { on: last, filters: [...own, { kind: 'days', column: 'registeredOn', ...between }] };
  if (part === 'released') {
    const handedOver: RecordFilter = { kind: 'choice', column: 'status', values: ['handed-over'] };
    return { on: last, filters: [...own, handedOver, { kind: 'days', column: 'since', ...between }] };
  }
  return {
    on: part === 'before' ? before : after,
    filters: [...own, { kind: 'choice', column: 'status', values: UNRESOLVED }],
  };
}

import { type ClearanceItem, MILESTONE_KINDS, type MilestoneKind } from '../register/clearance-item.ts';
import type { Day } from '../register/ports.ts';
import { addMonths } from '../rules/calendar/add-to-day.ts';
import { isBareLand, type KnownBuildings } from '../rules/bare-land.ts';
import { demolitionDue } from '../rules/demolition-due.ts';

/** Columns of a clearance board, in the order of the procedure; `signed` holds both bases, agreement and decision. */
export const BOARD_STAGES = [
  'registered',
  'surveyed',
  'published',
  'signed',
  'paid',
  'vacated',
  'demolished',
  'cleared',
  'handed-over',
  'archived',
] as const satisfies readonly MilestoneKind[];
export type BoardStage = (typeof BOARD_STAGES)[number];

/**
 * Rates of a board. `signing`: households whose items are all signed ÷ households · `signing-land`: land of signed items ÷ land of
 * all · `payment`: paid ÷ with agreement or decision · `vacating`: vacated ÷ paid · `demolition`: demolished ÷ signed ·
 * `cleared-land`: land handed over ÷ land of all items, never ÷ the red line · `one-month`: demolished in time ÷ demolished, or past the day.
 * No denominator is frozen: both counts are those of the day asked for, by what had taken effect then, so that any past day can be
 * counted again; a figure as it was known then is a publication's.
 */
export const BOARD_RATES = ['signing', 'signing-land', 'payment', 'vacating', 'demolition', 'cleared-land', 'one-month'] as const;
export type BoardRate = (typeof BOARD_RATES)[number];

/** Where an item stands in the rates: in the denominator (`counted`) and in the numerator (`reached`, always counted too). */
export interface ItemProgress {
  readonly stage: BoardStage;
  /** Day of the step that brought it there. */
  readonly since: Day;
  readonly counted: ReadonlySet<BoardRate>;
  readonly reached: ReadonlySet<BoardRate>;
  /** Last day for demolition of what is paid and not demolished; absent where nothing is to be demolished. */
  readonly demolishBy?: Day;
}

/**
 * How far an item is on a day; null before it was registered. Bare land goes from payment to clearing: an item without a building, or that was cleared or handed over without vacating or demolition, is in neither of those denominators.
 */
export function progressOn(
  item: Pick<ClearanceItem, 'id' | 'redLineId' | 'buildings' | 'milestones'>,
  on: Day,
  demolitionDueMonths: number,
  built: KnownBuildings,
): ItemProgress | null {
  const days = new Map<MilestoneKind, Day>();
  for (const { kind, on: day } of item.milestones) if (day <= on) days.set(kind, day);
  const furthest = MILESTONE_KINDS.findLast((kind) => days.has(kind));
  if (furthest === undefined) return null;
  const counted = new Set<BoardRate>(['signing', 'signing-land', 'cleared-land']);
  const reached = new Set<BoardRate>();
  const count = (rate: BoardRate, isCounted: boolean, isReached: boolean) => {
    if (isCounted) counted.add(rate);
    if (isCounted && isReached) reached.add(rate);
  };
  const has = (kind: MilestoneKind) => days.has(kind);
  const isOver = has('cleared') || has('handed-over') || has('archived');
  const paidOn = days.get('paid');
  const demolishedOn = days.get('demolished');
  const isBare = isBareLand(item, built, on);
  const hasNothingToDemolish = isBare || (isOver && demolishedOn === undefined);
  const dueOn = paidOn === undefined ? undefined : addMonths(paidOn, demolitionDueMonths);
  const demolishBy = demolitionDue(item, on, demolitionDueMonths, built)?.dueOn;
  count('signing', true, has('signed'));
  count('signing-land', true, has('signed'));
  count('cleared-land', true, has('handed-over') || has('archived'));
  count('payment', has('signed') || has('decided'), paidOn !== undefined);
  count('vacating', paidOn !== undefined && !isBare && !(isOver && !has('vacated')), has('vacated'));
  count('demolition', has('signed') && !hasNothingToDemolish, demolishedOn !== undefined);
  count(
    'one-month',
    dueOn !== undefined && !hasNothingToDemolish && (demolishedOn !== undefined || dueOn < on),
    demolishedOn !== undefined && dueOn !== undefined && demolishedOn <= dueOn,
  );
  return {
    stage: furthest === 'decided' ? 'signed' : furthest,
    since: days.get(furthest) as Day,
    counted,
    reached,
    ...(demolishBy !== undefined && { demolishBy }),
  };
}

/** Of the items of each household: does it count, and has it signed everywhere? Households are named by the caller. */
export function signingByHousehold(items: Iterable<{ readonly households: readonly string[]; readonly signed: boolean }>): {
  readonly signed: number;
  readonly all: number;
} {
  const signedAll = new Map<string, boolean>();
  for (const { households, signed } of items)
    for (const id of households) signedAll.set(id, (signedAll.get(id) ?? true) && signed);
  let signed = 0;
  for (const isSigned of signedAll.values()) if (isSigned) signed++;
  return { signed, all: signedAll.size };
}

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

/** Where an item stands in the rates, a bit per rate (`rateBit`): what a whole district is counted by. */
export interface RateBits {
  readonly counted: number;
  readonly reached: number;
}

/** The bit of a rate. */
export const rateBit = (rate: BoardRate): number => 1 << BOARD_RATES.indexOf(rate);

const [SIGNING, SIGNING_LAND, PAYMENT, VACATING, DEMOLITION, CLEARED_LAND, ONE_MONTH] = BOARD_RATES.map(rateBit);

type ProgressItem = Pick<ClearanceItem, 'id' | 'redLineId' | 'buildings' | 'milestones'>;

/**
 * In which rates an item is on a day; null before it was registered. Bare land goes from payment to clearing: an item without a building, or that was cleared or handed over without vacating or demolition, is in neither of those denominators.
 * @param dueOf last day for demolition of what was paid on a day
 */
export function ratesOn(item: ProgressItem, on: Day, dueOf: (paidOn: Day) => Day, built: KnownBuildings): RateBits | null {
  let isRegistered = false;
  let isSigned = false;
  let isDecided = false;
  let isVacated = false;
  let isOver = false;
  let isHandedOver = false;
  let paidOn: Day | undefined;
  let demolishedOn: Day | undefined;
  for (const { kind, on: day } of item.milestones) {
    if (day > on) continue;
    isRegistered = true;
    if (kind === 'signed') isSigned = true;
    else if (kind === 'decided') isDecided = true;
    else if (kind === 'paid') paidOn = day;
    else if (kind === 'vacated') isVacated = true;
    else if (kind === 'demolished') demolishedOn = day;
    else if (kind === 'cleared') isOver = true;
    else if (kind === 'handed-over' || kind === 'archived') isOver = isHandedOver = true;
  }
  if (!isRegistered) return null;
  const isBare = isBareLand(item, built, on);
  const hasNothingToDemolish = isBare || (isOver && demolishedOn === undefined);
  const dueOn = paidOn === undefined ? undefined : dueOf(paidOn);
  let counted = 0;
  let reached = 0;
  const count = (bit: number, isCounted: boolean, isReached: boolean) => {
    if (isCounted) counted |= bit;
    if (isCounted && isReached) reached |= bit;
  };
  count(SIGNING, true, isSigned);
  count(SIGNING_LAND, true, isSigned);
  count(CLEARED_LAND, true, isHandedOver);
  count(PAYMENT, isSigned || isDecided, paidOn !== undefined);
  count(VACATING, paidOn !== undefined && !isBare && !(isOver && !isVacated), isVacated);
  count(DEMOLITION, isSigned && !hasNothingToDemolish, demolishedOn !== undefined);
  count(
    ONE_MONTH,
    dueOn !== undefined && !hasNothingToDemolish && (demolishedOn !== undefined || dueOn < on),
    demolishedOn !== undefined && dueOn !== undefined && demolishedOn <= dueOn,
  );
  return { counted, reached };
}

/** How far an item is on a day, by the step that brought it there, and its rates (`ratesOn`); null before it was registered. */
export function progressOn(item: ProgressItem, on: Day, demolitionDueMonths: number, built: KnownBuildings): ItemProgress | null {
  const rates = ratesOn(item, on, (paidOn) => addMonths(paidOn, demolitionDueMonths), built);
  const taken = item.milestones.filter(({ on: day }) => day <= on);
  const furthest = MILESTONE_KINDS.findLast((kind) => taken.some((one) => one.kind === kind));
  if (rates === null || furthest === undefined) return null;
  const demolishBy = demolitionDue(item, on, demolitionDueMonths, built)?.dueOn;
  return {
    stage: furthest === 'decided' ? 'signed' : furthest,
    since: taken.findLast(({ kind }) => kind === furthest)?.on as Day,
    counted: ratesIn(rates.counted),
    reached: ratesIn(rates.reached),
    ...(demolishBy !== undefined && { demolishBy }),
  };
}

const ratesIn = (bits: number): ReadonlySet<BoardRate> => new Set(BOARD_RATES.filter((rate) => (bits & rateBit(rate)) !== 0));

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

import type { ClearanceItem } from '../../register/clearance-item.ts';
import { numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import { addDays, addMonths } from '../../rules/calendar/add-to-day.ts';
import { knownBuildings } from '../../rules/bare-land.ts';
import { rateBit, ratesOn } from '../clearance-progress.ts';
import { NEVER } from '../footprint/activity.ts';
import type { TallyEvents } from './tally-events.ts';

const RATES = (['payment', 'vacating', 'demolition', 'one-month'] as const).map((rate) => ({
  bit: rateBit(rate),
  counted: `${rate}-counted` as const,
  reached: `${rate}-reached` as const,
}));
/** Steps that are counted by themselves: how many people are behind what was demolished or handed over. */
const STEPS = ['demolished', 'handed-over'] as const;
const ITEMS_PER_SLICE = 2000;

/** Lines that count an item. */
type RowsOfItem = (item: ClearanceItem) => readonly number[];

/**
 * Enters the items' rates: each item is judged, by the planner's own measure (`ratesOn`), on the days on which its standing can
 * change and on no other.
 */
export async function tallyItems(
  events: TallyEvents,
  register: Register,
  rowsOf: RowsOfItem,
  demolitionDueMonths: number,
  pause: () => Promise<void>,
): Promise<void> {
  const built = knownBuildings(register);
  // A district has few days and many items: what is reckoned of a day is reckoned once.
  const numberOf = remember(numberDay);
  const dueOf = remember((paidOn: Day) => addMonths(paidOn, demolitionDueMonths));
  const dayAfter = remember((day: Day) => addDays(day, 1));
  let judged = 0;
  for (const item of register.items.values()) {
    if (++judged % ITEMS_PER_SLICE === 0) await pause();
    const rows = rowsOf(item);
    const paidOn = item.milestones.find(({ kind }) => kind === 'paid')?.on;
    for (const kind of STEPS) {
      const on = item.milestones.find((one) => one.kind === kind)?.on;
      if (on !== undefined) events.add(kind, rows, numberOf(on), 1);
    }
    const days = item.milestones.map(({ on }) => on);
    if (paidOn !== undefined) days.push(dayAfter(dueOf(paidOn)));
    days.sort();
    let counted = 0;
    let reached = 0;
    for (let n = 0; n < days.length; n++) {
      if (days[n] === days[n - 1]) continue;
      const stands = ratesOn(item, days[n], dueOf, built);
      if (!stands) continue;
      const day = numberOf(days[n]);
      for (const rate of RATES) {
        events.add(rate.counted, rows, day, step(counted, stands.counted, rate.bit));
        events.add(rate.reached, rows, day, step(reached, stands.reached, rate.bit));
      }
      ({ counted, reached } = stands);
    }
  }
  tallyFloors(events, register, rowsOf);
}

/** What a bit that came or went adds. */
const step = (before: number, now: number, bit: number): number => Number((now & bit) !== 0) - Number((before & bit) !== 0);

function remember<T>(make: (day: Day) => T): (day: Day) => T {
  const known = new Map<Day, T>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const made = make(day);
    known.set(day, made);
    return made;
  };
}

/** Recognised floor area from the day of demolition on; buildings without one are counted by themselves, in no area. */
function tallyFloors(events: TallyEvents, { items, buildings }: Register, rowsOf: RowsOfItem): void {
  for (const { itemId, recognised } of buildings.values()) {
    const item = items.get(itemId);
    const demolished = item?.milestones.find(({ kind }) => kind === 'demolished');
    if (!item || !demolished) continue;
    const day = numberDay(demolished.on);
    if (recognised) events.add('floor_cm2', rowsOf(item), day, recognised.value_cm2);
    else events.add('floor-unknown', rowsOf(item), day, 1);
  }
}

interface HouseholdItem {
  readonly registered: number;
  readonly signed: number;
  readonly unit: string | null;
  readonly assistingUnit: string | undefined;
}

/**
 * Enters the households: counted once from their first item on, signed while all their registered items are. One with items in several
 * units counts in the one that has most of them, so that the parts add up; equal ones by their ids.
 */
export function tallyHouseholds(
  events: TallyEvents,
  { items }: Register,
  unitOf: (item: ClearanceItem) => string | null,
  rowsOf: (unit: string | null, assistingUnit: string | undefined) => readonly number[],
): void {
  const households = new Map<string, HouseholdItem[]>();
  const numberOf = remember(numberDay);
  for (const item of items.values()) {
    const { milestones, assistingUnit } = item;
    if (milestones.length === 0) continue;
    const first = milestones.reduce((least, { on }) => (on < least ? on : least), milestones[0].on);
    const signedOn = milestones.find(({ kind }) => kind === 'signed')?.on;
    const signed = signedOn === undefined ? NEVER : numberOf(signedOn);
    const held = { registered: numberOf(first), signed, unit: unitOf(item), assistingUnit };
    for (const { householdId } of item.households) {
      const known = households.get(householdId);
      if (known) known.push(held);
      else households.set(householdId, [held]);
    }
  }
  for (const held of households.values()) {
    const rows = rowsOf(
      mostFrequent(held.map(({ unit }) => unit)) ?? null,
      mostFrequent(held.map(({ assistingUnit }) => assistingUnit)),
    );
    events.add('households', rows, Math.min(...held.map(({ registered }) => registered)), 1);
    const days = [...new Set(held.flatMap(({ registered, signed }) => [registered, signed]))].sort((a, b) => a - b);
    let wasSigned = false;
    for (const day of days) {
      if (day === NEVER) continue;
      const there = held.filter(({ registered }) => registered <= day);
      const isSigned = there.length > 0 && there.every(({ signed }) => signed <= day);
      if (isSigned !== wasSigned) events.add('households-signed', rows, day, isSigned ? 1 : -1);
      wasSigned = isSigned;
    }
  }
}

function mostFrequent<T extends string | null | undefined>(values: readonly T[]): T | undefined {
  if (values.length === 1) return values[0];
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (String(a) < String(b) ? -1 : 1))[0]?.[0];
}

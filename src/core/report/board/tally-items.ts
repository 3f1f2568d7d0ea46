import type { ClearanceItem } from '../../register/clearance-item.ts';
import { nameDay, numberDay } from '../../register/day.ts';
import type { Register } from '../../register/register.ts';
import { addMonths } from '../../rules/calendar/add-to-day.ts';
import { knownBuildings } from '../../rules/bare-land.ts';
import { progressOn } from '../clearance-progress.ts';
import { NEVER } from '../footprint/activity.ts';
import type { TallyEvents } from './tally-events.ts';

const RATES = ['payment', 'vacating', 'demolition', 'one-month'] as const;
const ITEMS_PER_SLICE = 2000;

/** Lines that count an item. */
type RowsOfItem = (item: ClearanceItem) => readonly number[];

/**
 * Enters the items' rates: each item is judged, by the planner's own measure (`progressOn`), on the days on which its standing can
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
  let judged = 0;
  for (const item of register.items.values()) {
    if (++judged % ITEMS_PER_SLICE === 0) await pause();
    const rows = rowsOf(item);
    const before = new Map<string, boolean>();
    for (const day of daysOfChange(item, demolitionDueMonths)) {
      const stands = progressOn(item, nameDay(day), demolitionDueMonths, built);
      if (!stands) continue;
      for (const rate of RATES) {
        for (const part of ['counted', 'reached'] as const) {
          const tally = `${rate}-${part}` as const;
          const is = stands[part].has(rate);
          if (is !== (before.get(tally) ?? false)) events.add(tally, rows, day, is ? 1 : -1);
          before.set(tally, is);
        }
      }
    }
  }
  tallyFloors(events, register, rowsOf);
}

function daysOfChange({ milestones }: ClearanceItem, months: number): number[] {
  const days = new Set(milestones.map(({ on }) => numberDay(on)));
  const paid = milestones.find(({ kind }) => kind === 'paid');
  if (paid) days.add(numberDay(addMonths(paid.on, months)) + 1);
  return [...days].sort((a, b) => a - b);
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
  for (const item of items.values()) {
    const dayOf = (kind: string) => {
      const on = item.milestones.find((one) => one.kind === kind)?.on;
      return on === undefined ? NEVER : numberDay(on);
    };
    const first = item.milestones.length === 0 ? NEVER : Math.min(...item.milestones.map(({ on }) => numberDay(on)));
    if (first === NEVER) continue;
    const held = { registered: first, signed: dayOf('signed'), unit: unitOf(item), assistingUnit: item.assistingUnit };
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
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (String(a) < String(b) ? -1 : 1))[0]?.[0];
}

import type { ClearanceItem } from '../../register/clearance-item.ts';
import { NEVER } from '../footprint/activity.ts';
import { weekHolding } from '../footprint/reporting-weeks.ts';
import type { FootprintPlot } from '../footprint/footprint-input.ts';

/** How many different households are behind a group of plots that are registered by a day (day number). */
export type HouseholdsBehind = (group: string | number, day: number) => number;

/**
 * Counts the people behind figures of land: each household once in a group, from the day on which the first of its plots there is
 * registered. @param groupsOf the groups that count a plot
 */
export function countHouseholdsBehind(
  plots: readonly FootprintPlot[],
  items: ReadonlyMap<string, Pick<ClearanceItem, 'households'>>,
  groupsOf: (plot: FootprintPlot) => readonly (string | number)[],
): HouseholdsBehind {
  const firstDays = new Map<string | number, Map<string, number>>();
  for (const plot of plots) {
    const households = plot.kind === 'item' ? (items.get(plot.id)?.households ?? []) : [];
    if (plot.from === NEVER || households.length === 0) continue;
    for (const group of groupsOf(plot)) {
      const days = firstDays.get(group) ?? new Map<string, number>();
      firstDays.set(group, days);
      for (const { householdId } of households) days.set(householdId, Math.min(days.get(householdId) ?? NEVER, plot.from));
    }
  }
  const sorted = new Map([...firstDays].map(([group, days]) => [group, Int32Array.from(days.values()).sort()]));
  return (group, day) => weekHolding(sorted.get(group) ?? [], day + 1);
}

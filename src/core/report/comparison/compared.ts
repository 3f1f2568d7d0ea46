import type { FigureLevel } from '../figures/figure-table.ts';
import { rankWithTies } from '../rank-with-ties.ts';
import { HIDDEN } from '../snapshot/snapshot.ts';

/** A whole number, null where nothing is told, or too few to be shown. */
export type ComparedCell = number | null | typeof HIDDEN;

/** What is compared: land in whole cm², clearance items, or households. */
export const COMPARED_UNITS = ['cm2', 'items', 'households'] as const;
export type ComparedUnit = (typeof COMPARED_UNITS)[number];

/**
 * One figure of a line on two days, A and B: `after = before + entered − released + revised`, to the last unit. `revised` is what red
 * lines and shapes drawn or revised around land that was there gave or took; null where it is not told apart from what entered.
 */
export interface ComparedAmounts {
  readonly before: ComparedCell;
  readonly entered: ComparedCell;
  readonly released: ComparedCell;
  readonly revised: ComparedCell;
  readonly after: ComparedCell;
  /** What of the items is left, without open cases: what a share is taken from. */
  readonly leftBefore: ComparedCell;
  readonly leftAfter: ComparedCell;
  /** All items in scope, resolved or not: what a share is taken of. */
  readonly allBefore: ComparedCell;
  readonly allAfter: ComparedCell;
}

/** A place with its figures on two days. */
export interface ComparedLine {
  readonly level: FigureLevel;
  readonly key: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly parent?: string;
  /** Null: too few households to be shown. */
  readonly amounts: Readonly<Partial<Record<ComparedUnit, ComparedAmounts>>> | null;
  /** Places among its level by the cleared share of the land; ties share one. Null without land, or hidden. */
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
}

/** By how much it grew; negative where it fell. */
export const differenceOf = ({ before, after }: ComparedAmounts): ComparedCell => minus(after, before);

/** A difference; hidden or untold where one of the two is. */
export function minus(a: ComparedCell, b: ComparedCell): ComparedCell {
  if (a === HIDDEN || b === HIDDEN) return HIDDEN;
  return a === null || b === null ? null : a - b;
}

/** Cleared part of the land, 0 … 1; null where there is none or it is hidden. */
export function clearedShare(remaining: ComparedCell, all: ComparedCell): number | null {
  return typeof remaining === 'number' && typeof all === 'number' && all > 0 ? (all - remaining) / all : null;
}

/** Gives every line its places on both days among those of its level. */
export function rankCompared(lines: readonly Omit<ComparedLine, 'rankBefore' | 'rankAfter'>[]): ComparedLine[] {
  const before = placesOf(lines, ({ leftBefore, allBefore }) => clearedShare(leftBefore, allBefore));
  const after = placesOf(lines, ({ leftAfter, allAfter }) => clearedShare(leftAfter, allAfter));
  return lines.map((line, n) => ({ ...line, rankBefore: before.get(n) ?? null, rankAfter: after.get(n) ?? null }));
}

function placesOf(
  lines: readonly Pick<ComparedLine, 'level' | 'amounts'>[],
  shareOf: (amounts: ComparedAmounts) => number | null,
): ReadonlyMap<number, number> {
  const levels = new Map<FigureLevel, { readonly line: number; readonly share: number }[]>();
  lines.forEach(({ level, amounts }, line) => {
    const share = amounts?.cm2 ? shareOf(amounts.cm2) : null;
    if (share === null) return;
    const group = levels.get(level);
    if (group) group.push({ line, share });
    else levels.set(level, [{ line, share }]);
  });
  const places = new Map<number, number>();
  for (const group of levels.values()) {
    const ranks = rankWithTies(group.map(({ share }) => share));
    group.forEach(({ line }, n) => places.set(line, ranks[n]));
  }
  return places;
}

import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { AdminUnit } from '../../register/district.ts';
import type { FootprintModel } from '../footprint/footprint-model.ts';
import { type BoardRows, DEPTHS } from './board-rows.ts';
import { largestCuts } from './largest-cut.ts';

/**
 * The unit that counts an item: the one that it names, else the deepest that holds most of its parcel; null where the settings know
 * neither. Ties go to the unit that the settings name first.
 */
export function placeItems(
  { input }: FootprintModel,
  rows: BoardRows,
  units: readonly AdminUnit[],
): (item: ClearanceItem) => string | null {
  const rowOf = new Map(input.plots.flatMap(({ kind, id, parcelRow }) => (kind === 'item' ? [[id, parcelRow] as const] : [])));
  let held: ReadonlyMap<number, number> | null = null;
  return ({ id, unit }) => {
    if (rows.knows(unit)) return unit;
    held ??= largestCuts(input.unitCuts, (clip) => DEPTHS[units[clip].level]);
    const clip = held.get(rowOf.get(id) ?? -1);
    return clip === undefined ? null : units[clip].id;
  };
}

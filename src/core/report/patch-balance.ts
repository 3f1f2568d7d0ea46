import type { PatchAreas } from '../register/patch.ts';

/** One balance rule of a patch's card with what it compares, whole cm². */
export interface PatchBalance {
  readonly code: 'classes' | 'plan' | 'cropland' | 'basic-farmland';
  /** `sum`: the parts make the whole exactly · `within`: the first is at most the second. */
  readonly kind: 'sum' | 'within';
  readonly left_cm2: number;
  readonly right_cm2: number;
  readonly holds: boolean;
}

/**
 * The rules of the card (DOMAIN.md §4): farmland + construction + unused = patch; in plan + off plan = patch; cropland ≤ farmland;
 * basic farmland ≤ cropland. A rule of which the card states nothing is left out; of a part that is not stated nothing is there.
 */
export function balancePatch(areas: PatchAreas): PatchBalance[] {
  const { patch, farmland, construction, unused, cropland, basicFarmland, inPlan, offPlan } = areas;
  const balances: PatchBalance[] = [];
  const add = (code: PatchBalance['code'], kind: PatchBalance['kind'], left_cm2: number, right_cm2: number) =>
    balances.push({ code, kind, left_cm2, right_cm2, holds: kind === 'sum' ? left_cm2 === right_cm2 : left_cm2 <= right_cm2 });
  if ([farmland, construction, unused].some((area) => area !== undefined))
    add('classes', 'sum', (farmland ?? 0) + (construction ?? 0) + (unused ?? 0), patch);
  if ([inPlan, offPlan].some((area) => area !== undefined)) add('plan', 'sum', (inPlan ?? 0) + (offPlan ?? 0), patch);
  if (cropland !== undefined) add('cropland', 'within', cropland, farmland ?? 0);
  if (basicFarmland !== undefined) add('basic-farmland', 'within', basicFarmland, cropland ?? 0);
  return balances;
}

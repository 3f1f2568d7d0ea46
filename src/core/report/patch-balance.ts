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
 * basic farmland ≤ cropland. A figure that the card does not state is unknown and never taken for 0: parts that are not all stated
 * are only held to be no more than the whole, a part is held against the nearest whole that is stated, and what rests on a figure
 * that is not there is left out.
 */
export function balancePatch(areas: PatchAreas): PatchBalance[] {
  const { patch, farmland, construction, unused, cropland, basicFarmland, inPlan, offPlan } = areas;
  const balances: PatchBalance[] = [];
  const within = (code: PatchBalance['code'], left_cm2: number | undefined, right_cm2: number | undefined) => {
    if (left_cm2 === undefined || right_cm2 === undefined) return;
    balances.push({ code, kind: 'within', left_cm2, right_cm2, holds: left_cm2 <= right_cm2 });
  };
  const adds = (code: PatchBalance['code'], parts: readonly (number | undefined)[]) => {
    const stated = parts.filter((part) => part !== undefined);
    const left_cm2 = stated.reduce((sum, part) => sum + part, 0);
    if (stated.length < parts.length) within(code, stated.length > 0 ? left_cm2 : undefined, patch);
    else if (patch !== undefined) balances.push({ code, kind: 'sum', left_cm2, right_cm2: patch, holds: left_cm2 === patch });
  };
  adds('classes', [farmland, construction, unused]);
  adds('plan', [inPlan, offPlan]);
  within('cropland', cropland, farmland ?? patch);
  within('basic-farmland', basicFarmland, cropland ?? farmland ?? patch);
  return balances;
}

import { SAME_SHARE } from '../../measure/judge-stated-areas.ts';
import { m2OfCm2 } from '../../measure/units.ts';
import type { DistrictRule } from '../rule.ts';

/** Cards round to a square metre. */
const LAST_DIGIT_CM2 = 10_000;

/** The area on a patch's card agrees with its outline. */
export const patchArea: DistrictRule = {
  restsOn: ({ register, land }) => [register.patches, land.patchAreas],
  find: ({ register, land, on }) =>
    [...register.patches.values()].flatMap(({ id, areas, receivedOn }) => {
      const computed_cm2 = land.patchAreas.get(id)?.value_cm2;
      if (receivedOn > on || areas.patch === undefined || computed_cm2 === undefined) return [];
      const off_cm2 = Math.abs(areas.patch - computed_cm2);
      if (off_cm2 <= Math.max(LAST_DIGIT_CM2, SAME_SHARE * computed_cm2)) return [];
      return [
        {
          code: 'patch-area-deviates',
          severity: 'conflict' as const,
          entities: [{ kind: 'patch' as const, id }],
          on: receivedOn,
          m2: m2OfCm2(off_cm2),
          basis: '卫片执法图斑填报规则（图斑面积）',
          params: { stated_m2: m2OfCm2(areas.patch), computed_m2: m2OfCm2(computed_cm2) },
        },
      ];
    }),
};

import { m2OfCm2 } from '../../measure/units.ts';
import type { Register } from '../../register/register.ts';
import type { DistrictRule } from '../rule.ts';

/** Two reports that share more than the district's ratio of the smaller one are the same building, and are linked. */
export const duplicateSightings: DistrictRule = {
  restsOn: ({ register, land }) => [land.sharedBuilds, register.sightings],
  find: ({ register, land }) =>
    land.sharedBuilds.flatMap(({ first, second, cm2, share }) => {
      if (rootOf(register, first) === rootOf(register, second)) return [];
      const days = [first, second].map((id) => register.sightings.get(id)?.seenOn ?? '').sort();
      return [
        {
          code: 'duplicate-sighting',
          severity: 'conflict' as const,
          entities: [
            { kind: 'sighting' as const, id: first },
            { kind: 'sighting' as const, id: second },
          ],
          on: days[1],
          m2: m2OfCm2(cm2),
          basis: '本办规则（设置 duplicateRatio）',
          params: { percent: Math.round(100 * share) },
        },
      ];
    }),
};

function rootOf({ sightings }: Register, id: string): string {
  const passed = new Set<string>();
  let at = id;
  for (let up = sightings.get(at)?.sameAs; up !== undefined && !passed.has(up); up = sightings.get(at)?.sameAs) {
    passed.add(up);
    at = up;
  }
  return at;
}

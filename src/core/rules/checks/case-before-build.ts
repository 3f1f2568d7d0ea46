import type { Sighting } from '../../register/sighting.ts';
import type { DistrictRule } from '../rule.ts';

/**
 * The file of a case was begun before anybody saw the build that it is about: one of the two days is wrong, or the case is about
 * something else. The earliest report counts, and those that were linked to it.
 */
export const caseBeforeBuild: DistrictRule = {
  restsOn: ({ register }) => [register.cases, register.sightings],
  find: ({ register, on }) => {
    const linked = new Map<string, Sighting[]>();
    for (const one of register.sightings.values())
      if (one.sameAs !== undefined) linked.set(one.sameAs, [...(linked.get(one.sameAs) ?? []), one]);
    return [...register.cases.values()].flatMap(({ id, begunOn, sightings }) => {
      const reports = sightings.flatMap((one) => [register.sightings.get(one) ?? [], linked.get(one) ?? []].flat(1));
      const [first] = reports.toSorted((a, b) => (a.seenOn < b.seenOn ? -1 : 1));
      if (!first || begunOn >= first.seenOn || begunOn > on) return [];
      return [
        {
          code: 'case-before-build' as const,
          severity: 'question' as const,
          entities: [
            { kind: 'case' as const, id },
            { kind: 'sighting' as const, id: first.id },
          ],
          on: begunOn,
          basis: '办案规程：立案以线索为据',
          params: { begunOn, seenOn: first.seenOn },
        },
      ];
    });
  },
};

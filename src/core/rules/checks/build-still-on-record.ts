import type { DistrictRule } from '../rule.ts';
import { isStillOnRecord, takenDownOn } from '../still-on-record.ts';

/** A build that its case says was taken down still has its whole shape: the map, and every count of builds, go on showing it. */
export const buildStillOnRecord: DistrictRule = {
  restsOn: ({ register }) => [register.cases, register.sightings],
  find: ({ register, on }) =>
    [...register.cases.values()].flatMap((one) => {
      const downOn = takenDownOn(one, on);
      if (downOn === undefined) return [];
      const left = one.sightings.filter((id) => {
        const sighting = register.sightings.get(id);
        return sighting !== undefined && isStillOnRecord(sighting, downOn, on);
      });
      return left.map((id) => ({
        code: 'build-still-on-record' as const,
        severity: 'question' as const,
        entities: [
          { kind: 'sighting' as const, id },
          { kind: 'case' as const, id: one.id },
        ],
        on: downOn,
        basis: '办案规程：拆除后登记现场图形',
        params: { downOn },
      }));
    }),
};

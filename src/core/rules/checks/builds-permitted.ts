import { m2OfCm2 } from '../../measure/units.ts';
import type { Finding } from '../finding.ts';
import type { DistrictContext, DistrictRule } from '../rule.ts';

const BASIS = '城乡规划法 第40、41条';

/**
 * Builds that no case has taken up, at places that permits on record cover: without any permit, or reaching beyond it by more than their
 * outline's error. A question both times: a permit that is not on record may have been given.
 */
export const buildsPermitted: DistrictRule = {
  restsOn: ({ register, land, takenUp }) => [register.sightings, takenUp, land.permitsOfBuild],
  find: findUnpermitted,
};

function findUnpermitted({ register, land, takenUp }: DistrictContext): Finding[] {
  const findings: Finding[] = [];
  for (const { id, sameAs, seenOn } of register.sightings.values()) {
    const permits = land.permitsOfBuild.get(id);
    if (!permits || permits.beyond_cm2 === 0 || sameAs !== undefined || takenUp.has(id)) continue;
    const { permitted_cm2, beyond_cm2 } = permits;
    findings.push({
      code: permitted_cm2 === 0 ? 'build-without-permit' : 'build-beyond-permit',
      severity: 'question',
      entities: [{ kind: 'sighting', id }],
      on: seenOn,
      m2: m2OfCm2(beyond_cm2),
      basis: BASIS,
      ...(permitted_cm2 > 0 && { params: { permitted_m2: m2OfCm2(permitted_cm2) } }),
    });
  }
  return findings;
}

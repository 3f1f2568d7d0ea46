import { m2OfCm2 } from '../../measure/units.ts';
import type { Finding } from '../finding.ts';
import { judgeFreeze } from '../freeze-date.ts';
import type { DistrictContext, DistrictRule } from '../rule.ts';

const FREEZE = '国有土地上房屋征收与补偿条例 第16条；土地管理法实施条例 第26条';

/**
 * Builds standing on the day: against the freeze date of the red line they stand in (before, after, or unproven: a question that names
 * the missing evidence, never a violation), and on compensated land.
 */
export const buildsOnLand: DistrictRule = {
  restsOn: ({ register, land, cleared }) => [
    register.sightings,
    register.redLines,
    cleared,
    land.redLinesOfBuild,
    land.compensatedOfBuild,
  ],
  find: findOnBuilds,
};

function findOnBuilds({ register, land, cleared }: DistrictContext): Finding[] {
  const findings: Finding[] = [];
  for (const sighting of register.sightings.values()) {
    if (sighting.sameAs !== undefined || cleared.has(sighting.id)) continue;
    const build = { kind: 'sighting', id: sighting.id } as const;
    for (const { with: line, cm2 } of land.redLinesOfBuild.get(sighting.id) ?? []) {
      const freezeOn = register.redLines.get(line.id)?.freezeOn;
      const verdict = freezeOn === undefined ? 'before' : judgeFreeze(freezeOn, sighting);
      if (freezeOn === undefined || verdict === 'before') continue;
      findings.push({
        code: `freeze-${verdict}`,
        severity: verdict === 'after' ? 'conflict' : 'question',
        entities: [build, line],
        on: sighting.seenOn,
        m2: m2OfCm2(cm2),
        basis: FREEZE,
        params: { freezeOn, seenOn: sighting.seenOn, ...(sighting.absentOn && { absentOn: sighting.absentOn }) },
      });
    }
    for (const { with: other, cm2, label } of land.compensatedOfBuild.get(sighting.id) ?? [])
      findings.push({
        code: 'build-on-compensated',
        severity: 'conflict',
        entities: [build, other],
        on: sighting.seenOn,
        m2: m2OfCm2(cm2),
        basis: '本办规则：已补偿土地不得再建',
        ...(label !== undefined && { params: { label } }),
      });
  }
  return findings;
}

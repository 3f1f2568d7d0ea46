import type { Finding } from '../finding.ts';
import type { DistrictRule } from '../rule.ts';

const RESTING: readonly string[] = ['signed', 'decided', 'paid'];
const BASIS = '本办规则：补偿、决定和罚款以实测界址为准（不动产单元设定与权籍调查）';

/** An agreement, a decision, a payment or a fine rests on an outline that was surveyed. */
export const geometryNotSurveyed: DistrictRule = ({ register, on, surveyedItem }) => {
  const findings: Finding[] = [];
  for (const item of register.items.values()) {
    const resting = item.milestones.filter((one) => RESTING.includes(one.kind) && one.on <= on);
    const known = resting.length > 0 ? surveyedItem(item.id) : null;
    if (!known || known.surveyed) continue;
    const { kind, on: takenOn } = resting[resting.length - 1];
    findings.push({
      code: 'geometry-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'clearance-item', id: item.id }],
      on: takenOn,
      basis: BASIS,
      params: { kind, origin: known.origin, sigma_m: known.sigma_m ?? '' },
    });
  }
  for (const one of register.cases.values()) {
    const fined = one.steps.find((step) => step.kind === 'decided' && step.decision === 'fine' && step.on <= on);
    const land = fined && one.occupiedLand.findLast(({ fromOn }) => fromOn <= fined.on)?.shape;
    if (!fined || land?.origin === 'surveyed') continue;
    findings.push({
      code: 'fine-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'case', id: one.id }],
      on: fined.on,
      basis: `土地管理法实施条例 第57条；${BASIS}`,
      params: { origin: land?.origin ?? '', sigma_m: land?.sigma_m ?? '' },
    });
  }
  return findings;
};

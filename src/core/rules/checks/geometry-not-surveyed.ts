import type { Finding } from '../finding.ts';
import { RESTING_ON_OUTLINES } from '../land/outline-on.ts';
import type { DistrictRule } from '../rule.ts';

const BASIS = '本办规则：补偿、决定和罚款以实测界址为准（不动产单元设定与权籍调查）';

/**
 * An agreement, a decision, a payment or a fine of the land track rests on an outline that was surveyed; one of the planning track rests
 * on costs (城乡规划法 64). What was not surveyed on the day of the step is put right by a survey that holds on the day asked about.
 */
export const geometryNotSurveyed: DistrictRule = ({ register, on, outlineOf }) => {
  const findings: Finding[] = [];
  for (const item of register.items.values()) {
    const resting = item.milestones.filter((one) => RESTING_ON_OUTLINES.has(one.kind) && one.on <= on);
    if (resting.length === 0 || (outlineOf(item.parcelId, on)?.surveyed ?? true)) continue;
    const unfounded = resting.findLast((one) => outlineOf(item.parcelId, one.on)?.surveyed === false);
    if (!unfounded) continue;
    const { origin, sigma_m } = outlineOf(item.parcelId, unfounded.on) ?? {};
    findings.push({
      code: 'geometry-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'clearance-item', id: item.id }],
      on: unfounded.on,
      basis: BASIS,
      params: { kind: unfounded.kind, origin: origin ?? 'unknown', sigma_m: sigma_m ?? '' },
    });
  }
  for (const one of register.cases.values()) {
    if (one.track !== 'land') continue;
    const fined = one.steps.find((step) => step.kind === 'decided' && step.decision === 'fine' && step.on <= on);
    const land = fined && one.occupiedLand.findLast(({ fromOn }) => fromOn <= fined.on)?.shape;
    if (!fined || land?.origin === 'surveyed') continue;
    findings.push({
      code: 'fine-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'case', id: one.id }],
      on: fined.on,
      basis: `土地管理法实施条例 第57条；${BASIS}`,
      params: { origin: land?.origin ?? 'missing', sigma_m: land?.sigma_m ?? '' },
    });
  }
  return findings;
};

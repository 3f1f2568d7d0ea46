import type { Case } from '../../register/case.ts';
import type { EntityRule, ParcelRule } from '../rule.ts';

const RESTING: readonly string[] = ['signed', 'decided', 'paid'];
const BASIS = '本办规则：补偿、决定和罚款以实测界址为准（不动产单元设定与权籍调查）';

/** An agreement, a decision or a payment rests on an outline that was surveyed. */
export const geometryNotSurveyed: ParcelRule = ({ id, parcelId, milestones }, { on, placeOf }) => {
  const resting = milestones.findLast((one) => RESTING.includes(one.kind) && one.on <= on);
  const layer = resting && placeOf(parcelId)?.layer.layer;
  if (!resting || !layer || layer.geometry?.origin === 'surveyed') return [];
  const { kind, on: takenOn } = resting;
  return [
    {
      code: 'geometry-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'clearance-item', id }],
      on: takenOn,
      basis: BASIS,
      params: { kind, origin: layer.geometry?.origin ?? 'imported', sigma_m: layer.geometry?.sigma_m ?? '' },
    },
  ];
};

/** So does a fine. */
export const fineNotSurveyed: EntityRule<Case> = ({ id, steps, occupiedLand }, { on }) => {
  const fined = steps.find((step) => step.kind === 'decided' && step.decision === 'fine' && step.on <= on);
  const land = fined && occupiedLand.findLast(({ fromOn }) => fromOn <= fined.on)?.shape;
  if (!fined || land?.origin === 'surveyed') return [];
  return [
    {
      code: 'fine-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'case', id }],
      on: fined.on,
      basis: `土地管理法实施条例 第57条；${BASIS}`,
      params: { origin: land?.origin ?? '', sigma_m: land?.sigma_m ?? '' },
    },
  ];
};

import type { Case } from '../../register/case.ts';
import type { Milestone } from '../../register/clearance-item.ts';
import type { Day } from '../../register/ports.ts';
import { RESTING_ON_OUTLINES } from '../land/outline-on.ts';
import type { EntityRule, ItemRule } from '../rule.ts';

const NONE: readonly never[] = [];
const BASIS = '本办规则：补偿、决定和罚款以实测界址为准（不动产单元设定与权籍调查）';

/**
 * An agreement, a decision or a payment rests on an outline that was surveyed. What was not surveyed on the day of the step is put
 * right by a survey that holds on the day asked about.
 */
export const geometryNotSurveyed: ItemRule = ({ id, parcelId, milestones }, { on, outlineOf }) => {
  if (!rests(milestones, on) || (outlineOf(parcelId, on)?.surveyed ?? true)) return NONE;
  const resting = milestones.filter((one) => restsOnOutline(one, on));
  const allUnfounded = resting.filter((one) => outlineOf(parcelId, one.on)?.surveyed === false);
  const unfounded = allUnfounded.at(-1);
  if (!unfounded) return NONE;
  const { origin, sigma_m } = outlineOf(parcelId, unfounded.on) ?? {};
  return [
    {
      code: 'geometry-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'clearance-item', id }],
      on: unfounded.on,
      parts: allUnfounded.map((one) => `${one.kind} ${one.on}`),
      basis: BASIS,
      params: { kind: unfounded.kind, origin: origin ?? 'unknown', sigma_m: sigma_m ?? '' },
    },
  ];
};

const restsOnOutline = (one: Milestone, on: Day): boolean => RESTING_ON_OUTLINES.has(one.kind) && one.on <= on;

function rests(milestones: readonly Milestone[], on: Day): boolean {
  for (const one of milestones) if (restsOnOutline(one, on)) return true;
  return false;
}

/** So does a fine of the land track; one of the planning track rests on costs (城乡规划法 64). */
export const fineNotSurveyed: EntityRule<Case> = ({ id, track, steps, occupiedLand }, { on }) => {
  if (track !== 'land') return [];
  const fined = steps.find(
    (step) => step.kind === 'decided' && (step.decision === 'fine' || step.fine !== undefined) && step.on <= on,
  );
  const land = fined && occupiedLand.findLast(({ fromOn }) => fromOn <= fined.on)?.shape;
  if (!fined || land?.origin === 'surveyed') return [];
  return [
    {
      code: 'fine-not-surveyed',
      severity: 'unlawful',
      entities: [{ kind: 'case', id }],
      on: fined.on,
      basis: `土地管理法实施条例 第57条；${BASIS}`,
      params: { origin: land?.origin ?? 'missing', sigma_m: land?.sigma_m ?? '' },
    },
  ];
};

import { m2OfCm2 } from '../../measure/units.ts';
import type { Patch, PatchAreas } from '../../register/patch.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

const BASIS = '卫片执法图斑填报规则（地类面积平衡）';

/** Balances of a patch's card, each with the difference by which it fails, cm²; rules that lack a figure are not judged. */
export function balancesOf(areas: PatchAreas): readonly { readonly rule: string; readonly off_cm2: number }[] {
  const { patch, farmland, cropland, basicFarmland, construction, unused, inPlan, offPlan } = areas;
  const balance = (rule: string, parts: readonly (number | undefined)[], off: (known: readonly number[]) => number) => {
    const known = parts.filter((part) => part !== undefined);
    return known.length < parts.length ? [] : [{ rule, off_cm2: off(known) }];
  };
  return [
    ...balance('classes', [farmland, construction, unused], ([f, c, u]) => f + c + u - patch),
    ...balance('cropland', [cropland, farmland], ([c, f]) => Math.max(0, c - f)),
    ...balance('basic-farmland', [basicFarmland, cropland], ([b, c]) => Math.max(0, b - c)),
    ...balance('plan', [inPlan, offPlan], ([i, o]) => i + o - patch),
  ];
}

/** The card of a patch adds up: to the square centimetre, because its figures are said to be parts of one. */
export const patchBalance: EntityRule<Patch> = (patch, { on }) => {
  const off = balancesOf(patch.areas).filter(({ off_cm2 }) => off_cm2 !== 0);
  if (patch.receivedOn > on || off.length === 0) return [];
  const most = off.reduce((a, b) => (Math.abs(b.off_cm2) > Math.abs(a.off_cm2) ? b : a));
  const finding: Finding = {
    code: 'patch-unbalanced',
    severity: 'conflict',
    entities: [{ kind: 'patch', id: patch.id }],
    on: patch.receivedOn,
    m2: m2OfCm2(Math.abs(most.off_cm2)),
    basis: BASIS,
    params: { rules: off.map(({ rule }) => rule).join('|') },
  };
  return [finding];
};

/** A patch is answered by its day. */
export const patchOverdue: EntityRule<Patch> = ({ id, receivedOn, answerByOn, answer }, { on }) => {
  if (receivedOn > on || answerByOn === undefined || on <= answerByOn || (answer && answer.on <= on)) return [];
  return [
    {
      code: 'patch-unanswered',
      severity: 'overdue',
      entities: [{ kind: 'patch', id }],
      on: receivedOn,
      until: answerByOn,
      basis: '卫片执法图斑填报规则（答复期限）',
    },
  ];
};

import { m2OfCm2 } from '../../measure/units.ts';
import type { Patch } from '../../register/patch.ts';
import { balancePatch } from '../../report/patch-balance.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

const BASIS = '卫片执法图斑填报规则（地类面积平衡）';

/** The card of a patch adds up: to the square centimetre, because its figures are said to be parts of one. */
export const patchBalance: EntityRule<Patch> = (patch, { on }) => {
  const off = balancePatch(patch.areas).filter(({ holds }) => !holds);
  if (patch.receivedOn > on || off.length === 0) return [];
  const most_cm2 = Math.max(...off.map(({ left_cm2, right_cm2 }) => Math.abs(left_cm2 - right_cm2)));
  const finding: Finding = {
    code: 'patch-unbalanced',
    severity: 'conflict',
    entities: [{ kind: 'patch', id: patch.id }],
    on: patch.receivedOn,
    m2: m2OfCm2(most_cm2),
    parts: off.map(({ code }) => code),
    basis: BASIS,
    params: { rules: off.map(({ code }) => code).join('|') },
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

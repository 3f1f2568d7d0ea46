import type { ClearanceItem } from '../../register/clearance-item.ts';
import { IRREVERSIBLE, openObjectionsOn } from '../../register/open-objections.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

/** Objections are answered before anything that cannot be undone, and by their day. */
export const openObjection: EntityRule<ClearanceItem> = (item, { on }) => {
  if (item.objections.length === 0) return NONE;
  const entities = [{ kind: 'clearance-item' as const, id: item.id }];
  const steps = item.milestones.flatMap(({ kind, on: takenOn }): Finding[] => {
    if (takenOn > on || !IRREVERSIBLE.has(kind)) return [];
    const open = openObjectionsOn(item, takenOn);
    if (open.length === 0) return [];
    const basis = '国有土地上房屋征收与补偿条例 第26、27条；土地管理法实施条例 第28、32条';
    const params = { kind, receivedOn: open[0].receivedOn, count: open.length };
    const parts = open.map(({ id }) => `${kind} ${takenOn} ${id}`);
    return [{ code: 'objection-open', severity: 'unlawful', entities, on: takenOn, parts, basis, params }];
  });
  const late = openObjectionsOn(item, on).filter(({ answerByOn }) => answerByOn !== undefined && answerByOn < on);
  return [
    ...steps,
    ...late.slice(0, 1).map(
      ({ receivedOn, answerByOn }): Finding => ({
        code: 'objection-unanswered',
        severity: 'overdue',
        entities,
        on: receivedOn,
        until: answerByOn,
        parts: late.map(({ id }) => id),
        basis: '本办规则（异议答复期限）',
        params: { count: late.length },
      }),
    ),
  ];
};

const NONE: readonly never[] = [];

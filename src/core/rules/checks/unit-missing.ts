import type { ParcelRule } from '../rule.ts';

const BASIS = '本办规则：每个征收单元归属一个村（片区统计口径）';

/** An item names a unit that there is, and its land lies in it. */
export const unitMissing: ParcelRule = ({ id, unit, parcelId, milestones }, { on, hasUnit, holds, unitOf }) => {
  const since = milestones[0]?.on;
  if (since === undefined || since > on) return [];
  const common = { severity: 'conflict', entities: [{ kind: 'clearance-item', id }], on: since, basis: BASIS } as const;
  if (!hasUnit(unit)) return [{ ...common, code: 'unit-missing', params: { unit } }];
  const place = unitOf(parcelId);
  return place && !holds(unit, place) ? [{ ...common, code: 'unit-other', params: { unit, place } }] : [];
};

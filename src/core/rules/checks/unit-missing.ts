import type { ParcelRule } from '../rule.ts';

const BASIS = '本办规则：每个征收单元归属一个村（片区统计口径）';

/** An item names a unit that there is, and its land lies in it. */
export const unitMissing: ParcelRule = ({ id, unit, parcelId, milestones }, { on, hasUnit, holds, unitOf }) => {
  const since = milestones[0]?.on;
  if (since === undefined || since > on) return [];
  const found = (code: 'unit-missing' | 'unit-other', params: Readonly<Record<string, string>>) => [
    { code, severity: 'conflict' as const, entities: [{ kind: 'clearance-item' as const, id }], on: since, basis: BASIS, params },
  ];
  if (!hasUnit(unit)) return found('unit-missing', { unit });
  const place = unitOf(parcelId);
  return place && !holds(unit, place) ? found('unit-other', { unit, place }) : NONE;
};

const NONE: readonly never[] = [];

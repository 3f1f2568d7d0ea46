import type { ItemRule } from '../rule.ts';

const BASIS = '本办规则：每个征收单元归属一个村（片区统计口径）';

/** An item names a unit that there is, and its land lies in it. */
export const unitMissing: ItemRule = ({ id, unit, parcelId, milestones }, { on, hasUnit, holds, unitOf }) => {
  const since = milestones[0]?.on;
  if (since === undefined || since > on) return NONE;
  const isKnown = hasUnit(unit);
  const place = isKnown ? unitOf(parcelId) : null;
  if (isKnown && (!place || holds(unit, place))) return NONE;
  return [
    {
      code: place ? 'unit-other' : 'unit-missing',
      severity: 'conflict',
      entities: [{ kind: 'clearance-item', id }],
      on: since,
      basis: BASIS,
      params: { unit, ...(place && { place }) },
    },
  ];
};

const NONE: readonly never[] = [];

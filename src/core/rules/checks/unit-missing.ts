import type { Finding } from '../finding.ts';
import type { DistrictRule } from '../rule.ts';

const BASIS = '本办规则：每个征收单元归属一个村（片区统计口径）';

/** An item names a unit that there is, and its land lies in it. */
export const unitMissing: DistrictRule = ({ register, settings, land, on }) => {
  const parents = new Map(settings.units.map(({ id, parentId }) => [id, parentId]));
  const holds = (unit: string, inner: string | undefined): boolean =>
    inner !== undefined && (inner === unit || holds(unit, parents.get(inner)));
  const findings: Finding[] = [];
  for (const { id, unit, milestones } of register.items.values()) {
    const since = milestones[0]?.on;
    if (since === undefined || since > on) continue;
    const place = land.unitOfItem.get(id);
    const common = { severity: 'conflict', entities: [{ kind: 'clearance-item', id }], on: since, basis: BASIS } as const;
    if (!parents.has(unit)) findings.push({ ...common, code: 'unit-missing', params: { unit } });
    else if (place && !holds(unit, place)) findings.push({ ...common, code: 'unit-other', params: { unit, place } });
  }
  return findings;
};

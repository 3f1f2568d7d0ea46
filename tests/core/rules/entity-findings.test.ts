import { expect, it } from 'vitest';
import type { ClearanceItem, MilestoneKind } from '../../../src/core/register/clearance-item.ts';
import { openObjection } from '../../../src/core/rules/checks/open-objection.ts';
import { EntityFindings } from '../../../src/core/rules/entity-findings.ts';

const item: ClearanceItem = {
  id: 'i-1',
  parcelId: 'p-1',
  redLineId: 'r-1',
  unit: 'v-1',
  households: [],
  buildings: [],
  milestones: (
    [
      ['vacated', '2026-03-20'],
      ['demolished', '2026-03-10'],
      ['handed-over', '2026-04-01'],
    ] as [MilestoneKind, string][]
  ).map(([kind, on]) => ({ changeId: kind, kind, on })),
  objections: [{ id: 'o-1', receivedOn: '2026-02-01' }],
};

it('an objection passed over in three steps is one finding, from the first of the days', async () => {
  const rules = new EntityFindings([openObjection]);
  const context = { on: '2026-05-01' } as Parameters<typeof openObjection>[1];
  const found = [...(await rules.find(new Map([['i-1', item]]), context, {}))].flat();
  expect(found.map(({ code, on, params }) => [code, on, params?.kind])).toEqual([['objection-open', '2026-03-10', 'demolished']]);
});

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

it('records of entities are fetched in groups before they are judged, each entity once and in order, the last group too', async () => {
  const items = new Map(Array.from({ length: 150 }, (_, n) => [`i-${n}`, { ...item, id: `i-${n}` }] as const));
  const order: string[] = [];
  const rules = new EntityFindings([openObjection], (next: readonly ClearanceItem[]) => {
    order.push(`fetch ${next[0]?.id} × ${next.length}`);
  });
  const context = { on: '2026-05-01' } as Parameters<typeof openObjection>[1];
  const judged: string[] = [];
  const beside = ({ id }: ClearanceItem) => {
    judged.push(id);
    if (id === 'i-0' || id === 'i-64' || id === 'i-149') order.push(id);
  };
  const found = [...(await rules.find(items, context, {}, beside))].flat();
  expect(found.map(({ entities: [{ id }] }) => id)).toEqual([...items.keys()]);
  expect(judged).toEqual([...items.keys()]);
  expect(order).toEqual(['fetch i-0 × 64', 'i-0', 'fetch i-64 × 64', 'i-64', 'fetch i-128 × 22', 'i-149']);

  const changed = new Map(items).set('i-70', { ...item, id: 'i-70', objections: [] });
  const left = [...(await rules.find(changed, context, {}))].flat();
  expect(left.map(({ entities: [{ id }] }) => id)).toEqual([...items.keys()].filter((id) => id !== 'i-70'));
});

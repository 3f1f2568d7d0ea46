import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptFinding } from '../../../src/core/register/actions/accept-finding.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { recordMilestone } from '../../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import { connectEngine, type ConnectedEngine } from '../../support/demo-engine.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, squareShape } from '../../support/district-changes.ts';

describe('the history of an entity as the engine tells it', () => {
  let connected: ConnectedEngine;
  let changes: readonly AcceptedChange[];
  const of = (kind: string) => changes.filter(({ entity }) => entity.kind === kind);
  const tell = (kind: string) => connected.engine.tellChanges([of(kind)]);

  beforeAll(async () => {
    connected = connectEngine();
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    writer.accept(
      drawRedLine(writer.register, { redLine: RED_LINE, shape: squareShape(134.2, 24), reason: '批准', on: '2026-01-05' }),
    );
    writer.accept(
      reviseRedLine(writer.register, {
        redLineId: 'r-1',
        shape: squareShape(134.2, 24, 0.0005),
        reason: '核减',
        on: '2026-03-01',
      }),
    );
    writer.accept(registerItem(writer.register, { item: ITEM, on: '2026-02-01' }));
    writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'surveyed', amount: 1_234_560, on: '2026-02-10' }));
    const acceptance = {
      code: 'red-lines-overlap',
      entities: [{ kind: 'red-line', id: 'r-1' }] as const,
      m2: 12.5,
      reason: '共用道路',
    };
    writer.accept(acceptFinding(writer.register, { key: 'red-lines-overlap red-line/r-1', acceptance, on: '2026-03-02' }));
    changes = writer.changes;
    await connected.engine.open([{ from: 'parts', feed: changes, packages: new Map() }]);
  });
  afterAll(() => connected.stop());

  it('measures before and after in the measure of record, and the difference is that of their settled areas', async () => {
    const [drawn, revised] = await tell('red-line');
    expect(drawn.shape?.before).toBeNull();
    const { before, after, difference_cm2, sigma_m2 } = revised.shape ?? {};
    expect(before?.area).toEqual(drawn.shape?.after?.area);
    expect(before?.area.method).toBe('planar-gk');
    expect(difference_cm2).toBe((after?.area.value_cm2 ?? 0) - (before?.area.value_cm2 ?? 0));
    // Half the side of a square is a quarter of its area, but for the plane's scale across 50 m.
    expect((after?.area.value_cm2 ?? 0) / (before?.area.value_cm2 ?? 1)).toBeCloseTo(0.25, 4);
    expect(sigma_m2).toBeCloseTo(Math.hypot(before?.area.sigma_m2 ?? 0, after?.area.sigma_m2 ?? 0), 9);
    expect(revised.shape?.bounds[2]).toBeCloseTo(134.201, 6);
    expect(revised.reason).toBe('核减');
  });

  it('says who, when and from which day, in the order of the feed', async () => {
    const told = await tell('clearance-item');
    expect(told.map(({ type, on, by, device }) => [type, on, by, device])).toEqual([
      ['item-registered', '2026-02-01', 'u-1', 'dev-1'],
      ['milestone-recorded', '2026-02-10', 'u-1', 'dev-1'],
    ]);
    expect(told.map(({ seq }) => seq)).toEqual(of('clearance-item').map(({ seq }) => seq));
    expect(told[1].fields).toContainEqual({ path: ['milestones', 'amount'], of: 'surveyed', before: null, after: 1_234_560 });
  });

  it('shows what a forged feed hides in its texts', async () => {
    const hostile = 'a\u202egpj\u0000\ud800<img src=x onerror=alert(1)>';
    const escaped = JSON.stringify(hostile).slice(1, -1);
    const seen = 'a\ufffdgpj\ufffd\ufffd<img src=x onerror=alert(1)>';
    const forged = of('red-line').map((change) => ({
      ...change,
      by: hostile,
      device: hostile,
      body: JSON.parse(JSON.stringify(change.body).replaceAll('滨河路', escaped).replaceAll('核减', escaped)),
    })) as readonly AcceptedChange[];
    const [drawn, revised] = await connected.engine.tellChanges([forged]);
    expect([drawn.by, drawn.device, revised.reason]).toEqual([seen, seen, seen]);
    expect(drawn.fields).toContainEqual({ path: ['name'], before: null, after: seen });
    expect(JSON.stringify([drawn, revised])).not.toMatch(/\u202e|\\u0000|\\ud800/);
  });

  it('calls other entities by their names', async () => {
    const [registered] = await tell('clearance-item');
    expect(registered.fields).toContainEqual({ path: ['redLineId'], before: null, after: '滨河路' });
    const [accepted] = await tell('finding');
    expect(accepted.fields).toContainEqual({ path: ['entities', 'id'], of: 'red-line', before: null, after: '滨河路' });
  });

  it('names what the log lists, and keeps the id of what is no longer there', async () => {
    const named = await connected.engine.nameEntities([
      [
        { kind: 'red-line', id: 'r-1' },
        { kind: 'case', id: 'gone' },
      ],
    ]);
    expect(named).toEqual([
      { kind: 'red-line', id: 'r-1', label: '滨河路', ref: { kind: 'red-line', id: 'r-1' } },
      { kind: 'case', id: 'gone', label: 'gone', ref: null },
    ]);
  });
});

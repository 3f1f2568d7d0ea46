import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, ITEM, type Writer } from '../support/district-changes.ts';
import { openSquares } from '../support/square-district.ts';

const NOW = '2026-06-10T04:00:00.000Z';
const { engine, stop } = connectEngine();
let writer: Writer;
afterAll(stop);
beforeEach(async () => {
  writer = createWriter();
  await openSquares(engine, writer);
});

/** As a feed from elsewhere brings it: nobody asked an action, nor a calendar. */
const put = (id: string, on: string): AcceptedChange =>
  writer.accept({
    district: 'd-1',
    entity: { kind: 'clearance-item', id },
    type: 'item-registered',
    v: 1,
    on,
    base: 0,
    body: { item: { ...ITEM, id, parcelId: 'l-1/0', unit: '', households: [] } },
  } as unknown as ChangeDraft);

describe('a record of a day that has not come', () => {
  it('moves neither the day that counts as the last nor the weeks, and is told', async () => {
    const summary = await engine.apply([[put('i-1', '2026-06-01'), put('i-2', '2099-01-01')], new Map(), NOW]);
    expect([summary.lastOn, summary.laterOn]).toEqual(['2026-06-10', '2099-01-01']);
    expect(summary.weeks.length).toBeGreaterThan(10);
    expect(summary.weeks.every((week) => week <= '2026-06-14')).toBe(true);
    const series = await engine.footprintSeries([{ kind: 'district' }]);
    expect(series.weeks.every((week) => week <= '2026-06-14')).toBe(true);
  });

  it('is there on its day for whoever asks for it', async () => {
    await engine.apply([[put('i-2', '2099-01-01')], new Map(), NOW]);
    const plots = async (on: string) => (await engine.sceneOn([on])).totals?.unresolvedPlots;
    expect([await plots('2026-06-10'), await plots('2099-01-01')]).toEqual([0, 1]);
  });

  it('is today’s in the district’s own zone, not in that of the device', async () => {
    const changes = [put('i-1', '2026-06-11'), put('i-2', '2026-06-12')];
    const summary = await engine.apply([changes, new Map(), '2026-06-10T16:30:00.000Z']);
    expect([summary.lastOn, summary.laterOn]).toEqual(['2026-06-11', '2026-06-12']);
  });

  it('counts as come where the clock stands before the district began, or nobody says what day it is', async () => {
    expect((await engine.apply([[put('i-1', '2026-06-11')], new Map(), '1970-01-01T00:00:00.000Z'])).lastOn).toBe('2026-06-11');
    expect((await engine.apply([[put('i-2', '2026-06-12')], new Map()])).laterOn).toBeNull();
  });
});

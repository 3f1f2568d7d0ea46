import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoEngine, readDemo, startDemoEngine } from '../support/demo-engine.ts';

/** As a record of the feed lies in the file: enough to count from it without the register. */
interface FeedRecord {
  readonly type: string;
  readonly on: string;
  readonly entity: { readonly id: string };
  readonly body: {
    readonly item?: { readonly redLineId: string; readonly buildings: readonly string[] };
    readonly building?: { readonly itemId: string };
    readonly milestone?: { readonly kind: string };
  };
}

/** An item with the days of its milestones, straight from the feed of the demo district. */
interface Counted {
  readonly days: Map<string, string>;
  built: boolean;
}
const itemsOf = new Map<string, Counted[]>();
let demo: DemoEngine;

beforeAll(async () => {
  demo = await startDemoEngine();
  const items = new Map<string, Counted>();
  for (const line of strFromU8(unzipSync(readDemo())['feed.ndjson']).trim().split('\n')) {
    const { type, on, entity, body } = JSON.parse(line) as FeedRecord;
    if (type === 'milestone-withdrawn') throw new Error('the recount knows no withdrawals');
    if (type === 'item-registered' && body.item) {
      const one = { days: new Map([['registered', on]]), built: body.item.buildings.length > 0 };
      items.set(entity.id, one);
      itemsOf.set(body.item.redLineId, [...(itemsOf.get(body.item.redLineId) ?? []), one]);
    }
    const built = type === 'building-registered' && items.get(body.building?.itemId ?? '');
    if (built) built.built = true;
    if (type === 'milestone-recorded' && body.milestone) items.get(entity.id)?.days.set(body.milestone.kind, on);
  }
});
afterAll(() => demo.stop());

/** The same day of the next month, else its last. */
function monthAfter(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

/** What a clerk with a list and a pencil would count on a day. */
function recount(items: readonly Counted[], on: string) {
  const by = ({ days }: Counted, kind: string) => (days.get(kind) ?? '9999') <= on;
  const isOver = (one: Counted) => ['cleared', 'handed-over', 'archived'].some((kind) => by(one, kind));
  const areListed = items.some(({ built }) => built);
  const isEmpty = (one: Counted) =>
    !one.built && !by(one, 'vacated') && !by(one, 'demolished') && (areListed || by(one, 'surveyed'));
  const isBare = (one: Counted) => isEmpty(one) || (isOver(one) && !by(one, 'demolished'));
  const due = ({ days }: Counted) => monthAfter(days.get('paid') ?? '');
  const paid = items.filter((one) => by(one, 'paid'));
  const judged = paid.filter((one) => by(one, 'demolished') || (!isBare(one) && due(one) < on));
  const signed = items.filter((one) => by(one, 'signed') && !isBare(one));
  return {
    payment: [paid.length, items.filter((one) => by(one, 'signed') || by(one, 'decided')).length],
    demolition: [signed.filter((one) => by(one, 'demolished')).length, signed.length],
    'one-month': [
      judged.filter((one) => by(one, 'demolished') && (one.days.get('demolished') ?? '') <= due(one)).length,
      judged.length,
    ],
  };
}

describe('the rates of a clearance board', () => {
  const ratesOn = async (redLineId: string, on: string) => {
    const { rates } = await demo.engine.clearanceBoard([redLineId, on]);
    return Object.fromEntries(rates.map(({ rate, reached, counted }) => [rate, [reached, counted]]));
  };

  it.each(['2026-11-20', '2026-06-30', '2025-12-31'])('are those of a recount from the feed, as of %s', async (on) => {
    for (const [redLineId, items] of itemsOf) {
      expect(await ratesOn(redLineId, on)).toMatchObject(recount(items, on));
    }
  });

  it('hold 3 of 174 for the old street’s month: three demolished in time, 147 late, 24 overdue and standing', async () => {
    const street = demo.opened.summary.redLines.find(({ name }) => name.startsWith('旧埠老街'));
    expect((await ratesOn(street?.id ?? '', '2026-11-20'))['one-month']).toEqual([3, 174]);
  });
});

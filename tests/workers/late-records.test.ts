import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { MILESTONE_KINDS } from '../../src/core/register/clearance-item.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { DistrictParts } from '../../src/store/save-district.ts';
import type { BoardAnswer } from '../../src/workers/calls/leader-board.ts';
import { openRecorder } from '../support/acting-engine.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';
import { provenParts } from '../support/proven-parts.ts';

const SEED = 20261128;
const WEEKS = ['2026-07-05', '2026-08-16', '2026-09-27', '2026-10-18'] as const;

let demo: DemoEngine;
let parts: DistrictParts;
beforeAll(async () => {
  demo = await startDemoEngine();
  parts = await provenParts(demo.engine, await demo.engine.prove([]));
}, 120_000);
afterAll(() => demo.stop());

/** What an office may learn after it has published: a step of any item on a day of that week or long before it, or another task. */
const late = fc.record({
  item: fc.nat(1_500),
  kind: fc.constantFrom(...MILESTONE_KINDS),
  day: fc.integer({ min: 0, max: 400 }),
  task: fc.option(fc.integer({ min: 1, max: 3_000 }), { freq: 6 }),
});
const histories = fc.array(
  fc.record({ week: fc.constantFrom(...WEEKS), after: fc.array(late, { minLength: 3, maxLength: 12 }) }),
  { minLength: 4, maxLength: 4 },
);

const shown = ({ lines, whole, headlines, unitTasks }: BoardAnswer) => ({ lines, whole, headlines, unitTasks });

it(`published weeks are told again to the last digit, whatever records of their time come in later (seed ${SEED})`, async () => {
  const [history] = fc.sample(histories, { seed: SEED, numRuns: 1 });
  const recorder = openRecorder(demo.engine, demo.opened.summary.seq);
  const items = [...foldFeed(parts.feed).items.values()];
  const district = demo.opened.summary.district.id;
  const feed: AcceptedChange[] = [...parts.feed];
  const published: { id: string; week: string; seq: number; told: ReturnType<typeof shown> }[] = [];
  const boardOf = (on: string, knownAt: number | null = null) =>
    demo.engine.board([
      {
        level: 'township',
        figure: 'signing',
        on,
        audience: 'planner',
        knownAt,
        ...(knownAt !== null && { parts: { ...parts, feed } }),
      },
    ]);
  for (const [n, { week, after }] of history.entries()) {
    const told = shown(await boardOf(week));
    const digest = await demo.engine.boardDigest([week]);
    feed.push(
      ...(await recorder.act({ action: 'publishBoard', input: { board: { id: `b-${n}`, ...digest }, on: '2026-11-20' } })),
    );
    published.push({ id: `b-${n}`, week, seq: digest.knownAt, told });
    for (const { item, kind, day, task } of after) {
      const on = new Date(Date.parse(week) - day * 86_400_000).toISOString().slice(0, 10);
      const body = { milestone: { kind, documentNo: `补录-${n}` } };
      const entity = { kind: 'clearance-item', id: items[item % items.length].id } as const;
      feed.push(...(await recorder.accept([{ district, entity, type: 'milestone-recorded', v: 1, on, base: 0, body }])));
      if (task === null) continue;
      const yearTasks = [{ year: 2026, households: task }];
      feed.push(
        ...(await recorder.act({ action: 'changeSettings', input: { patch: { yearTasks }, reason: '下达', on: '2026-11-20' } })),
      );
    }
  }
  let changed = 0;
  for (const { id, week, seq, told } of published) {
    const again = await demo.engine.reproduceBoard([id, { ...parts, feed }]);
    expect([id, again.isSame]).toEqual([id, true]);
    expect([id, shown(await boardOf(week, seq))]).toEqual([id, told]);
    changed += again.differences.length;
  }
  // The records were not nothing: by what is known today those weeks were otherwise.
  expect(changed).toBeGreaterThan(0);
});

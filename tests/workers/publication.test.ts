import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings } from '../../src/core/register/actions/change-settings.ts';
import { recordMilestone } from '../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../src/core/register/actions/register-item.ts';
import { registerAsOf } from '../../src/core/register/as-of-day.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { ITEM } from '../support/district-changes.ts';
import { type ImportDesk, openDesk } from '../support/import-desk.ts';
import { placeAt } from '../support/square-district.ts';
import { squareParcels, squareRedLine } from '../support/square-parcels.ts';

const PLANE = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
let desk: ImportDesk;

beforeAll(async () => {
  desk = await openDesk({ plane: PLANE, bounds: [...placeAt(-1000, -1000), ...placeAt(1000, 1000)] as never });
  await desk.accept(await desk.read('parcels.geojson', squareParcels()), { ids: ['l-1'] });
  await desk.accept(await desk.read('lines.geojson', squareRedLine()), { kind: 'red-lines', ids: ['l-2', 'r-1'] });
  const { register } = desk.writer;
  await desk.record([registerItem(register, { item: { ...ITEM, parcelId: 'l-1/0', households: [] }, on: '2026-03-02' })]);
});
afterAll(() => desk.stop());

/** The weekly figures as anybody computes them who knows these changes. */
async function figures(feed: readonly AcceptedChange[]) {
  const { engine, stop } = connectEngine();
  await engine.open([{ from: 'parts', feed, packages: desk.packages }]);
  const series = await engine.footprintSeries([{ kind: 'district' }]);
  stop();
  return series;
}

it('a change that was recorded before a publication and accepted after it leaves the published figures as they were', async () => {
  const { writer } = desk;
  const record = async (kind: 'signed' | 'paid' | 'handed-over' | 'surveyed', on: string) =>
    (await desk.record([recordMilestone(writer.register, { itemId: 'i-1', kind, on })]))[0];
  await record('surveyed', '2026-04-20');
  const published = { seq: writer.register.seq, series: await figures(writer.changes) };
  const digest = digestRegister(writer.register);

  // Out of coverage in March, accepted only now: the writer stamps every change as recorded before it accepts any.
  for (const [kind, on] of [
    ['signed', '2026-03-05'],
    ['paid', '2026-03-06'],
    ['handed-over', '2026-03-07'],
  ] as const)
    expect((await record(kind, on)).seq).toBeGreaterThan(published.seq);

  const known = writer.changes.filter(({ seq }) => seq <= published.seq);
  expect(await figures(known)).toEqual(published.series);
  expect(digestRegister(foldFeed(writer.changes, published.seq))).toBe(digest);
  // By what is known now the land was resolved in March already: the late change is in the figures of today.
  const now = await figures(writer.changes);
  expect(now.unresolved_cm2.at(-1)).toBe(0);
  expect(published.series.unresolved_cm2.at(-1)).toBeGreaterThan(0);
  const handedOver = (seq: number) =>
    registerAsOf(foldFeed(writer.changes, seq), '2026-03-31')
      .items.get('i-1')
      ?.milestones.map(({ kind }) => kind);
  expect(handedOver(published.seq)).toEqual(['registered']);
  expect(handedOver(writer.register.seq)).toContain('handed-over');
});

it('a change of settings after a publication leaves what was published as it was, and holds from its place in the feed', async () => {
  const { writer } = desk;
  const published = { seq: writer.register.seq, series: await figures(writer.changes), settings: writer.register.settings };
  const measureOfRecord = { ...published.settings?.measureOfRecord, parcels: 'ellipsoidal' } as never;
  const patch = { measureOfRecord, week: { startsOn: 3, closesAt: '24:00' } } as const;
  // Entered for a day before the first record: a setting has no effect on days, only on what is known.
  await desk.record([changeSettings(writer.register, { patch, reason: '办公会', on: '2026-01-01' })]);

  expect(await figures(writer.changes.filter(({ seq }) => seq <= published.seq))).toEqual(published.series);
  expect(foldFeed(writer.changes, published.seq).settings).toEqual(published.settings);
  const now = await figures(writer.changes);
  expect(now.weeks).not.toEqual(published.series.weeks);
  // The engine that was open all the time says the same as one that reads the feed anew.
  expect(await desk.engine.footprintSeries([{ kind: 'district' }])).toEqual(now);
});

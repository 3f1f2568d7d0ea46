import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskedShape, FoundGroup, Identified, Subject } from '../../src/workers/calls/inspection.ts';
import type { EngineApi, FeatureRef, Opened } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { openSquares, placeAt } from '../support/square-district.ts';
import { connectEngine } from '../support/demo-engine.ts';

const DAY = '2026-02-01';
const LATEST = '2026-11-20';
const M2 = 10_000;

const corners = (west: number, south: number, east: number, north: number): [number, number][] => [
  placeAt(west, south),
  placeAt(east, south),
  placeAt(east, north),
  placeAt(west, north),
];
const polygon = (points: [number, number][], corridor_m = 0): AskedShape => ({
  from: 'sketch',
  as: 'polygon',
  points,
  corridor_m,
});
const line = (points: [number, number][], corridor_m = 0): AskedShape => ({ from: 'sketch', as: 'line', points, corridor_m });

function groupOf(found: Identified, subject: Subject): FoundGroup {
  const group = found.groups.find((one) => one.subject === subject);
  if (!group) throw new Error(`nothing found of ${subject}`);
  return group;
}

describe('three squares, the last 10 m over the one before, and a red line', () => {
  const { engine, stop: close } = connectEngine();
  let parcel: (row: number) => FeatureRef;
  let redLine: FeatureRef;

  beforeAll(async () => {
    const { layerId, redLineId } = await openSquares(engine);
    parcel = (row) => ({ kind: 'parcel', layerId, row });
    redLine = { kind: 'red-line', id: redLineId };
  });
  afterAll(close);

  it('have known parts in a drawn polygon, land claimed twice counted once', async () => {
    const found = await engine.identify([polygon(corners(50, 0, 250, 50)), DAY]);
    expect(found).toMatchObject({ kind: 'area', area: { planar: { value_cm2: 10_000 * M2 } }, length_mm: null });
    const parcels = groupOf(found, 'parcels');
    expect(parcels.labels).toEqual(['T-002', 'T-003', 'T-001']);
    expect([...parcels.inside]).toEqual([5_000 * M2, 3_000 * M2, 2_500 * M2]);
    expect(parcels.total).toEqual({ count: 3, sum: 10_500 * M2, once: 10_000 * M2, households: 0 });
    expect(parcels.whole - parcels.total.once).toBe(0);
    expect(groupOf(found, 'red-lines').total).toMatchObject({ count: 1, sum: 7_500 * M2 });
  });

  it('leave a remainder that nothing covers', async () => {
    const parcels = groupOf(await engine.identify([polygon(corners(-100, 0, 100, 200)), DAY]), 'parcels');
    expect(parcels.total.once).toBe(10_000 * M2);
    expect(parcels.whole - parcels.total.once).toBe(30_000 * M2);
  });

  it('that a drawn shape only brushes are slivers, in no total', async () => {
    const parcels = groupOf(await engine.identify([polygon(corners(-100, 0, 0.05, 100)), DAY]), 'parcels');
    expect(parcels.total.count).toBe(0);
    expect(parcels.slivers).toEqual({ count: 1, sum: 5 * M2 });
  });

  it('agree with the overlap table when the red line itself is the shape, which is then no finding', async () => {
    const found = await engine.identify([{ from: 'feature', ref: redLine, corridor_m: 0 }, DAY]);
    const { totals } = await engine.overlapTable(['r-1', DAY]);
    const parcels = groupOf(found, 'parcels');
    expect(parcels.total).toMatchObject({ count: totals.overlaps, sum: totals.area_cm2, once: totals.union_cm2 });
    expect(found.groups.map(({ subject }) => subject)).toEqual(['parcels']);
  });

  it('have known lengths under a line, once where two claim the land', async () => {
    const found = await engine.identify([line([placeAt(-50, 50), placeAt(350, 50)]), DAY]);
    expect(found).toMatchObject({ kind: 'line', length_mm: 400_000, area: null });
    const parcels = groupOf(found, 'parcels');
    expect([...parcels.inside]).toEqual([100_000, 100_000, 100_000]);
    expect(parcels.total).toMatchObject({ sum: 300_000, once: 290_000 });
    expect(groupOf(found, 'red-lines').total.once).toBe(150_000);
  });

  it('have the area of a corridor along a line', async () => {
    const found = await engine.identify([line([placeAt(0, 50), placeAt(100, 50)], 20), DAY]);
    const parcels = groupOf(found, 'parcels');
    const inFirst = parcels.inside[parcels.labels.indexOf('T-001')];
    // A strip of 40 m through the first square; the round ends lie beyond its sides.
    expect(Math.abs(inFirst / M2 - 4_000)).toBeLessThan(0.01);
    expect(found.outline.type).toBe('Polygon');
  });

  it('are refused a shape that encloses nothing', async () => {
    await expect(engine.identify([polygon([placeAt(0, 0), placeAt(10, 10)]), DAY])).rejects.toMatchObject({
      code: 'sketch-empty',
    });
    await expect(engine.identify([line([placeAt(0, 0)]), DAY])).rejects.toMatchObject({ code: 'sketch-empty' });
  });

  it('can be asked about by a drawn outline that crosses itself', async () => {
    const [a, b, c, d] = corners(0, 0, 100, 100);
    const found = await engine.identify([polygon([a, c, b, d]), DAY]);
    expect(found.area?.planar?.value_cm2).toBe(5_000 * M2);
  });

  it('lie at known distances and directions from a place', async () => {
    const [lon, lat] = placeAt(320, 140);
    const near = await engine.near([{ from: 'point', lon, lat }, { within_m: 120 }, DAY]);
    const parcels = near.groups.find(({ subject }) => subject === 'parcels');
    expect(parcels?.rows.map(({ label, direction }) => [label, direction])).toEqual([['T-003', 'sw']]);
    expect(parcels?.rows[0].distance_m).toBeCloseTo(50, 6);
    expect(near.ring?.type).toBe('Polygon');
    const three = await engine.near([{ from: 'point', lon, lat }, { nearest: 2 }, DAY]);
    expect(three.groups[0].rows.map(({ label }) => label)).toEqual(['T-003', 'T-002']);
    expect(three.ring).toBeNull();
  });

  it('lie at 0 m where they touch or overlap, and a feature is not near itself', async () => {
    const near = await engine.near([{ from: 'feature', ref: parcel(1) }, { within_m: 30 }, DAY]);
    const parcels = near.groups.find(({ subject }) => subject === 'parcels');
    expect(parcels?.rows.map(({ label, distance_m }) => [label, distance_m])).toEqual([
      ['T-001', 0],
      ['T-003', 0],
    ]);
    expect(parcels?.sum_cm2).toBe(20_000 * M2);
  });

  it('relate to each other by shared land and distance', async () => {
    expect(await engine.relate([parcel(1), parcel(2), DAY])).toMatchObject({
      overlap: { value_cm2: 1_000 * M2, method: 'planar-gk' },
      distance_m: 0,
      direction: null,
      sliver: false,
    });
    const apart = await engine.relate([parcel(0), parcel(2), DAY]);
    expect(apart).toMatchObject({ overlap: null, direction: 'e' });
    expect(apart.distance_m).toBeCloseTo(90, 9);
  });

  it('are told in a few words', async () => {
    const [first, line0] = await engine.glance([[parcel(0), redLine], DAY]);
    expect(first).toMatchObject({ kind: 'parcel', title: 'T-001', area: { value_cm2: 10_000 * M2 }, redLines: [{ id: 'r-1' }] });
    expect(first.kind === 'parcel' && first.redLines[0].share).toBeCloseTo(0.5, 9);
    expect(line0).toMatchObject({ kind: 'red-line', area: { value_cm2: 15_000 * M2 }, unresolvedPlots: 0 });
  });

  it('have a history from their import on', async () => {
    const history = await engine.history([parcel(0)]);
    expect(history.events).toMatchObject([{ kind: 'layer-imported', on: '2026-01-02', note: 'parcels' }]);
    expect((await engine.history([redLine])).events).toMatchObject([
      { kind: 'red-line-drawn', on: '2026-01-02', area_cm2: 15_000 * M2, by: 'u-1' },
    ]);
  });
});

describe('the demo district', () => {
  const { engine, stop: close } = connectEngine();
  let opened: Opened;

  beforeAll(async () => {
    opened = await openDemo(engine);
  });
  afterAll(close);

  it('is covered by its zones, townships and villages alike', async () => {
    const found = await engine.identify([{ from: 'bounds', bounds: opened.summary.settings.bounds }, LATEST]);
    const [zones, townships] = (['zone', 'township'] as const).map((subject) => groupOf(found, subject).total.once);
    expect(zones).toBeGreaterThan(0);
    // Each unit is settled to whole cm² by itself.
    expect(Math.abs(zones - townships)).toBeLessThanOrEqual(100);
    const parcels = groupOf(found, 'parcels');
    expect(parcels.total.count).toBe(opened.summary.counts.parcels);
    for (const { entries } of parcels.classes) {
      expect(entries.reduce((sum, entry) => sum + entry.count, 0)).toBe(parcels.total.count);
      expect(entries.reduce((sum, entry) => sum + entry.sum, 0)).toBe(parcels.total.sum);
      expect(entries.reduce((sum, entry) => sum + entry.once, 0)).toBeGreaterThanOrEqual(parcels.total.once);
    }
    expect(parcels.total.once).toBeLessThan(parcels.total.sum);
  });

  it('has in each red line what the overlap table of that red line says', async () => {
    for (const { id } of opened.summary.redLines.slice(0, 6)) {
      const found = await engine.identify([{ from: 'feature', ref: { kind: 'red-line', id }, corridor_m: 0 }, LATEST]);
      const { totals } = await engine.overlapTable([id, LATEST]);
      expect(groupOf(found, 'parcels').total).toMatchObject({ count: totals.overlaps, sum: totals.area_cm2 });
    }
  });

  it('can stop in the middle of an answer', async () => {
    const stop = new AbortController();
    const asked = engine.identify([{ from: 'bounds', bounds: opened.summary.settings.bounds }, LATEST], { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('has builds on parcels inside red lines: never more land than any two of them share', async () => {
    const scene = await engine.sceneOn([LATEST]);
    let triples = 0;
    for (const { id } of scene.sightings.slice(0, 80)) {
      const detail = await engine.describe([{ kind: 'sighting', id }, LATEST]);
      for (const { parcel, redLine, area } of detail.triples) {
        triples++;
        const shared = [parcel.ref, redLine.ref].map(
          (ref) => detail.overlaps.find((entry) => JSON.stringify(entry.with) === JSON.stringify(ref))?.area.value_cm2 ?? 0,
        );
        expect(area.value_cm2).toBeGreaterThan(0);
        expect(area.value_cm2).toBeLessThanOrEqual(Math.min(...shared));
      }
    }
    expect(triples).toBeGreaterThan(3);
  });

  it('tells what happened to an item in order, with who recorded it, and its status without gaps', async () => {
    const line = opened.summary.redLines[0];
    const { rows } = await engine.overlapTable([line.id, LATEST]);
    const done = rows.find((row) => row.status === 'handed-over') ?? rows[0];
    const { events, lanes, marks } = await engine.history([done.ref]);
    expect(events.map(({ on }) => on)).toEqual(events.map(({ on }) => on).toSorted());
    expect(events.filter(({ kind }) => kind === 'milestone').every(({ by }) => by?.startsWith('group-'))).toBe(true);
    const spans = lanes.find(({ kind }) => kind === 'item')?.spans ?? [];
    expect(spans.length).toBeGreaterThan(0);
    spans.slice(1).forEach((span, n) => expect(spans[n].untilOn).toBe(span.fromOn));
    expect(marks.some(({ kind }) => kind === 'due')).toBe(true);
  });

  it('tells how a build shrank', async () => {
    const scene = await engine.sceneOn([LATEST]);
    const histories = await Promise.all(
      scene.sightings.slice(0, 150).map(({ id }) => engine.history([{ kind: 'sighting', id }])),
    );
    const reshaped = histories.find(({ events }) =>
      events.some(({ kind, difference_cm2 }) => kind === 'reshaped' && (difference_cm2 ?? 0) < 0),
    );
    const spans = reshaped?.lanes[0].spans ?? [];
    expect(spans[0].level).toBe(1);
    // A survey between the report and the demolition keeps the outline.
    expect(spans.some(({ level = 1 }) => level < 1)).toBe(true);
    expect(histories.some(({ events }) => events.some(({ kind }) => kind === 'linked'))).toBe(true);
  });
});

const openDemo = (engine: Remote<EngineApi>): Promise<Opened> =>
  engine.open([{ from: 'bytes', bytes: new Uint8Array(readFileSync('data/demo.chidu')) }]);

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ITEM_STATUSES } from '../../src/core/register/clearance-item.ts';
import { CONFLICT_KINDS, type Conflicts } from '../../src/workers/calls/cartography.ts';
import type { EngineApi, Opened } from '../../src/workers/engine-api.ts';
import { ENGINE_CALLS } from '../../src/workers/engine-calls.ts';
import { sameRef } from '../../src/workers/feature-ref.ts';
import { connect, type Remote } from '../../src/workers/rpc.ts';
import { serveEngine } from '../../src/workers/serve-engine.ts';

const LATEST = '2026-11-20';
const EARLIER = '2026-05-03';

let engine: Remote<EngineApi>;
let opened: Opened;
let conflicts: Conflicts;
let ports: MessagePort[];

beforeAll(async () => {
  const { port1, port2 } = new MessageChannel();
  ports = [port1, port2];
  serveEngine(port2);
  for (const port of ports) port.start();
  engine = connect<EngineApi>(port1, ENGINE_CALLS);
  opened = await engine.open([{ from: 'bytes', bytes: new Uint8Array(readFileSync('data/demo.chidu')) }]);
  conflicts = await engine.conflicts([LATEST]);
});

afterAll(() => {
  for (const port of ports) port.close();
});

const ofKind = (kind: (typeof CONFLICT_KINDS)[number]) => conflicts.shown.filter((one) => one.kind === kind);

describe('the conflicts of a day', () => {
  it('are totalled as they are listed, the largest first, each once', () => {
    for (const kind of CONFLICT_KINDS) {
      const listed = ofKind(kind);
      expect(conflicts.totals[kind]).toEqual({
        count: listed.length,
        area_cm2: listed.reduce((sum, one) => sum + one.area_cm2, 0),
      });
    }
    expect(conflicts.left).toBe(0);
    const areas = conflicts.shown.map((one) => one.area_cm2);
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
    expect(new Set(conflicts.shown.map(({ id }) => id)).size).toBe(conflicts.shown.length);
  });

  it.each(['parcels', 'red-lines'] as const)('among %s have the area that the panel of each claim shows', async (kind) => {
    const listed = ofKind(kind).slice(0, 12);
    expect(listed.length).toBeGreaterThan(3);
    for (const { claims, area_cm2 } of listed) {
      const detail = await engine.describe([claims[0], LATEST]);
      const found = detail.overlaps.find((overlap) => sameRef(overlap.with, claims[1]));
      expect(found?.area.value_cm2).toBe(area_cm2);
      expect(found?.sliver).toBe(false);
    }
  });

  it('hold every double claim of a red line’s parcels over the sliver rule', async () => {
    const listed = new Set(ofKind('parcels').flatMap(({ claims: [a, b] }) => [JSON.stringify([a, b]), JSON.stringify([b, a])]));
    const table = await engine.overlapTable([opened.summary.redLines[0].id, LATEST]);
    for (const { ref } of table.rows.slice(0, 40)) {
      const { overlaps } = await engine.describe([ref, LATEST]);
      const double = overlaps.filter(
        (overlap) =>
          overlap.with.kind === 'parcel' && ref.kind === 'parcel' && overlap.with.layerId === ref.layerId && !overlap.sliver,
      );
      expect(double.filter((overlap) => !listed.has(JSON.stringify([ref, overlap.with])))).toEqual([]);
    }
  });

  it('with a build never take more land than the build has in the red line', async () => {
    const afterFreeze = ofKind('after-freeze').slice(0, 8);
    expect(afterFreeze.length).toBeGreaterThan(3);
    for (const { claims, area_cm2 } of afterFreeze) {
      const detail = await engine.describe([claims[0], LATEST]);
      const found = detail.overlaps.find((overlap) => sameRef(overlap.with, claims[1]));
      expect(found?.area.value_cm2).toBe(area_cm2);
      expect(detail.kind === 'sighting' && detail.timing.some(({ verdict }) => verdict === 'after')).toBe(true);
    }
    for (const { claims, area_cm2 } of ofKind('compensated').slice(0, 8)) {
      const detail = await engine.describe([claims[0], LATEST]);
      const parcel = detail.overlaps.find((overlap) => sameRef(overlap.with, claims[1]));
      expect(area_cm2).toBeLessThanOrEqual((parcel?.area.value_cm2 ?? 0) + 1);
      const paid = await engine.describe([claims[1], LATEST]);
      const [, land] = claims;
      const layer = opened.summary.layers.find(({ id }) => land.kind === 'parcel' && land.layerId === id);
      // Land paid for in former years has no items of its own.
      if (layer?.kind === 'compensated') continue;
      expect(paid.kind === 'parcel' && paid.items.some(({ status }) => ITEM_STATUSES.indexOf(status) >= 2)).toBe(true);
    }
  });

  it('are drawn where they are marked', () => {
    for (const { shape, lon, lat } of conflicts.shown) {
      const rings = shape?.type === 'Polygon' ? shape.coordinates : (shape?.coordinates.flat() ?? []);
      const lons = rings.flat().map((position) => position[0]);
      const lats = rings.flat().map((position) => position[1]);
      expect(lon >= Math.min(...lons) && lon <= Math.max(...lons)).toBe(true);
      expect(lat >= Math.min(...lats) && lat <= Math.max(...lats)).toBe(true);
    }
  });

  it('keep their key while nothing changed, and change with the day', async () => {
    expect((await engine.conflicts([LATEST])).key).toBe(conflicts.key);
    const earlier = await engine.conflicts([EARLIER]);
    expect(earlier.key).not.toBe(conflicts.key);
    // Double claims of parcels do not depend on the day; builds do.
    expect(earlier.totals.parcels).toEqual(conflicts.totals.parcels);
    expect(earlier.totals.compensated.count).toBeLessThan(conflicts.totals.compensated.count);
  });

  it('are counted in the units they lie in: zones add up to what lies in any zone', async () => {
    const level = (unitId: string) => opened.summary.settings.units.find(({ id }) => id === unitId)?.level;
    const sum = (of: string, what: 'builds' | 'conflicts') =>
      conflicts.units.filter(({ unitId }) => level(unitId) === of).reduce((all, one) => all + one[what], 0);
    for (const what of ['builds', 'conflicts'] as const) {
      expect(sum('zone', what)).toBe(sum('township', what));
      expect(sum('zone', what)).toBeGreaterThan(0);
    }
    expect(sum('zone', 'conflicts')).toBeLessThanOrEqual(conflicts.shown.length);
  });

  it('whose search was cancelled are found by the next who asks', async () => {
    const controller = new AbortController();
    const first = engine.conflicts(['2026-03-01'], { signal: controller.signal });
    const second = engine.conflicts(['2026-03-01']);
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect((await second).totals.parcels).toEqual(conflicts.totals.parcels);
  });
});

describe('the legend', () => {
  it.each([LATEST, EARLIER])('of the whole district on %s has the figures of the district', async (on) => {
    const counts = await engine.legendIn([opened.summary.settings.bounds, on]);
    const scene = await engine.sceneOn([on]);
    const statuses = ITEM_STATUSES.map((status) => [counts.statuses[status].count, counts.statuses[status].area_cm2]);
    expect(statuses).toEqual(
      ITEM_STATUSES.map((status) => [scene.statusCounts[status].plots, scene.statusCounts[status].area_cm2]),
    );
    expect(counts.openCases.count).toBe(scene.totals.openCases);
    const ofItems_cm2 = statuses.slice(0, -1).reduce((sum, [, area_cm2]) => sum + area_cm2, 0);
    expect(ofItems_cm2 + counts.openCases.area_cm2).toBe(scene.totals.unresolved_cm2);
    expect(counts.redLines.count).toBe(scene.redLines.features.length);
    expect(counts.sightings.count).toBe(scene.sightings.filter(({ shape }) => shape !== null).length);
    expect(counts.conflicts).toEqual((await engine.conflicts([on])).totals);
  });

  it('of one red line’s box holds all its plots, with at least their land by the overlap table', async () => {
    const [line] = opened.summary.redLines;
    const counts = await engine.legendIn([line.bounds, LATEST]);
    const table = await engine.overlapTable([line.id, LATEST]);
    const withItem = table.rows.filter((row) => row.status !== undefined && !row.sliver);
    const plots = ITEM_STATUSES.reduce((sum, status) => sum + counts.statuses[status].count, 0);
    const area_cm2 = ITEM_STATUSES.reduce((sum, status) => sum + counts.statuses[status].area_cm2, 0);
    expect(withItem.length).toBeGreaterThan(3);
    expect(plots).toBeGreaterThanOrEqual(withItem.length);
    // Land claimed twice counts once here and twice in the table's sum of rows.
    const doubled_cm2 = table.totals.area_cm2 - table.totals.union_cm2;
    expect(area_cm2).toBeGreaterThanOrEqual(withItem.reduce((sum, row) => sum + row.overlap_cm2, 0) - doubled_cm2 - plots);
    const whole = await engine.legendIn([opened.summary.settings.bounds, LATEST]);
    expect(counts.redLines.count).toBeLessThan(whole.redLines.count);
  });

  it('of a place without records is empty', async () => {
    const counts = await engine.legendIn([[100, 30, 100.1, 30.1], LATEST]);
    const all = [...Object.values(counts.statuses), counts.redLines, counts.sightings, ...Object.values(counts.conflicts)];
    expect(all.every(({ count, area_cm2 }) => count === 0 && area_cm2 === 0)).toBe(true);
    expect(Object.values(counts.layers)).toEqual([0, 0, 0, 0]);
  });
});

describe('a change of settings', () => {
  it('is drafted as a dated change, and refused where it changes nothing', async () => {
    const draft = await engine.draftSettings([{ mapApprovalNo: 'GS(2026)1号' }, LATEST]);
    expect(draft).toMatchObject({ type: 'settings-changed', on: LATEST, body: { patch: { mapApprovalNo: 'GS(2026)1号' } } });
    await expect(engine.draftSettings([{ smallCell: 3 }, LATEST])).rejects.toMatchObject({ code: 'nothing-changed' });
  });
});

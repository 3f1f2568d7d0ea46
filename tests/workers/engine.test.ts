import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillShapes } from '../../src/workers/same-shapes.ts';
import { ITEM_STATUSES } from '../../src/core/register/clearance-item.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import type { DayScene, EngineApi, ImportChoice, Opened } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { connectEngine, type DemoEngine, readDemo, startDemoEngine } from '../support/demo-engine.ts';
import { squareParcels, squareRedLine } from '../support/square-parcels.ts';
import { provenParts } from '../support/proven-parts.ts';
import type { DistrictParts } from '../../src/store/save-district.ts';

const LATEST = '2026-11-20';
const LONG_AGO = '2025-06-22';

let engine: Remote<EngineApi>;
let opened: Opened;
let proven: DistrictParts;
let demo: DemoEngine;
const stops: (() => void)[] = [];

beforeAll(async () => {
  demo = await startDemoEngine();
  ({ engine, opened } = demo);
  proven = await provenParts(engine, await engine.prove([]));
});

afterAll(() => {
  demo.stop();
  for (const stop of stops) stop();
});

const unresolvedByStatus = (scene: DayScene) =>
  ITEM_STATUSES.slice(0, -1).reduce(
    (sum, status) => ({
      plots: sum.plots + scene.statusCounts[status].plots,
      area_cm2: sum.area_cm2 + scene.statusCounts[status].area_cm2,
    }),
    { plots: 0, area_cm2: 0 },
  );

describe('a day of the demo district', () => {
  for (const on of [LONG_AGO, '2026-05-03', LATEST]) {
    it(`counts land once: statuses and zones add up to the unresolved footprint of ${on}`, async () => {
      const scene = await engine.sceneOn([on]);
      const { totals } = scene;
      expect(totals.unresolvedPlots).toBeGreaterThan(0);
      const { weeks, items_cm2, unresolved_cm2 } = await engine.footprintSeries([{ kind: 'district' }]);
      const week = weeks.indexOf(on);
      expect(unresolvedByStatus(scene)).toEqual({ plots: totals.unresolvedPlots, area_cm2: items_cm2[week] });
      expect(totals.unresolved_cm2).toBe(unresolved_cm2[week]);
      if (on === LATEST) expect(totals.unresolved_cm2).toBeGreaterThan(items_cm2[week]);
      const zones = new Set(opened.summary.settings.units.filter((unit) => unit.level === 'zone').map((unit) => unit.id));
      const ofZones = scene.units.filter((unit) => zones.has(unit.unitId));
      expect(ofZones.reduce((sum, zone) => sum + zone.unresolvedPlots, 0)).toBe(totals.unresolvedPlots);
      // Each part is settled to whole cm² by itself: a rounding step for every claimed piece at a border.
      const area_cm2 = ofZones.reduce((sum, zone) => sum + zone.unresolved_cm2, 0);
      expect(Math.abs(area_cm2 - totals.unresolved_cm2)).toBeLessThanOrEqual(totals.unresolvedPlots + totals.openCases);
    });
  }

  it('is the same beside another day, whose shapes need not come again', async () => {
    const [whole, other] = [await engine.sceneOn([LATEST]), await engine.sceneOn(['2026-05-03'])];
    const sent = await engine.sceneOn([LATEST, '2026-05-03']);
    expect(fillShapes(sent, other)).toEqual(whole);
    expect(JSON.stringify(sent.redLines).length).toBeLessThan(JSON.stringify(whole.redLines).length / 2);
    expect(sent.sightings.length).toBeLessThan(whole.sightings.length / 2);
  });

  it('is the same in the series as in the scene', async () => {
    const series = await engine.footprintSeries([{ kind: 'district' }]);
    const scene = await engine.sceneOn([LATEST]);
    expect(series.weeks.at(-1)).toBe(LATEST);
    expect(series.unresolved_cm2.at(-1)).toBe(scene.totals.unresolved_cm2);
    expect(series.unresolvedPlots.at(-1)).toBe(scene.totals.unresolvedPlots);
  });
});

describe('a red line', () => {
  it('that was not drawn yet covers nothing, and says from when it will', async () => {
    const late = opened.summary.redLines.find((line) => line.name === '旧埠老街更新项目');
    if (!late) throw new Error('the demo has no such red line');
    const table = await engine.overlapTable([late.id, LONG_AGO]);
    expect(table.rows).toEqual([]);
    expect(table.notBefore).toMatch(/^202\d-/);
    expect((table.notBefore ?? '') > LONG_AGO).toBe(true);
    const detail = await engine.describe([{ kind: 'red-line', id: late.id }, LONG_AGO]);
    expect(detail.notBefore).toBe(table.notBefore);
    expect(detail.overlaps).toEqual([]);
  });

  it('has totals that are the sums of its rows, slivers apart', async () => {
    const [line] = opened.summary.redLines;
    const table = await engine.overlapTable([line.id, LATEST]);
    const counted = table.rows.filter((row) => !row.sliver);
    expect(table.totals.overlaps).toBe(counted.length);
    expect(table.totals.area_cm2).toBe(counted.reduce((sum, row) => sum + row.overlap_cm2, 0));
    expect(table.totals.union_cm2).toBeLessThanOrEqual(table.totals.area_cm2);
    expect(table.totals.area_cm2).toBeLessThanOrEqual(table.rows.reduce((sum, row) => sum + row.parcel_cm2, 0));
  });
});

describe('a search', () => {
  it('finds a case by its number, and shows its first build', async () => {
    const hits = await engine.search(['案〔2026〕48号', 5]);
    const found = hits.find(({ dossier }) => dossier?.kind === 'case');
    expect(found?.title).toContain('48号');
    const file = await engine.caseFile([found?.dossier?.id ?? '', LATEST]);
    expect(found?.ref).toEqual({ kind: 'sighting', id: file.builds[0].id });
  });
});

describe('a report of a build', () => {
  it('of which nothing is left covers no land any more', async () => {
    const [hit] = await engine.search(['XC-2026-0304', 1]);
    const standing = await engine.describe([hit.ref, '2026-10-01']);
    const gone = await engine.describe([hit.ref, LATEST]);
    expect(standing.goneOn).toBeUndefined();
    expect(standing.overlaps.length).toBeGreaterThan(0);
    expect(gone.goneOn).toBe('2026-11-16');
    expect(gone.overlaps).toEqual([]);
  });
});

describe('an import', () => {
  const choice = (importId: string, kind: ImportChoice['kind']): ImportChoice => ({
    importId,
    kind,
    name: 'layer',
    mapping: { parcelNo: '宗地号', name: '名称', statedArea: '面积', statedUnit: 'm2' },
    sigma_m: 0.05,
    surveyed: true,
  });
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('proposes fields and the plane, and changes nothing before its changes are recorded', async () => {
    const preview = await engine.readImport([[{ name: 'a.geojson', bytes: bytes(squareParcels()) }]]);
    expect(preview.mapping).toMatchObject({ parcelNo: '宗地号', statedArea: '面积' });
    expect(preview.proposedPlane?.meridian).toBe(117);
    expect(preview.insideDistrict).toBe(false);
    await engine.dropImport([preview.importId]);
    await expect(engine.admitImport([choice(preview.importId, 'parcels'), LATEST, ['id']])).rejects.toMatchObject({
      code: 'import-missing',
    });
  });

  it('that is far from the district is refused whole', async () => {
    const preview = await engine.readImport([[{ name: 'a.geojson', bytes: bytes(squareRedLine().replace(/\[117/g, '[17')) }]]);
    await expect(engine.admitImport([choice(preview.importId, 'reference'), LATEST, ['id']])).rejects.toMatchObject({
      code: 'nothing-admitted',
    });
  });

  it('in a named coordinate system is read in it, and refused where it cannot be', async () => {
    await expect(
      engine.readImport([[{ name: 'a.geojson', bytes: bytes(squareParcels()) }], {}, { crs: 'EPSG:4527', swapped: false }]),
    ).rejects.toMatchObject({
      code: 'not-metres',
    });
    await expect(
      engine.readImport([[{ name: 'a.geojson', bytes: bytes(squareParcels()) }], {}, { crs: 'EPSG:2384', swapped: false }]),
    ).rejects.toMatchObject({
      code: 'crs-unverified-datum',
    });
  });

  it('that is broken leaves the district as it was', async () => {
    await expect(
      engine.readImport([[{ name: 'a.geojson', bytes: bytes('{"type":"FeatureCollection","features":[{') }]]),
    ).rejects.toMatchObject({
      code: 'json-truncated',
    });
    expect((await engine.sceneOn([LATEST])).totals.unresolvedPlots).toBeGreaterThan(0);
  });
});

describe('the layer that clearance items lie on', () => {
  it('cannot be withdrawn: history would become nothing', async () => {
    const parcels = opened.summary.layers.find((layer) => layer.kind === 'parcels');
    await expect(engine.draftWithdrawal([parcels?.id ?? '', 'test', LATEST])).rejects.toMatchObject({
      code: 'layer-in-use',
      params: { items: 1169 },
    });
  });
});

describe('a district file', () => {
  it('with a record that is not what was accepted is refused, and the open district stays', async () => {
    const { feed, packages } = proven;
    const altered = feed.map((change) => (change.seq === 2000 ? { ...change, by: 'somebody-else' } : change));
    const { district, settings } = opened.summary;
    const file = packContainer(await writeContainer({ district, settings, feed: altered, packages, photos: new Map() }));
    await engine.open([{ from: 'bytes', bytes: file }]);
    await expect(engine.prove([])).rejects.toMatchObject({
      code: 'feed-altered',
      params: { seq: 2000 },
    });
    expect((await engine.sceneOn([LATEST])).totals.unresolvedPlots).toBeGreaterThan(0);
  });
});

describe('a district that is drawn before it is proven', () => {
  const openOn = async (file: Uint8Array) => {
    const { engine: fresh, stop } = connectEngine();
    stops.push(stop);
    return { fresh, drawn: await fresh.open([{ from: 'bytes', bytes: file }, 'when-asked']) };
  };
  const tileOf = async (one: Remote<EngineApi>) => (await one.tile(['ground', 8, 223, 110]))?.byteLength ?? 0;

  it('gives the map its tiles and lines, and no figure until its records were checked', async () => {
    const { fresh, drawn } = await openOn(readDemo());
    expect(drawn.outline.redLines.features.length).toBeGreaterThan(0);
    expect(await tileOf(fresh)).toBeGreaterThan(0);
    const answers: string[] = [];
    const figures = fresh.sceneOn([LATEST]).then((scene) => {
      answers.push('figures');
      return scene;
    });
    expect((await fresh.outlineOn([LATEST])).redLines.features).toHaveLength(drawn.outline.redLines.features.length);
    await fresh.prove([]).then(() => answers.push('proven'));
    expect((await figures).totals.unresolvedPlots).toBeGreaterThan(0);
    expect(answers).toEqual(['proven', 'figures']);
  });

  it('is taken back whole where a record was altered', async () => {
    const { feed, packages } = proven;
    const altered = feed.map((change) => (change.seq === 2000 ? { ...change, by: 'somebody-else' } : change));
    const { district, settings } = opened.summary;
    const { fresh } = await openOn(
      packContainer(await writeContainer({ district, settings, feed: altered, packages, photos: new Map() })),
    );
    const figures = expect(fresh.sceneOn([LATEST])).rejects.toMatchObject({ code: 'district-missing' });
    await expect(fresh.prove([])).rejects.toMatchObject({ code: 'feed-altered', params: { seq: 2000 } });
    await figures;
    expect(await tileOf(fresh)).toBe(0);
  });
});

describe('calls', () => {
  it('that were cancelled reject at once, and the engine goes on', async () => {
    const controller = new AbortController();
    const call = engine.sceneOn([LATEST], { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect((await engine.units([])).length).toBeGreaterThan(60);
  });

  it('about things that are not there are refused by code', async () => {
    await expect(engine.describe([{ kind: 'red-line', id: 'none' }, LATEST])).rejects.toMatchObject({ code: 'feature-unknown' });
    await expect(engine.overlapTable(['none', LATEST])).rejects.toMatchObject({ code: 'feature-unknown' });
    expect(await engine.tile(['none', 14, 0, 0])).toBeNull();
  });
});

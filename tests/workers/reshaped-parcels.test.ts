import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../src/core/measure/certificate/verify-certificate.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import type { ActionRequest } from '../../src/workers/calls/recording.ts';
import type { FeatureRef } from '../../src/workers/engine-api.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter } from '../support/district-changes.ts';
import { openSquares, placeAt } from '../support/square-district.ts';

const M2 = 10_000;
const BEFORE = '2026-02-28';
const RESHAPED = '2026-03-01';
const AGAIN = '2026-05-01';

function rectangle(west: number, south: number, east: number, north: number, origin: Shape['origin'] = 'surveyed'): Shape {
  const ring = [placeAt(west, south), placeAt(east, south), placeAt(east, north), placeAt(west, north), placeAt(west, south)];
  const sigma_m = origin === 'surveyed' ? 0.05 : 2.5;
  return { coordinates: { type: 'Polygon', coordinates: [ring] }, origin, sigma_m, source: { crs: 'EPSG:4490' } };
}

/**
 * Three squares of 10 000 m² in a row and a red line over 50–200 m. On 1 March the second, 100–200 m, gives up its eastern half,
 * and with it the 1 000 m² that the third claims too; on 1 May it is 20 m wide, by a patrol's walk.
 */
describe('a parcel that was reshaped', () => {
  const { engine, stop } = connectEngine();
  const writer = createWriter();
  let parcel: FeatureRef & { kind: 'parcel' };
  let parcelId: string;
  const record = async (requests: readonly ActionRequest[]) => {
    const drafts = await engine.draft([requests]);
    await engine.apply([drafts.map((draft) => writer.accept(draft)), new Map()]);
  };
  const reshape = (on: string, shape: Shape): ActionRequest => ({
    action: 'reshapeParcel',
    input: { parcelId, layerId: parcel.layerId, parcelNo: 'T-002', shape, reason: '分割', on },
  });

  beforeAll(async () => {
    const { layerId } = await openSquares(engine, writer);
    parcel = { kind: 'parcel', layerId, row: 1 };
    parcelId = `${layerId}/1`;
    const item = { id: 'i-1', parcelId, redLineId: 'r-1', unit: '', households: [], buildings: [] };
    await record([{ action: 'registerItem', input: { item, on: '2026-01-10' } }]);
    await record([reshape(RESHAPED, rectangle(100, 0, 150, 100))]);
    await record([reshape(AGAIN, rectangle(100, 0, 120, 100, 'gps'))]);
  });
  afterAll(stop);

  it.each([
    [BEFORE, 10_000, 1_000, 'surveyed'],
    [RESHAPED, 5_000, 0, 'surveyed'],
    ['2026-04-30', 5_000, 0, 'surveyed'],
    [AGAIN, 2_000, 0, 'gps'],
    [BEFORE, 10_000, 1_000, 'surveyed'],
  ])(
    'on %s has %d m², of which %d m² are claimed twice, by its panel, a line, the tables and the map alike',
    async (on, own_m2, double_m2, origin) => {
      const detail = await engine.describe([parcel, on]);
      expect(detail.area.planar?.value_cm2).toBe(own_m2 * M2);
      expect(detail.origin).toBe(origin);
      const double = detail.overlaps.find(({ with: other }) => other.kind === 'parcel' && other.row === 2);
      expect(double?.area.value_cm2 ?? 0).toBe(double_m2 * M2);

      const table = await engine.overlapTable(['r-1', on]);
      const row = table.rows.find(({ parcelNo }) => parcelNo === 'T-002');
      expect([row?.parcel_cm2, row?.overlap_cm2]).toEqual([own_m2 * M2, own_m2 * M2]);
      expect(table.totals.area_cm2 - table.totals.union_cm2).toBe(double_m2 * M2);

      const board = await engine.clearanceBoard(['r-1', on]);
      expect([board.land_cm2, ...board.rows.map(({ land_cm2 }) => land_cm2)]).toEqual([own_m2 * M2, own_m2 * M2]);

      const scene = await engine.sceneOn([on]);
      expect(scene.totals).toMatchObject({ unresolved_cm2: own_m2 * M2, unresolvedPlots: 1 });
      expect(scene.statusCounts.registered).toEqual({ plots: 1, area_cm2: own_m2 * M2 });

      const words = { locale: 'zh-CN', names: {} } as const;
      for (const name of ['parcels', 'items']) {
        const query = { table: name, on, search: '', filters: [], within: null, sort: null, groupBy: null };
        const answer = await engine.tableQuery([query as never, words as never]);
        const { cells } = await engine.tablePage([answer.handle, ['parcelNo', 'area'], 0, 9]);
        expect([name, cells.area[cells.parcelNo.indexOf('T-002')]]).toEqual([name, own_m2 * M2]);
      }

      const found = await engine.identify([{ from: 'feature', ref: { kind: 'red-line', id: 'r-1' }, corridor_m: 0 }, on]);
      expect(found.groups.find(({ subject }) => subject === 'parcels')?.total).toMatchObject({
        sum: table.totals.area_cm2,
        once: table.totals.union_cm2,
      });
      const conflicts = await engine.conflicts([on]);
      expect(conflicts.totals.parcels.area_cm2).toBe(double_m2 * M2);
      expect((await engine.glance([[parcel], on]))[0].area?.value_cm2).toBe(own_m2 * M2);
    },
  );

  it('is certified as it is on the day, with what its vertices come from', async () => {
    const certify = async (on: string) => {
      const certificate = await engine.certify([{ of: 'feature', ref: parcel }, on, '2026-11-23T02:03:04.567Z']);
      expect(verifyCertificate(JSON.parse(JSON.stringify(certificate))).findings).toEqual([]);
      return [certificate.title.code, certificate.areas.planar?.value_cm2, certificate.shapes[0].source.fileName];
    };
    expect(await certify(BEFORE)).toEqual(['surveyed', 10_000 * M2, 'parcels.geojson']);
    expect(await certify(RESHAPED)).toEqual(['surveyed', 5_000 * M2, undefined]);
    expect(await certify(AGAIN)).toEqual(['indicative', 2_000 * M2, undefined]);
    const item = await engine.certify([{ of: 'item', itemId: 'i-1' }, RESHAPED, '2026-11-23T02:03:04.567Z']);
    expect(item.areas.planar?.value_cm2).toBe(5_000 * M2);
  });

  it('is cut into tiles from the shape of the day that the scene names', async () => {
    expect((await engine.outlineOn([BEFORE])).shapesOn).toBeUndefined();
    expect((await engine.outlineOn(['2026-04-30'])).shapesOn).toBe(RESHAPED);
    const [lon, lat] = placeAt(150, 50);
    const tiles = 2 ** 16;
    const sine = Math.sin((lat * Math.PI) / 180);
    const [x, y] = [Math.floor((tiles * (lon + 180)) / 360), Math.floor(tiles * (0.5 - Math.atanh(sine) / (2 * Math.PI)))];
    const bytes = async (shapesOn?: string) =>
      Buffer.from((await engine.tile([parcel.layerId, 16, x, y, shapesOn])) ?? new ArrayBuffer(0)).toString('hex');
    const [first, second, third] = [await bytes(), await bytes(RESHAPED), await bytes(AGAIN)];
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await bytes(RESHAPED)).toBe(second);
  });

  it('is counted by weeks in the shape of each, and the change is nobody’s registration or hand-over', async () => {
    const series = await engine.statusSeries([{ kind: 'district' }]);
    const at = (day: string) => series.unresolved_cm2[series.weeks.findLastIndex((week) => week <= day)];
    expect([at('2026-02-23'), at('2026-04-20')]).toEqual([10_000 * M2, 5_000 * M2]);
    const sum = (name: 'revised_cm2' | 'entered_cm2' | 'released_cm2') =>
      series.changes.reduce((total, change) => total + change[name], 0);
    expect([sum('entered_cm2'), sum('revised_cm2'), sum('released_cm2')]).toEqual([10_000 * M2, -8_000 * M2, 0]);
  });

  it('has its shape before again once the later one is taken back', async () => {
    const last = writer.register.parcels.get(parcelId)?.shapes.at(-1)?.changeId ?? '';
    await record([
      {
        action: 'withdrawShape',
        input: { entity: { kind: 'parcel', id: parcelId }, changeId: last, reason: '误录', on: '2026-06-01' },
      },
    ]);
    expect((await engine.describe([parcel, '2026-06-01'])).area.planar?.value_cm2).toBe(5_000 * M2);
  });
});

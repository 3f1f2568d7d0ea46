import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaOfBox } from '../../src/core/report/field-package/area-of-box.ts';
import { toParts } from '../../src/core/editing/drawn-geometry.ts';
import type { LngLat } from '../../src/core/measure/units.ts';
import type { CaptureReport, UncertainPlace } from '../../src/workers/calls/capturing.ts';
import type { DrawnMoment } from '../../src/workers/calls/editing.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

const TODAY = '2026-11-28';
const METRE_DEG = 1 / 111_000;

let demo: DemoEngine;
let build: { readonly id: string; readonly no: string; readonly shape: DrawnMoment['shape'] };

beforeAll(async () => {
  demo = await startDemoEngine();
  const { sightings } = await demo.engine.sceneOn([TODAY]);
  const found = sightings.find(({ shape }) => shape?.type === 'Polygon');
  if (!found?.shape) throw new Error('the demo has no build');
  build = { ...found, shape: found.shape };
});

afterAll(() => demo.stop());

const judge = (shape: DrawnMoment['shape'], place?: UncertainPlace): Promise<CaptureReport> => {
  const [[ring]] = toParts(shape);
  return demo.engine.judgeCapture([
    { kind: 'sighting', shape, sigma_m: 0.5, seenOn: TODAY },
    place ?? { at: ring[0], accuracy_m: 1 },
    TODAY,
  ]);
};

const shifted = (east_m: number): DrawnMoment['shape'] => ({
  type: 'Polygon',
  coordinates: toParts(build.shape)[0].map((ring) =>
    [...ring, ring[0]].map(([lon, lat]) => [lon + (east_m * METRE_DEG) / Math.cos((lat * Math.PI) / 180), lat]),
  ),
});

describe('a build that is being marked', () => {
  it('is judged as the same drawing is at the desk', async () => {
    const { drawing } = await judge(build.shape);
    const moment = { kind: 'sighting', shape: build.shape, sigma_m: 0.5, seenOn: TODAY } as const;
    expect(drawing).toEqual(await demo.engine.judgeDrawing([moment, TODAY]));
  });

  it('drawn on an earlier report is held for the same building, by all of the smaller shape', async () => {
    const [first] = (await judge(build.shape)).similar;
    expect(first).toMatchObject({ id: build.id, no: build.no, isSame: true, distance_m: 0 });
    expect(first.share).toBeCloseTo(1, 6);
    expect(first.shape).toEqual(build.shape);
  });

  it('beside an earlier report is near, and not the same', async () => {
    const [west, , east] = boundsOf(build.shape);
    const width_m = ((east - west) * Math.cos((24 * Math.PI) / 180)) / METRE_DEG;
    const near = (await judge(shifted(width_m + 3))).similar.find(({ id }) => id === build.id);
    expect(near).toMatchObject({ isSame: false, overlap_cm2: 0 });
    expect(near?.distance_m).toBeGreaterThan(0);
    expect(near?.distance_m).toBeLessThan(20);
    expect((await judge(shifted(width_m + 200))).similar.map(({ id }) => id)).not.toContain(build.id);
  });

  it('names every parcel that the circle of its position touches, the one that holds it first', async () => {
    const at = toParts(build.shape)[0][0][0];
    const [small, large] = await Promise.all([0.01, 60].map((accuracy_m) => judge(build.shape, { at, accuracy_m })));
    expect(small.touched.length).toBeLessThanOrEqual(1);
    expect(large.touched.length).toBeGreaterThan(1);
    const distances = large.touched.map(({ distance_m }) => distance_m);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    for (const { distance_m } of large.touched) expect(distance_m).toBeLessThanOrEqual(60);
  });

  it('beside a red line is not called free of it while its place is not known better than that', async () => {
    const { redLines } = await demo.engine.sceneOn([TODAY]);
    const [line] = redLines.features;
    const [tip] = toParts(line.geometry)
      .flat(2)
      .toSorted(([a], [b]) => b - a);
    const house = (away_m: number) => {
      const west = tip[0] + away_m * METRE_DEG;
      return areaOfBox([west, tip[1], west + 10 * METRE_DEG, tip[1] + 10 * METRE_DEG]);
    };
    const look = async (away_m: number, sigma_m: number, relativeSigma_m?: number) => {
      const shape = house(away_m);
      const moment = { kind: 'sighting', shape, sigma_m, seenOn: TODAY, ...(relativeSigma_m && { relativeSigma_m }) } as const;
      return demo.engine.judgeCapture([moment, { at: tip, accuracy_m: 2.45 * sigma_m }, TODAY]);
    };
    const id = { kind: 'red-line', id: String(line.id) };
    // East of its easternmost vertex nothing of the line can be met.
    const rough = (await look(3, 5, 0.1)).reachable.find(({ subject }) => subject === 'red-lines');
    expect(rough?.ref).toEqual(id);
    expect(Math.abs((rough?.distance_m ?? 0) - 2.75)).toBeLessThan(0.3);
    expect((await look(3, 0.02)).reachable.map(({ ref }) => ref)).not.toContainEqual(id);
    const met = await look(-5, 5);
    expect(met.drawing.met.find(({ subject }) => subject === 'red-lines')?.rows.map(({ ref }) => ref)).toContainEqual(id);
    expect(met.reachable.map(({ ref }) => ref)).not.toContainEqual(id);
  });

  it('is held against the land of the day that is asked for, whichever was asked before', async () => {
    const { redLines } = await demo.engine.sceneOn([TODAY]);
    const ring = toParts(redLines.features[0].geometry)[0][0];
    const coordinates = [[...ring, ring[0]].map(([lon, lat]) => [lon, lat])];
    const moment: DrawnMoment = { kind: 'sighting', shape: { type: 'Polygon', coordinates }, sigma_m: 0.5 };
    const met = async (on: string) =>
      (await demo.engine.judgeCapture([moment, { at: ring[0], accuracy_m: 1 }, on])).drawing.met.map(({ subject }) => subject);
    expect(await met(TODAY)).toContain('red-lines');
    expect(await met('2000-01-01')).not.toContain('red-lines');
    expect(await met(TODAY)).toContain('red-lines');
  });

  it('is on record only once it is', async () => {
    expect(await demo.engine.isReported([build.id])).toBe(true);
    expect(await demo.engine.isReported(['01968e4a-0000-7000-8000-000000000001'])).toBe(false);
  });
});

function boundsOf(shape: DrawnMoment['shape']): readonly [number, number, number, number] {
  const places: readonly LngLat[] = toParts(shape)[0][0];
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

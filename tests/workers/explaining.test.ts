import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planarSum, sphereSum } from '../../src/core/measure/explain/ring-sums.ts';
import type { ExplainSubject } from '../../src/workers/calls/explaining.ts';
import type { EngineApi, FeatureRef } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { connectEngine, type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';
import { openSquares, placeAt } from '../support/square-district.ts';
import { squareParcels } from '../support/square-parcels.ts';

const ON = '2026-02-01';

/** The ring of the n-th square, as its file wrote it. */
function writtenRing(n: number): Float64Array {
  const ring = JSON.parse(squareParcels()).features[n].geometry.coordinates[0] as [number, number][];
  return Float64Array.from(ring.slice(0, -1).flat());
}

const codes = ({ deviations }: { readonly deviations: readonly { readonly code: string }[] }) =>
  deviations.map(({ code }) => code);

describe('three squares and a red line', () => {
  const { engine, stop } = connectEngine();
  let parcel: (row: number) => FeatureRef;
  let redLine: FeatureRef;
  beforeAll(async () => {
    const { layerId, redLineId } = await openSquares(engine);
    parcel = (row) => ({ kind: 'parcel', layerId, row });
    redLine = { kind: 'red-line', id: redLineId };
  });
  afterAll(stop);
  const explain = async (subject: ExplainSubject, number: string, on = ON) => {
    const { explanation, about } = await engine.explain([subject, number, 'm2', on]);
    return { ...explanation, about };
  };

  it('says of its own number that it is its own, with where the records stood', async () => {
    const { verdict, about, record } = await explain({ of: 'feature', ref: parcel(0) }, '15.00 亩');
    expect(verdict).toBe('agrees');
    expect(record).toMatchObject({ measure: 'planar', meridian: 117, value_cm2: 100_000_000 });
    expect(about).toMatchObject({ kind: 'feature', name: 'T-001', on: ON, knownAt: { seq: 4 } });
    expect(about.shape_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds methods from the vertices that the file wrote, whole millimetres or not', async () => {
    const sphere = 6_371_008.8 ** 2 * Math.abs(sphereSum(writtenRing(0)));
    const bySphere = await explain({ of: 'feature', ref: parcel(0) }, sphere.toFixed(4));
    expect(bySphere.verdict).toBe('explained');
    expect(bySphere.given[0].deviations).toEqual([{ code: 'sphere', params: { radius_m: 6_371_008.8 } }]);
    const neighbour = await explain({ of: 'feature', ref: parcel(0) }, Math.abs(planarSum(120)(writtenRing(0))).toFixed(2));
    expect(neighbour.given[0].deviations[0]).toMatchObject({ params: { meridian: 120 } });
  });

  it('finds what the deed states', async () => {
    const { given } = await explain({ of: 'feature', ref: parcel(1) }, '9990.00');
    expect(given.map(codes)).toContainEqual(['stated']);
  });

  it('tells the whole from its part, of overlaps', async () => {
    const overlap: ExplainSubject = { of: 'overlap', ref: parcel(2), with: parcel(1) };
    expect((await explain(overlap, '1000.00')).verdict).toBe('agrees');
    expect(codes((await explain(overlap, '10000.00')).given[0])).toEqual(['whole-first']);
    expect(codes((await explain(overlap, '9000.00')).given[0])).toEqual(['difference']);
    expect(codes((await explain(overlap, '19000.00')).given[0])).toEqual(['union']);
    const line: ExplainSubject = { of: 'overlap', ref: redLine, with: parcel(0) };
    expect(codes((await explain(line, '15000.00')).given[0])).toEqual(['whole-first']);
  });

  it('explains a ring that was drawn', async () => {
    const points = [placeAt(10, 10), placeAt(60, 10), placeAt(60, 50), placeAt(10, 50)];
    expect((await explain({ of: 'sketch', points }, '2000')).verdict).toBe('agrees');
    await expect(explain({ of: 'sketch', points: points.slice(0, 2) }, '2000')).rejects.toMatchObject({
      code: 'sketch-without-area',
    });
  });

  it('refuses a number that is none, and a shape that is not there', async () => {
    const subject: ExplainSubject = { of: 'feature', ref: redLine };
    await expect(explain(subject, 'about 9')).rejects.toMatchObject({ code: 'number-unreadable' });
    await expect(explain(subject, '')).rejects.toMatchObject({ code: 'number-missing' });
    await expect(explain(subject, '15000', '2025-01-01')).rejects.toMatchObject({ code: 'nothing-to-certify' });
  });
});

describe('the demo district', () => {
  let demo: DemoEngine;
  let engine: Remote<EngineApi>;
  beforeAll(async () => {
    demo = await startDemoEngine();
    ({ engine } = demo);
  });
  afterAll(() => demo.stop());

  it('agrees with the areas that it shows of parcels, red lines and items', async () => {
    const on = '2026-11-20';
    const layerId = demo.opened.summary.layers.find(({ kind }) => kind === 'parcels')?.id ?? '';
    let asked = 0;
    for (let row = 0; row < 2_000; row += 400) {
      const ref: FeatureRef = { kind: 'parcel', layerId, row };
      const detail = await engine.describe([ref, on]);
      const own = ((detail.area.planar?.value_cm2 ?? 0) / 1e4).toFixed(2);
      expect((await engine.explain([{ of: 'feature', ref }, own, 'm2', on])).explanation.verdict).toBe('agrees');
      if (detail.kind !== 'parcel') continue;
      for (const { id } of detail.items.slice(0, 1)) {
        const { explanation } = await engine.explain([{ of: 'item', itemId: id }, '1', 'm2', on]);
        const { area } = await engine.itemFile([id, on, on]);
        expect(explanation.record.value_cm2).toBe('missing' in area ? null : area.value_cm2);
        asked++;
      }
    }
    for (const { id } of demo.opened.summary.redLines.slice(0, 2)) {
      const ref: FeatureRef = { kind: 'red-line', id };
      const { explanation } = await engine.explain([{ of: 'feature', ref }, '1', 'm2', on]);
      const detail = await engine.describe([ref, on]);
      expect(explanation.record.value_cm2).toBe(detail.area.planar?.value_cm2);
    }
  });
});

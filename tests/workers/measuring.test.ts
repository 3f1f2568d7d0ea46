import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LngLat } from '../../src/core/measure/units.ts';
import type { EngineApi, FeatureDetail, FeatureRef } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

const LATEST = '2026-11-20';
const METRE_DEG = 1 / 111_000;

let engine: Remote<EngineApi>;
let demo: DemoEngine;

beforeAll(async () => {
  demo = await startDemoEngine();
  ({ engine } = demo);
});

afterAll(() => demo.stop());

const parcel = async (no: string): Promise<FeatureDetail> => {
  const [hit] = await engine.search([no, 1]);
  return engine.describe([hit.ref, LATEST]);
};

const outlineOf = ({ geometry }: FeatureDetail): LngLat[] => {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
  return ring.slice(0, -1).map(([lon, lat]) => [lon, lat]);
};

describe('a drawn ring', () => {
  it('around a parcel’s own vertices has the parcel’s own areas, to the last cm², and carries its error', async () => {
    const detail = await parcel('990101001001JD00021');
    const { area, findings, outsidePlane } = await engine.measureSketch(['polygon', outlineOf(detail), detail.sigma_m]);
    expect(findings).toEqual([]);
    expect(outsidePlane).toBe(false);
    expect(area?.planar?.value_cm2).toBe(detail.area.planar?.value_cm2);
    // Degrees are written to a hundredth of a millimetre: on 160 m of outline that may be one square centimetre.
    expect(Math.abs((area?.ellipsoidal.value_cm2 ?? 0) - detail.area.ellipsoidal.value_cm2)).toBeLessThanOrEqual(1);
    expect(area?.planar?.sigma_m2).toBeCloseTo(detail.area.planar?.sigma_m2 ?? 0, 3);
    expect(area?.record).toBe('planar');
  });

  it('has the outline that its sides add up to, on both rulers', async () => {
    const detail = await parcel('990101001001JD00021');
    const { line } = await engine.measureSketch(['polygon', outlineOf(detail)]);
    expect(line.planar_m).toBeCloseTo(
      detail.sides.reduce((sum, side) => sum + side.length_m, 0),
      3,
    );
    expect(line.segments).toHaveLength(detail.sides.length);
    expect(line.geodesic_m).toBeLessThan(line.planar_m ?? 0);
    expect(line.sigma_m).toBeUndefined();
  });

  it('that crosses itself is taken apart as at an import, and that is said', async () => {
    const [lon, lat] = [134.18, 23.998];
    const box = (east: number, north: number): LngLat => [lon + east * 0.001, lat + north * 0.001];
    const bowTie = await engine.measureSketch(['polygon', [box(0, 0), box(1, 1), box(1, 0), box(0, 1)]]);
    const half = await engine.measureSketch(['polygon', [box(0, 0), box(1, 0), box(1, 1), box(0, 1)]]);
    expect(bowTie.findings).toContain('self-intersection');
    expect((bowTie.area?.planar?.value_cm2 ?? 0) / (half.area?.planar?.value_cm2 ?? 1)).toBeCloseTo(0.5, 4);
  });

  it('that encloses nothing is refused with its reason, its length is told all the same', async () => {
    const flat: LngLat[] = [
      [134.18, 23.99],
      [134.19, 23.99],
      [134.18, 23.99],
    ];
    const { area, findings, line } = await engine.measureSketch(['polygon', flat]);
    expect(area).toBeNull();
    expect(findings.length).toBeGreaterThan(0);
    expect(line.geodesic_m).toBeGreaterThan(2000);
  });

  it('farther than 3° from the meridian has no measure in the plane', async () => {
    const ring: LngLat[] = [
      [131.5, 24],
      [131.6, 24],
      [131.6, 24.1],
    ];
    const { area, outsidePlane, line } = await engine.measureSketch(['polygon', ring]);
    expect(outsidePlane).toBe(true);
    expect(area?.planar).toBeNull();
    expect(area?.ellipsoidal.value_cm2).toBeGreaterThan(0);
    expect(line.planar_m).toBeNull();
  });
});

describe('a place near stored vertices', () => {
  it('goes to the nearest one exactly, as it is stored', async () => {
    const detail = await parcel('990101001001JD00021');
    for (const [lon, lat] of outlineOf(detail)) {
      const found = await engine.snap([lon + 0.3 * METRE_DEG, lat - 0.2 * METRE_DEG, 2, LATEST]);
      expect(found?.kind).toBe('vertex');
      expect(found?.at).toEqual([lon, lat]);
    }
  });

  it('goes to the side where no vertex is within reach, and nowhere where nothing is', async () => {
    const [from, to] = outlineOf(await parcel('990101001001JD00021'));
    const middle: LngLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const found = await engine.snap([middle[0], middle[1] + METRE_DEG, 3, LATEST]);
    expect(found?.kind).toBe('edge');
    expect(found?.distance_m).toBeLessThan(1.01);
    expect(await engine.snap([135.9, 20.1, 50, LATEST])).toBeNull();
  });

  it('goes to the red line in force on the day, not to a version before or after', async () => {
    const lines = (await engine.search(['项目', 40])).filter(({ ref }) => ref.kind === 'red-line');
    const revised = await findRevised(lines.map(({ ref }) => ref));
    const { versions, id } = revised.redLine;
    const now = outlineOf(revised);
    const before = outlineOf(await engine.describe([revised.ref, versions[0].fromOn]));
    const gone = before.find(([lon, lat]) => now.every((at) => Math.hypot(at[0] - lon, at[1] - lat) > 3 * METRE_DEG));
    if (!gone) throw new Error('the revised red line moved no vertex');
    const ofLine = async (on: string) => {
      const found = await engine.snap([...gone, 0.001, on]);
      return found?.of.kind === 'red-line' && found.of.id === id;
    };
    expect(await ofLine(versions[0].fromOn)).toBe(true);
    expect(await ofLine(LATEST)).toBe(false);
  });
});

async function findRevised(refs: readonly FeatureRef[]) {
  for (const ref of refs) {
    const detail = await engine.describe([ref, LATEST]);
    if (detail.kind === 'red-line' && detail.redLine.versions.length > 1) return detail;
  }
  throw new Error('the demo has no revised red line');
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sigmaText } from '../../src/core/measure/area-text.ts';
import { supportedDecimals } from '../../src/core/measure/sigma.ts';
import type { FeatureRef } from '../../src/workers/engine-api.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

const LATEST = '2026-11-20';
const ISSUED = '2026-11-23T02:03:04.567Z';
/** Certificates are long: a few of each kind tell whether the two say the same. */
const MOST = 6;

const asShown = (sigma_m2: number): string => sigmaText(sigma_m2, supportedDecimals(sigma_m2, 2));

describe('land that two outlines share', () => {
  let demo: DemoEngine;
  let builds: readonly FeatureRef[];
  beforeAll(async () => {
    demo = await startDemoEngine();
    const { sightings } = await demo.engine.sceneOn([LATEST]);
    builds = sightings.flatMap(({ id, shape }) => (shape ? [{ kind: 'sighting' as const, id }] : [])).slice(0, MOST);
  });
  afterAll(() => demo.stop());

  it('has in the list of a build the ± that its certificate states, and never more digits than that', async () => {
    let compared = 0;
    for (const ref of builds) {
      const detail = await demo.engine.describe([ref, LATEST]);
      for (const { with: other, area, sliver, surveyed } of detail.overlaps) {
        if (sliver) continue;
        const { areas } = await demo.engine.certify([{ of: 'overlap', ref, with: other }, LATEST, ISSUED]);
        const { sigma_m2 } = areas[areas.record] ?? areas.ellipsoidal;
        expect(sigma_m2 === null ? null : asShown(Number(sigma_m2))).toBe(
          area.sigma_m2 === undefined ? null : asShown(area.sigma_m2),
        );
        expect(surveyed).toBe(false);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(MOST);
  });

  it('is compared with the same ± from either side as in the list', async () => {
    const [ref] = builds;
    const [first] = (await demo.engine.describe([ref, LATEST])).overlaps;
    const there = await demo.engine.relate([ref, first.with, LATEST]);
    const back = await demo.engine.relate([first.with, ref, LATEST]);
    expect(there.overlap?.sigma_m2).toBe(first.area.sigma_m2);
    expect(back.overlap?.sigma_m2).toBeCloseTo(first.area.sigma_m2 ?? 0, 6);
  });

  it('has no ± beside it in the overlap table where parcels and red line were surveyed, and one where not', async () => {
    for (const { id } of demo.opened.summary.redLines.slice(0, 2)) {
      const table = await demo.engine.overlapTable([id, LATEST]);
      const line = await demo.engine.describe([{ kind: 'red-line', id }, LATEST]);
      const isSurveyed = line.origin === 'surveyed';
      for (const row of table.rows) expect(row.sigma_m2 === undefined).toBe(isSurveyed);
      expect(table.totals.sigma_m2 === undefined).toBe(isSurveyed);
    }
  });

  it('that a build has inside a shape has its ±, largest part first', async () => {
    const { redLines } = demo.opened.summary;
    const groups = await Promise.all(
      redLines.slice(0, 8).map(async ({ id }) => {
        const asked = { from: 'feature', ref: { kind: 'red-line', id }, corridor_m: 0 } as const;
        return (await demo.engine.identify([asked, LATEST])).groups.find(({ subject }) => subject === 'sightings');
      }),
    );
    const found = groups.flatMap((group) => group ?? []);
    expect(found.length).toBeGreaterThan(0);
    for (const { sigma, inside, total } of found) {
      expect(sigma).toHaveLength(inside.length);
      expect(total.sigma_m2).toBeCloseTo(Math.hypot(...(sigma ?? [])), 6);
    }
  });
});

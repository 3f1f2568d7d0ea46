import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGeometry, toParts } from '../../src/core/editing/drawn-geometry.ts';
import type { LngLat } from '../../src/core/measure/units.ts';
import type { DrawingReport, DrawnMoment } from '../../src/workers/calls/editing.ts';
import type { EngineApi, FeatureDetail } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

const LATEST = '2026-11-20';
const METRE_DEG = 1 / 111_000;

let engine: Remote<EngineApi>;
let demo: DemoEngine;
let redLine: Extract<FeatureDetail, { kind: 'red-line' }>;

beforeAll(async () => {
  demo = await startDemoEngine();
  ({ engine } = demo);
  const details = await Promise.all(
    (await engine.search(['项目', 40]))
      .filter(({ ref }) => ref.kind === 'red-line')
      .map(({ ref }) => engine.describe([ref, LATEST])),
  );
  const found = details.find((one) => one.kind === 'red-line' && one.items > 20);
  if (found?.kind !== 'red-line') throw new Error('the demo has no red line with items');
  redLine = found;
});

afterAll(() => demo.stop());

const judge = (drawn: Partial<DrawnMoment> & Pick<DrawnMoment, 'shape'>): Promise<DrawingReport> =>
  engine.judgeDrawing([{ kind: 'red-line', sigma_m: 0.5, ...drawn }, LATEST]);

const groupOf = ({ met }: DrawingReport, subject: string) => met.find((group) => group.subject === subject);

/** The red line with its northernmost vertex pushed by metres. */
function pushed(north_m: number) {
  const parts = toParts(redLine.geometry);
  const ring = parts[0][0];
  const top = ring.reduce((best, [, lat], n) => (lat > ring[best][1] ? n : best), 0);
  const moved = ring.map(([lon, lat], n): LngLat => (n === top ? [lon, lat + north_m * METRE_DEG] : [lon, lat]));
  return toGeometry([[moved, ...parts[0].slice(1)], ...parts.slice(1)]);
}

describe('a drawing', () => {
  it('of a red line’s own vertices meets what the overlap table lists, to the last cm²', async () => {
    const table = await engine.overlapTable([redLine.ref.kind === 'red-line' ? redLine.ref.id : '', LATEST]);
    const report = await judge({ shape: redLine.geometry, id: redLine.redLine.id });
    const parcels = groupOf(report, 'parcels');
    expect(report.status).toBe('ok');
    expect(report.area?.planar?.value_cm2).toBe(redLine.area.planar?.value_cm2);
    expect(report.area?.ellipsoidal.value_cm2).toBe(redLine.area.ellipsoidal.value_cm2);
    expect(parcels?.count).toBe(table.totals.overlaps);
    expect(parcels?.sum_cm2).toBe(table.totals.area_cm2);
    expect(parcels?.slivers).toBe(table.totals.slivers);
    expect(parcels?.slivers_cm2).toBe(table.totals.slivers_cm2);
    const listed = table.rows.filter(({ sliver }) => !sliver).slice(0, parcels?.rows.length);
    expect(parcels?.rows.map(({ area_cm2, share, status }) => ({ area_cm2, share, status }))).toEqual(
      listed.map(({ overlap_cm2, share, status }) => ({ area_cm2: overlap_cm2, share, status })),
    );
  });

  it('changes nothing where it is the shape in force, and does not meet itself', async () => {
    const report = await judge({ shape: redLine.geometry, id: redLine.redLine.id });
    expect(report.change).toMatchObject({ gained_cm2: 0, lost_cm2: 0, shifted: 0, paidOutside: 0 });
    expect(groupOf(report, 'red-lines')?.rows.some(({ label }) => label === redLine.title) ?? false).toBe(false);
    const another = await judge({ shape: redLine.geometry });
    expect(groupOf(another, 'red-lines')?.rows[0].label).toBe(redLine.title);
    expect(another.change).toBeNull();
  });

  it('tells what a moved vertex gains or loses: the difference of the areas', async () => {
    for (const metres of [12, -12]) {
      const { change, area } = await judge({ shape: pushed(metres), id: redLine.redLine.id });
      const record = area?.record === 'planar' ? area.planar : area?.ellipsoidal;
      expect((change?.gained_cm2 ?? 0) - (change?.lost_cm2 ?? 0)).toBe((record?.value_cm2 ?? 0) - (change?.before_cm2 ?? 0));
      expect((change?.gained_cm2 ?? 0) + (change?.lost_cm2 ?? 0)).toBeGreaterThan(10_000);
    }
  });

  it('of several parts names the area of each; they add up to the whole', async () => {
    const [lon, lat] = [134.18, 23.998];
    const box = (east: number): LngLat[] =>
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ].map(([x, y]): LngLat => [lon + (east + x) * 0.001, lat + y * 0.001]);
    const { parts_cm2, area, measure } = await judge({ shape: toGeometry([[box(0)], [box(2)], [box(4)]]) });
    const whole = measure === 'planar' ? area?.planar : area?.ellipsoidal;
    expect(parts_cm2).toHaveLength(3);
    expect(Math.abs(parts_cm2.reduce((sum, part) => sum + part, 0) - (whole?.value_cm2 ?? 0))).toBeLessThanOrEqual(2);
  });

  it('carries the error that was stated for its vertices, twice as large for twice the error', async () => {
    const [one, two] = await Promise.all([0.5, 1].map((sigma_m) => judge({ shape: redLine.geometry, sigma_m })));
    expect(two.area?.planar?.sigma_m2).toBeCloseTo(2 * (one.area?.planar?.sigma_m2 ?? 0), 6);
  });

  it('shrunk to a corner names the items that would leave, and counts the paid ones', async () => {
    const ring = toParts(redLine.geometry)[0][0];
    const { change } = await judge({ shape: toGeometry([[ring.slice(0, 3)]]), id: redLine.redLine.id });
    expect(change?.shifted).toBeGreaterThan(0);
    expect(change?.items.every(({ difference_cm2 }) => difference_cm2 < 0)).toBe(true);
    const paid = ['paid', 'demolished', 'handed-over'];
    if ((change?.shifted ?? 0) <= 40)
      expect(change?.paidOutside).toBe(change?.items.filter(({ status }) => paid.includes(status)).length);
  });

  it('that crosses itself is not fit to be recorded; the repaired one that is offered is', async () => {
    const [lon, lat] = [134.18, 23.998];
    const box = (east: number, north: number): LngLat => [lon + east * 0.001, lat + north * 0.001];
    const bowTie = toGeometry([[[box(0, 0), box(1, 1), box(1, 0), box(0, 1)]]]);
    const report = await judge({ shape: bowTie });
    expect(report.status).toBe('repaired');
    expect(report.warnings.map(({ code }) => code)).toContain('self-crossing');
    if (!report.repaired) throw new Error('nothing was offered');
    const repaired = await judge({ shape: report.repaired });
    expect(repaired.status).toBe('ok');
    expect(repaired.area).toEqual(report.area);
    expect(report.parts_cm2).toHaveLength(2);
    expect(repaired.parts_cm2).toEqual(report.parts_cm2);
  });

  it('beyond the plane, or that encloses nothing, is refused with its reason', async () => {
    const far = toGeometry([
      [
        [
          [10, 10],
          [11, 10],
          [11, 11],
        ],
      ],
    ]);
    expect(await judge({ shape: far })).toMatchObject({ status: 'refused', area: null, repaired: null });
    const flat = toGeometry([
      [
        [
          [134.18, 23.99],
          [134.19, 23.99],
          [134.18, 23.99],
        ],
      ],
    ]);
    expect((await judge({ shape: flat })).status).toBe('refused');
  });

  it('of a build says before or after the freeze date of the red line that it stands in', async () => {
    const freezeOn = redLine.redLine.freezeOn ?? '';
    const later = `${Number(freezeOn.slice(0, 4)) + 1}${freezeOn.slice(4)}`;
    const verdict = async (evidence: Partial<DrawnMoment>) => {
      const report = await judge({ kind: 'sighting', shape: redLine.geometry, ...evidence });
      return groupOf(report, 'red-lines')?.rows.find(({ label }) => label === redLine.title)?.freeze;
    };
    expect(await verdict({ seenOn: freezeOn })).toBe('before');
    expect(await verdict({ seenOn: later })).toBe('unproven');
    expect(await verdict({ seenOn: later, absentOn: freezeOn })).toBe('after');
  });

  it('outside the district’s box says so once', async () => {
    const outside = toGeometry([
      [
        [
          [133.2, 23.9],
          [133.21, 23.9],
          [133.21, 23.91],
        ],
      ],
    ]);
    expect((await judge({ shape: outside })).warnings.filter(({ code }) => code === 'outside-district')).toHaveLength(1);
  });
});

describe('a beginning', () => {
  it('has the recorded numbers of the version in force', async () => {
    const { redLine: line } = redLine;
    const { shape, sigma_m } = await engine.drawnStart([{ kind: 'red-line', id: line.id }, LATEST]);
    const inForce = line.versions.findLast(({ fromOn }) => fromOn <= LATEST);
    expect(shape).toEqual(inForce?.shape.coordinates);
    expect(sigma_m).toBe(inForce?.shape.sigma_m);
  });

  it('of a parcel is its row, which it then does not meet itself', async () => {
    const [hit] = await engine.search(['990101001001JD00021', 1]);
    const detail = await engine.describe([hit.ref, LATEST]);
    if (detail.kind !== 'parcel') throw new Error('no parcel');
    const { shape } = await engine.drawnStart([{ kind: 'parcel', id: detail.parcelId }, LATEST]);
    expect(shape).toEqual(detail.geometry);
    const report = await judge({ kind: 'parcel', id: detail.parcelId, shape: detail.geometry });
    expect(report.change).toMatchObject({ gained_cm2: 0, lost_cm2: 0 });
    expect(groupOf(report, 'parcels')?.rows.map(({ label }) => label) ?? []).not.toContain(detail.title);
  });

  it('of nothing known is refused', async () => {
    await expect(engine.drawnStart([{ kind: 'red-line', id: 'none' }, LATEST])).rejects.toMatchObject({
      code: 'feature-unknown',
    });
  });
});

it('a new build gets the next number of its year', async () => {
  const next = await engine.proposeNumber(['2026']);
  expect(next).toMatch(/^XC-2026-\d{4}$/);
  expect((await engine.search([next, 5])).filter(({ title }) => title === next)).toEqual([]);
  expect(await engine.proposeNumber(['2031'])).toBe('XC-2031-0001');
});

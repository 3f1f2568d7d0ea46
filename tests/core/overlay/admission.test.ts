import { describe, expect, it } from 'vitest';
import { admitPolygons } from '../../../src/core/overlay/admission.ts';
import { listFindings, statusOf } from '../../../src/core/overlay/admission-report.ts';
import { buildColumns, ColumnsBuilder, type NestedRings, readNestedRings } from '../../../src/core/overlay/build-columns.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { TaskCancelled } from '../../../src/core/overlay/overlap-table.ts';
import type { PolygonColumns } from '../../../src/core/overlay/polygon-set.ts';
import { closeRing, createRandom, type Ring } from '../../support/random-polygons.ts';

const REFUSED_MM = -0x8000_0000;

function rectangle(x0: number, y0: number, x1: number, y1: number): Ring {
  return closeRing([
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ]);
}

async function admitOne(
  shape: NestedRings,
): Promise<{ area_m2: number; status: string; findings: string[]; columns: PolygonColumns }> {
  const { columns, report } = await admitPolygons({ raw: buildColumns([shape]) });
  const area_m2 = measureView(columns, 'planar', columns.coordinates).areas_m2[0];
  return { area_m2, status: statusOf(report, 0), findings: listFindings(report, 0), columns };
}

describe('admission', () => {
  it('orients by role: the first ring is the shell, whatever way it runs', async () => {
    const shell = rectangle(0, 0, 10_000, 10_000);
    const hole = rectangle(2000, 2000, 4000, 4000);
    const { area_m2, status, findings, columns } = await admitOne([[shell.toReversed(), hole]]);
    expect(area_m2).toBe(96);
    expect(status).toBe('ok');
    expect(findings).toEqual(['ring-reversed']);
    expect(readNestedRings(columns, 0)).toEqual([[shell, hole.toReversed()]]);
  });

  it('closes an unclosed ring and says so', async () => {
    const { area_m2, status, findings } = await admitOne([[rectangle(0, 0, 10_000, 10_000).slice(0, -1)]]);
    expect([area_m2, status, findings]).toEqual([100, 'repaired', ['ring-unclosed']]);
  });

  it('keeps both lobes of a bow-tie, whose signed area is zero', async () => {
    const { area_m2, status, findings } = await admitOne([
      [
        closeRing([
          [0, 0],
          [10_000, 10_000],
          [10_000, 0],
          [0, 10_000],
        ]),
      ],
    ]);
    expect([area_m2, status, findings]).toEqual([50, 'repaired', ['self-intersection']]);
  });

  it('counts land once that a ring goes around twice, and land of overlapping parts once', async () => {
    const once = rectangle(0, 0, 10_000, 10_000);
    expect(await admitOne([[[...once, ...once.slice(1)]]])).toMatchObject({ area_m2: 100, findings: ['self-intersection'] });
    expect(await admitOne([[once], [rectangle(5000, 0, 15_000, 10_000)]])).toMatchObject({
      area_m2: 150,
      findings: ['parts-overlap'],
    });
  });

  it('lets a hole outside its shell subtract nothing', async () => {
    const outside = await admitOne([[rectangle(0, 0, 10_000, 10_000), rectangle(20_000, 0, 30_000, 10_000)]]);
    expect(outside).toMatchObject({ area_m2: 100, status: 'repaired' });
    expect(outside.findings).toContain('hole-outside');
  });

  it('leaves a hole that is drawn as part of the shell', async () => {
    const ring = closeRing([
      [0, 0],
      [30_000, 0],
      [30_000, 30_000],
      [0, 30_000],
      [0, 0],
      [8000, 12_000],
      [12_000, 8000],
    ]);
    expect(await admitOne([[ring]])).toMatchObject({ area_m2: 900 - 40, status: 'ok' });
  });

  it('refuses a feature without land, keeping its row', async () => {
    const raw = buildColumns([
      [
        [
          [
            [0, 0],
            [10, 0],
            [0, 0],
          ],
        ],
      ],
      [],
      [[rectangle(0, 0, 1000, 1000)]],
    ]);
    const { columns, report } = await admitPolygons({ raw });
    expect([0, 1, 2].map((row) => statusOf(report, row))).toEqual(['refused', 'refused', 'ok']);
    expect(listFindings(report, 0)).toEqual(['too-few-vertices', 'zero-area']);
    expect(listFindings(report, 1)).toEqual(['no-polygon']);
    expect(columns.count).toBe(3);
    expect(readNestedRings(columns, 2)).toEqual([[rectangle(0, 0, 1000, 1000)]]);
    expect(report.counts).toEqual({ 'too-few-vertices': 1, 'zero-area': 1, 'no-polygon': 1 });
  });

  it('refuses a feature with a vertex that has no place in the plane, with the reason of the caller', async () => {
    const bad = rectangle(0, 0, 1000, 1000);
    bad[2] = [REFUSED_MM, REFUSED_MM];
    const raw = buildColumns([[[rectangle(0, 0, 1000, 1000)]], [[bad]]]);
    const asked: number[] = [];
    const { report } = await admitPolygons({
      raw,
      refusalOf: (vertex) => {
        asked.push(vertex);
        return 'coordinate-beyond-plane';
      },
    });
    expect(asked).toEqual([7]);
    expect(listFindings(report, 1)).toEqual(['coordinate-beyond-plane']);
    expect([report.ok, report.repaired, report.refused]).toEqual([1, 0, 1]);
  });

  it('names duplicate and missing ids', async () => {
    const square: NestedRings = [[rectangle(0, 0, 1000, 1000)]];
    const { report } = await admitPolygons({
      raw: buildColumns(Array.from({ length: 5 }, () => square)),
      ids: ['7', null, 'A', 7, ' '],
    });
    expect(report.duplicateIds).toEqual([{ id: '7', rows: [0, 3] }]);
    expect(report.missingIds).toEqual([1, 4]);
  });

  it('refuses what no repair can end in reasonable time', async () => {
    const random = createRandom(1);
    const tangle: Ring = Array.from({ length: 30_000 }, () => [Math.floor(random() * 1e6), Math.floor(random() * 1e6)]);
    const smaller: Ring = tangle.slice(0, 2000);
    const { report } = await admitPolygons({ raw: buildColumns([[[closeRing(tangle)]], [[closeRing(smaller)]]]) });
    expect([0, 1].map((row) => statusOf(report, row))).toEqual(['refused', 'refused']);
    expect(listFindings(report, 0)).toContain('too-complex');
    expect(listFindings(report, 1)).toContain('too-complex');
  });

  it('checks an outline of a million vertices', async () => {
    const builder = new ColumnsBuilder(1_000_001);
    const corners = 1_000_000;
    for (let k = 0; k <= corners; k++) {
      const angle = (2 * Math.PI * (k % corners)) / corners;
      builder.addVertex(Math.round(1e9 * Math.cos(angle)), Math.round(1e9 * Math.sin(angle)));
    }
    builder.endRing();
    builder.endPolygon();
    builder.endFeature();
    const { report, columns } = await admitPolygons({ raw: builder.finish() });
    expect(statusOf(report, 0)).toBe('ok');
    expect(measureView(columns, 'planar', columns.coordinates).areas_m2[0] / (Math.PI * 1e12)).toBeCloseTo(1, 9);
  });

  it('can be cancelled and reports progress', async () => {
    const raw = buildColumns(Array.from({ length: 12_000 }, (_, k): NestedRings => [[rectangle(k, 0, k + 1000, 1000)]]));
    const done: number[] = [];
    await admitPolygons({ raw }, { onProgress: (share) => done.push(share) });
    expect(done.length).toBeGreaterThan(1);
    expect(done[done.length - 1]).toBe(1);
    const signal = { aborted: false };
    const cancelled = admitPolygons({ raw }, { signal, onProgress: () => (signal.aborted = true) });
    await expect(cancelled).rejects.toBeInstanceOf(TaskCancelled);
  });
});

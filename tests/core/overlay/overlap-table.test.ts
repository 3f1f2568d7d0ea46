import { describe, expect, it } from 'vitest';
import { buildColumns, concatColumns, readNestedRings, subsetColumns } from '../../../src/core/overlay/build-columns.ts';
import { digestOverlaps } from '../../../src/core/overlay/digest.ts';
import { indexPolygons, openIndex } from '../../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import {
  type OverlapTable,
  TaskCancelled,
  tabulateOverlaps,
  tabulateOverlapsInSlices,
} from '../../../src/core/overlay/overlap-table.ts';
import type { PolygonView } from '../../../src/core/overlay/polygon-set.ts';
import { tabulateSelfOverlaps } from '../../../src/core/overlay/self-overlap.ts';
import { tabulateTriples } from '../../../src/core/overlay/triples.ts';
import { oracleIntersection } from '../../support/clip-oracle.ts';
import { digestGoldenSet, GOLDEN_DIGEST, tabulateGoldenSet } from '../../support/golden-overlaps.ts';
import { closeRing, createRandom, type Ring, type Shape, starRing } from '../../support/random-polygons.ts';
import { SEED } from '../../support/seeded.ts';

function viewOf(shapes: Shape[]): PolygonView {
  const columns = buildColumns(shapes);
  return measureView(columns, 'planar', columns.coordinates);
}

const square = (x: number, y: number, side: number): Ring =>
  closeRing([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]);

function stars(seed: number, count: number, radius: number): Shape[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => [[starRing(random, random() * 1e6, random() * 1e6, radius, 12, 0.4)]]);
}

describe('overlap table', () => {
  const subjects = viewOf(stars(SEED, 600, 40_000));
  const clips = viewOf(stars(SEED + 1, 40, 200_000));
  const index = indexPolygons(subjects);
  const table = tabulateOverlaps(subjects, index, clips);

  it('settles to whole cm² and leaves out what is below a square millimetre', () => {
    expect(table.count).toBeGreaterThan(100);
    for (let k = 0; k < table.count; k++) {
      expect(table.area_m2[k]).toBeGreaterThan(1e-6);
      expect(Math.abs(table.settled_cm2[k] - table.area_m2[k] * 1e4)).toBeLessThanOrEqual(0.5 + 1e-6);
    }
    const coarse = tabulateOverlaps(subjects, index, clips, { least_m2: 100 });
    expect(coarse.count).toBe(table.area_m2.filter((area) => area > 100).length);
  });

  it('takes an overlap wholly inside as the subject’s own area, to the last bit', () => {
    const small = viewOf([[[square(500_000, 500_000, 777)]]]);
    const large = viewOf([[[starRing(createRandom(3), 500_000, 500_000, 400_000, 300, 0.1)]]]);
    const [area] = tabulateOverlaps(small, indexPolygons(small), large).area_m2;
    expect(area).toBe(small.areas_m2[0]);
  });

  it('is the same in slices, with progress up to 1', async () => {
    const done: number[] = [];
    let pauses = 0;
    const sliced = await tabulateOverlapsInSlices(subjects, index, clips, {
      onProgress: (share) => done.push(share),
      pause: () => {
        pauses++;
        return Promise.resolve();
      },
    });
    expect(digestOverlaps(sliced)).toBe(digestOverlaps(table));
    expect(done[done.length - 1]).toBe(1);
    expect(pauses).toBe(done.length - 1);
  });

  it('stops when it is cancelled', async () => {
    const cancelled = tabulateOverlapsInSlices(subjects, index, clips, { signal: { aborted: true } });
    await expect(cancelled).rejects.toBeInstanceOf(TaskCancelled);
  });

  it('refuses to mix measures', () => {
    const other: PolygonView = { ...clips, measure: 'ellipsoidal' };
    expect(() => tabulateOverlaps(subjects, index, other)).toThrow('measures-differ');
  });

  it('finds the same rows through an index that was transferred, and through the index of an empty layer nothing', () => {
    const opened = openIndex(structuredClone(index.data));
    expect(digestOverlaps(tabulateOverlaps(subjects, opened, clips))).toBe(digestOverlaps(table));
    const empty = viewOf([]);
    expect(tabulateOverlaps(empty, openIndex(indexPolygons(empty).data), clips).count).toBe(0);
  });

  it('has a digest that does not depend on the order of the pairs, but on every number', () => {
    const reverse = <T extends Uint32Array | Float64Array>(column: T): T => column.slice().reverse() as T;
    const turned: OverlapTable = {
      count: table.count,
      subject: reverse(table.subject),
      clip: reverse(table.clip),
      area_m2: reverse(table.area_m2),
      settled_cm2: reverse(table.settled_cm2),
    };
    expect(digestOverlaps(turned)).toBe(digestOverlaps(table));
    turned.settled_cm2[5]++;
    expect(digestOverlaps(turned)).not.toBe(digestOverlaps(table));
  });

  it('has the digest of 64-bit FNV-1a, computed here with big integers', () => {
    const one: OverlapTable = {
      count: 1,
      subject: Uint32Array.of(0x1234_5678),
      clip: Uint32Array.of(9),
      area_m2: Float64Array.of(1e6),
      settled_cm2: Float64Array.of(1e10 + 1),
    };
    let hash = 0xcbf2_9ce4_8422_2325n;
    for (const value of [0x1234_5678n, 9n, 1_410_065_409n, 2n]) {
      for (let shift = 0n; shift < 32n; shift += 8n)
        hash = ((hash ^ ((value >> shift) & 0xffn)) * 0x100_0000_01b3n) & 0xffff_ffff_ffff_ffffn;
    }
    expect(digestOverlaps(one)).toBe(hash.toString(16).padStart(16, '0'));
  });

  it('keeps its golden digest', () => {
    expect(digestGoldenSet()).toBe(GOLDEN_DIGEST);
  });

  it('whose pairs equal polygon-clipping’s', () => {
    const golden = tabulateGoldenSet();
    let settled = 0;
    for (let k = 0; k < golden.table.count; k++) {
      const expected = oracleIntersection(golden.subjects[golden.table.subject[k]], golden.clips[golden.table.clip[k]]);
      expect(Math.abs(golden.table.area_m2[k] - expected)).toBeLessThanOrEqual(1e-6);
      settled += golden.table.settled_cm2[k];
    }
    expect(golden.table.count).toBeGreaterThan(5000);
    expect(settled).toBeGreaterThan(0);
  });
});

describe('double claims', () => {
  it('names each overlapping pair once, and neighbours with a common border never', () => {
    const grid: Shape[] = Array.from({ length: 100 }, (_, k) => [
      [square(10_000 * (k % 10), 10_000 * Math.floor(k / 10), 10_000)],
    ]);
    const view = viewOf([...grid, [[square(15_000, 15_000, 10_000)]]]);
    const table = tabulateSelfOverlaps(view, indexPolygons(view));
    const pairs = Array.from({ length: table.count }, (_, k) => [table.subject[k], table.clip[k], table.area_m2[k]]);
    expect(pairs.sort((a, b) => a[0] - b[0])).toEqual([
      [11, 100, 25],
      [12, 100, 25],
      [21, 100, 25],
      [22, 100, 25],
    ]);
  });

  it('finds pairs of large outlines too', () => {
    const random = createRandom(SEED);
    const view = viewOf([[[starRing(random, 0, 0, 1e6, 900, 0.2)]], [[starRing(random, 1e6, 0, 1e6, 900, 0.2)]]]);
    const table = tabulateSelfOverlaps(view, indexPolygons(view));
    expect(table.count).toBe(1);
    expect([table.subject[0], table.clip[0]]).toEqual([0, 1]);
  });
});

describe('triples', () => {
  it('measure what a build, a parcel and a red line share', () => {
    const builds = viewOf([[[square(8000, 8000, 4000)]]]);
    const parcels = viewOf([[[square(0, 0, 10_000)]], [[square(10_000, 0, 10_000)]]]);
    const lines = viewOf([[[square(0, 9000, 20_000)]], [[square(100_000, 0, 10)]]]);
    const index = indexPolygons(builds);
    const triples = tabulateTriples(
      builds,
      parcels,
      tabulateOverlaps(builds, index, parcels),
      lines,
      tabulateOverlaps(builds, index, lines),
    );
    expect(
      Array.from({ length: triples.count }, (_, k) => [
        triples.subject[k],
        triples.first[k],
        triples.second[k],
        triples.settled_cm2[k],
      ]),
    ).toEqual([
      [0, 0, 0, 20_000],
      [0, 1, 0, 20_000],
    ]);
  });
});

describe('columns', () => {
  it('can be cut and joined', () => {
    const shapes: Shape[] = [[[square(0, 0, 10)]], [], [[square(5, 5, 7), square(6, 6, 1)], [square(50, 50, 1)]]];
    const columns = buildColumns(shapes);
    expect([0, 1, 2].map((row) => readNestedRings(columns, row))).toEqual(shapes);
    const picked = subsetColumns(columns, [2, 0]);
    expect([0, 1].map((row) => readNestedRings(picked, row))).toEqual([shapes[2], shapes[0]]);
    const joined = concatColumns([picked, columns]);
    expect(joined.count).toBe(5);
    expect(readNestedRings(joined, 4)).toEqual(shapes[2]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insetRing } from '../../src/demo/inset-ring.ts';
import { createRandom } from '../../src/demo/random.ts';
import { distanceToRing, isSimpleRing, longAxis, ringArea, ringCentroid, ringContains } from '../../src/demo/ring.ts';
import { splitIntoLots } from '../../src/demo/split-ring.ts';
import { Subdivision } from '../../src/demo/subdivision.ts';
import { blobAround } from '../../src/demo/terrain.ts';
import { seeded } from '../support/seeded.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

describe('a block cut into lots', () => {
  it('loses no more than rounding, and every lot is a simple ring', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        const block = blobAround([0, 0], random.between(40000, 120000), random, 0.2);
        const lots = splitIntoLots(block, { area_m2: 400, spread: 0.5, wander_mm: 200, pointEvery_m: 8 }, random);
        const sum = lots.reduce((total, lot) => total + ringArea(lot), 0);
        expect(lots.every(isSimpleRing)).toBe(true);
        expect(lots.length).toBeGreaterThan(3);
        expect(Math.abs(sum - ringArea(block)) / 1e6).toBeLessThan(0.05 * lots.length);
      }),
      seeded(60),
    );
  });
});

describe('a ring moved inwards', () => {
  it('stays inside, at least nearly as far in as asked', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        const ring = blobAround([0, 0], random.between(30000, 100000), random, 0.25);
        const by = random.between(500, 6000);
        const inner = insetRing(
          ring,
          ring.map(() => by),
        );
        expect(inner).not.toBeNull();
        for (const p of inner ?? []) {
          expect(ringContains(ring, p)).toBe(true);
          expect(distanceToRing(ring, p)).toBeGreaterThan(by * 0.9 - 2);
        }
      }),
      seeded(60),
    );
  });

  it('is nothing where the ring is too narrow', () => {
    expect(
      insetRing(
        [
          [0, 0],
          [90000, 0],
          [90000, 4000],
          [0, 4000],
        ],
        [3000, 3000, 3000, 3000],
      ),
    ).toBeNull();
  });
});

describe('a subdivision', () => {
  it('adds up exactly after any cuts, and neighbours share every vertex', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        const subdivision = new Subdivision(blobAround([0, 0], 600000, random, 0.2), 'coast');
        subdivision.drawCurve(blobAround([random.between(-200000, 200000), 0], 300000, random, 0.2), 'road', true);
        subdivision.drawCurve(
          [
            [-900000, random.between(-2e5, 2e5)],
            [0, random.between(-2e5, 2e5)],
            [900000, random.between(-2e5, 2e5)],
          ],
          'avenue',
        );
        for (let k = 0; k < 30; k++) {
          const face = [...subdivision.faces.values()][random.whole(0, subdivision.faces.size - 1)];
          const ring = subdivision.ringOf(face);
          const [x, y] = longAxis(ring);
          subdivision.cutAcross(face, ringCentroid(ring), [-y, x], 'street', random.between(-0.05, 0.05));
        }
        const faces = [...subdivision.faces.values()];
        const sum = faces.reduce((total, face) => total + ringArea(subdivision.ringOf(face)), 0);
        const outline = subdivision.outlineOf(faces).reduce((total, ring) => total + ringArea(ring), 0);
        expect(faces.length).toBeGreaterThan(8);
        expect(sum).toBe(outline);
        expect(faces.every((face) => isSimpleRing(subdivision.ringOf(face)))).toBe(true);
      }),
      seeded(40),
    );
  });

  it('takes a hole out of the outline of a group round it', () => {
    const subdivision = new Subdivision(
      [
        [0, 0],
        [300000, 0],
        [300000, 300000],
        [0, 300000],
      ],
      'coast',
    );
    for (const at of [100000, 200000]) {
      subdivision.drawCurve(
        [
          [at, -10000],
          [at, 310000],
        ],
        'road',
      );
      subdivision.drawCurve(
        [
          [-10000, at],
          [310000, at],
        ],
        'road',
      );
    }
    const rim = [...subdivision.faces.values()].filter((face) => !ringContains(subdivision.ringOf(face), [150000, 150000]));
    const rings = subdivision.outlineOf(rim);
    expect(rim).toHaveLength(8);
    expect(rings.map(ringArea).sort((a, b) => a - b)).toEqual([-1e10, 9e10]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeSigma_m } from '../../../src/core/editing/alike-sigma.ts';
import { type EditStep, toPlane } from '../../../src/core/editing/drawing.ts';
import { fixesOfStand, type TimedFix } from '../../../src/core/editing/fixes-of-stand.ts';
import {
  beginOutline,
  type Box,
  cornersOf,
  editOutline,
  freeVertices,
  type Outline,
  shapeOfOutline,
} from '../../../src/core/editing/outline.ts';
import { ACCURACY_PER_SIGMA } from '../../../src/core/editing/outline-of-fixes.ts';
import { placeWithin } from '../../../src/core/editing/place-within.ts';
import { pullBox } from '../../../src/core/editing/pull-box.ts';
import { fixesOfWalk } from '../../../src/core/editing/fixes-of-walk.ts';
import { ringOfWalk } from '../../../src/core/editing/ring-of-walk.ts';
import { doubledArea, enclose, type PlanePoint } from '../../../src/core/editing/segments.ts';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { formSigma_m } from '../../../src/core/measure/sigma.ts';
import type { LngLat } from '../../../src/core/measure/units.ts';
import { PLANE } from '../../support/district-changes.ts';
import { seeded } from '../../support/seeded.ts';
import { createRandom } from '../../../src/demo/random.ts';

const plane = createDistrictPlane(PLANE);
const at = (east_m: number, north_m: number): LngLat => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east_m, 1000 * north_m));
  return [lon, lat];
};
const fix = (east_m: number, north_m: number, second: number, accuracy_m = 4): TimedFix => ({
  at: at(east_m, north_m),
  accuracy_m,
  takenAt: new Date(Date.UTC(2026, 10, 28, 1, 0, second)).toISOString(),
});
const areaOf = (ring: readonly LngLat[]) => Math.abs(doubledArea(toPlane([ring], plane)[0])) / 2e6;
const box: Box = { centre: at(0, 0), length_m: 12, width_m: 8, bearing: 30, accuracy_m: 4 };

describe('fixes of a stand', () => {
  it('go back to where the person came to rest, and no farther', () => {
    const walk = Array.from({ length: 8 }, (_, n) => fix(-20 + 2.5 * n, 0, n));
    const stand = Array.from({ length: 6 }, (_, n) => fix(0.3 * (n % 2), 0.2, 8 + n));
    expect(fixesOfStand([...walk, ...stand], plane)).toEqual(stand);
  });

  it('are no older than half a minute', () => {
    const stand = Array.from({ length: 60 }, (_, n) => fix(0, 0, n));
    expect(fixesOfStand(stand, plane)).toHaveLength(31);
  });

  it('are none without a position', () => {
    expect(fixesOfStand([], plane)).toEqual([]);
  });
});

describe('a walk around a building', () => {
  it('leaves out a position that jumps 3 km away and back, and a first one that was wrong; a lasting jump stays', () => {
    const round = [...Array(12)].map((_, n) => fix(10 * Math.cos(n / 2), 10 * Math.sin(n / 2), 2 * n));
    const off = (n: number) => fix(3_000, 200, 2 * n + 1);
    expect(fixesOfWalk(round, plane)).toEqual(round);
    for (const many of [1, 2, 4]) {
      const strange = [...Array(many)].map((_, n) => fix(3_000 + n, 200, 10.2 + 0.2 * n));
      expect(fixesOfWalk([...round.slice(0, 6), ...strange, ...round.slice(6)], plane)).toEqual(round);
    }
    // While it lasts nobody knows yet.
    expect(fixesOfWalk([...round, off(12)], plane)).toEqual(round);
    expect(fixesOfWalk([fix(-900, 0, -2), ...round], plane)).toEqual(round);
    const elsewhere = [...Array(6)].map((_, n) => off(12 + n));
    expect(fixesOfWalk([...round, ...elsewhere], plane)).toEqual([...round, ...elsewhere]);
    // Within the circles of both nobody is too fast.
    const poor = round.map((one) => ({ ...one, accuracy_m: 40 }));
    expect(fixesOfWalk([...poor.slice(0, 6), fix(70, 0, 11, 40), ...poor.slice(6)], plane)).toHaveLength(13);
  });

  it('gives its area within three σ, closed where it began', () => {
    const random = createRandom(5);
    for (let round = 0; round < 30; round++) {
      const corners: readonly PlanePoint[] = [
        [0, 0],
        [30, 0],
        [30, 18],
        [0, 18],
        [0, 0],
      ];
      const drift = [random.between(-1, 1), random.between(-1, 1)];
      let second = 0;
      const fixes = corners.slice(1).flatMap((to, n) =>
        Array.from({ length: 12 }, (_, k) => {
          const share = k / 12;
          const [x, y] = [0, 1].map((axis) => corners[n][axis] + share * (to[axis] - corners[n][axis]) + drift[axis]);
          return fix(x + random.between(-0.3, 0.3), y + random.between(-0.3, 0.3), second++, 3);
        }),
      );
      const walked = ringOfWalk(fixes, plane);
      if (!walked) throw new Error('nothing was walked');
      expect(walked.ring.length).toBeLessThan(16);
      const sigma_m2 = walked.sigma_m * Math.hypot(30, 18);
      expect(Math.abs(areaOf(walked.ring) - 540)).toBeLessThan(3 * sigma_m2);
      expect(walked.sigma_m).toBeGreaterThanOrEqual(3 / ACCURACY_PER_SIGMA);
    }
  });

  it('on the spot, or without a place in the plane, is no ring', () => {
    expect(ringOfWalk([fix(0, 0, 0), fix(0.2, 0, 1), fix(0, 0.2, 2), fix(0.1, 0.1, 3)], plane)).toBeNull();
    expect(ringOfWalk([fix(0, 0, 0, 0), fix(20, 0, 1, -1), fix(20, 20, 2, Number.NaN)], plane)).toBeNull();
  });
});

describe('one σ for all vertices', () => {
  it('is theirs where they are alike, and else between the best and the worst', () => {
    const corners = [at(0, 0), at(12, 0), at(12, 9), at(0, 9)].map((place, n) => ({ at: place, sigma_m: 1 + n, fixes: 1 }));
    expect(alikeSigma_m(corners, plane)).toBeGreaterThan(1);
    expect(alikeSigma_m(corners, plane)).toBeLessThan(4);
    expect(
      alikeSigma_m(
        corners.map((corner) => ({ ...corner, sigma_m: 2 })),
        plane,
      ),
    ).toBeCloseTo(2, 9);
    // ½·√Σ σᵢ²·|P(i+1) − P(i−1)|² over ½·√Σ |P(i+1) − P(i−1)|²: all diagonals of a rectangle are alike.
    expect(alikeSigma_m(corners, plane)).toBeCloseTo(Math.sqrt((1 + 4 + 9 + 16) / 4), 4);
  });
});

describe('a place within a ring', () => {
  it('lies in it, in a crescent too', () => {
    const crescent: PlanePoint[] = [
      [0, 0],
      [30, 0],
      [30, 30],
      [0, 30],
      [0, 25],
      [25, 25],
      [25, 5],
      [0, 5],
    ].map(([x, y]): PlanePoint => [1000 * x, 1000 * y]);
    const inside = placeWithin(crescent);
    if (!inside) throw new Error('no place');
    expect(enclose([crescent], inside)).toBe(true);
    expect(placeWithin(crescent.slice(0, 2))).toBeNull();
  });
});

describe('a rectangle under a finger', () => {
  it('pulled at a corner has that corner where the finger is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 359 }),
        fc.double({ min: 1, max: 80, noNaN: true }),
        fc.double({ min: 1, max: 80, noNaN: true }),
        (bearing, ahead, aside) => {
          const radians = (bearing * Math.PI) / 180;
          const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
          const to = at(ahead * sin + aside * cos, ahead * cos - aside * sin);
          const pulled = pullBox({ ...box, bearing }, 'corner', at(0, 0), to, plane);
          expect(Math.abs(pulled.length_m - 2 * ahead)).toBeLessThan(0.06);
          expect(Math.abs(pulled.width_m - 2 * aside)).toBeLessThan(0.06);
          expect(pulled.bearing).toBe(bearing);
        },
      ),
      seeded(),
    );
  });

  it('turned points to the finger, in whole degrees; moved it is no fix any more', () => {
    expect(pullBox(box, 'turn', at(0, 0), at(10, 0), plane).bearing).toBe(90);
    expect(pullBox(box, 'turn', at(0, 0), at(-10, 0), plane).bearing).toBe(270);
    const moved = pullBox(box, 'whole', at(2, 2), at(5, 6), plane);
    expect(moved.accuracy_m).toBeNull();
    expect(toPlane([[moved.centre]], plane)[0][0]).toEqual([3000, 4000]);
    expect(pullBox(box, 'whole', at(0, 0), [10, 10], plane)).toBe(box);
  });
});

describe('an outline', () => {
  const shape = (outline: Outline) => {
    const found = shapeOfOutline(outline, plane);
    if (!found) throw new Error('no shape');
    return found;
  };

  it('of a rectangle at a fix is constructed, as uncertain as fix and lengths together; its place is the fix', () => {
    const found = shape({ ...beginOutline('box'), box });
    expect(found.origin).toBe('constructed');
    expect(areaOf(found.parts[0][0])).toBeCloseTo(96, 1);
    expect(found.relativeSigma_m).toBeCloseTo(Math.hypot(8 * 1.2, 12 * 1) / Math.hypot(12, 8), 9);
    expect(found.sigma_m).toBeCloseTo(Math.hypot(4 / ACCURACY_PER_SIGMA, found.relativeSigma_m ?? 0), 9);
    expect(found.place).toEqual({ at: box.centre, accuracy_m: 4 });
  });

  it('of a rectangle measured by tape has a small error of area wherever it stands', () => {
    const eleven: Box = { ...box, length_m: 11, width_m: 10, accuracy_m: 12, sidesBy: 'tape' };
    const found = shape({ ...beginOutline('box'), box: eleven });
    const sigma_m2 = formSigma_m(found) * Math.hypot(11, 10);
    expect(sigma_m2).toBeCloseTo(0.1 * Math.hypot(11, 10), 9);
    expect(found.sigma_m).toBeGreaterThan(12 / ACCURACY_PER_SIGMA);
  });

  it('of a rectangle keeps its form while it goes along as a whole, and a corner pulled alone leaves what all shared', () => {
    const free = freeVertices({ ...beginOutline('box'), box: { ...box, sidesBy: 'tape' } }, plane);
    const take = (outline: Outline, step: EditStep) => {
      const next = editOutline(outline, step, plane, 0.6);
      if (typeof next === 'string') throw new Error(next);
      return shape(next);
    };
    const whole = take(free, { do: 'shift', from: at(0, 0), to: at(3, 0) });
    expect(formSigma_m(whole)).toBeCloseTo(0.1, 9);
    expect(whole.sigma_m).toBeCloseTo(shape(free).sigma_m, 9);
    const pulled = take(free, { do: 'move', vertex: { part: 0, ring: 0, index: 0 }, at: at(9, 9) });
    expect(formSigma_m(pulled)).toBeCloseTo(shape(free).sigma_m, 9);
    expect(pulled.relativeSigma_m).toBeUndefined();
  });

  it('of a rectangle pulled at a corner is as good as the finger, until its sides are measured', () => {
    const pulled = pullBox(box, 'corner', at(0, 0), at(9, 9), plane);
    expect(formSigma_m(shape({ ...beginOutline('box'), box: pulled, hand_m: 0.8 }))).toBeCloseTo(0.8, 9);
  });

  it('of corners that were stood at is measured by GPS; moved by hand it is drawn, and no better than it was', () => {
    const stands = [
      [0, 0],
      [12, 0],
      [12, 9],
      [0, 9],
    ].map(([x, y], n) => [fix(x, y, n, 5)]);
    const outline: Outline = { ...beginOutline('stand'), stands };
    expect(cornersOf(outline, plane)).toHaveLength(4);
    const stood = shape(outline);
    expect(stood).toMatchObject({ origin: 'gps' });
    expect(stood.sigma_m).toBeCloseTo(5 / ACCURACY_PER_SIGMA, 6);
    const free = freeVertices(outline, plane);
    expect(shape(free)).toMatchObject({ origin: 'gps', parts: stood.parts });
    const moved = editOutline(free, { do: 'move', vertex: { part: 0, ring: 0, index: 2 }, at: at(13, 10) }, plane, 0.5);
    if (typeof moved === 'string') throw new Error(moved);
    expect(shape(moved)).toMatchObject({ origin: 'digitised' });
    expect(shape(moved).sigma_m).toBeCloseTo(stood.sigma_m, 9);
  });

  it('of tapped corners is as good as the worst tap, and no shape before the third', () => {
    let outline = beginOutline('corners');
    const taps = [at(0, 0), at(10, 0), at(10, 8)];
    for (const [n, place] of taps.entries()) {
      expect(shapeOfOutline(outline, plane)).toBeNull();
      const next = editOutline(outline, { do: 'add', at: place }, plane, n === 1 ? 2.5 : 0.6);
      if (typeof next === 'string') throw new Error(next);
      outline = next;
    }
    expect(shape(outline)).toMatchObject({ origin: 'digitised', sigma_m: 2.5 });
    expect(editOutline(outline, { do: 'add', at: [10, 10] }, plane, 1)).toBe('beyond-plane');
  });

  it('whose vertices are freed keeps its shape to the millimetre', () => {
    const outline: Outline = { ...beginOutline('box'), box };
    const free = freeVertices(outline, plane);
    expect(shape(free).parts).toEqual(shape(outline).parts);
    expect(shape(free).sigma_m).toBeCloseTo(shape(outline).sigma_m, 9);
    expect(formSigma_m(shape(free))).toBeCloseTo(formSigma_m(shape(outline)), 9);
    expect(freeVertices(free, plane)).toBe(free);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/geodesy/plane.ts';
import { detailAt, findScale, USUAL_SCALE, wholeZoom } from '../../src/map/map-scale.ts';
import type { MapUnit } from '../../src/map/map-scene.ts';
import { squareShape } from '../support/district-changes.ts';

const DESK = { width: 1216, height: 700 };
const PHONE = { width: 390, height: 690 };

/** A square district of so many degrees: two zones with townships beside each other. */
function districtOf(size: number, perSide = 4): { extent: Bounds; units: Pick<MapUnit, 'level' | 'shape'>[] } {
  const [west, south] = [120, 24];
  const cell = size / perSide;
  const shapeAt = (x: number, y: number, side: number) => squareShape(west + x, south + y, side).coordinates;
  const townships = Array.from({ length: perSide * perSide }, (_, n) => ({
    level: 'township' as const,
    shape: shapeAt((n % perSide) * cell, Math.floor(n / perSide) * cell, cell),
  }));
  return {
    extent: [west, south, west + size, south + size],
    units: [
      { level: 'zone', shape: shapeAt(0, 0, size / 2) },
      { level: 'zone', shape: shapeAt(size / 2, 0, size / 2) },
      ...townships,
    ],
  };
}

describe('the scale of the map', () => {
  it('shows totals at the view that a district of any usual size opens with', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.03, max: 1.5, noNaN: true }), fc.constantFrom(DESK, PHONE), (size, frame) => {
        const { extent, units } = districtOf(size);
        const scale = findScale(units, extent, frame, 'zh-CN');
        expect(detailAt(scale, Math.min(wholeZoom(extent, frame), 13.9))).not.toBe('parcels');
      }),
    );
  });

  it('keeps its steps in order and within what parcels bear', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 8, noNaN: true }), fc.integer({ min: 1, max: 8 }), (size, perSide) => {
        const { extent, units } = districtOf(size, perSide);
        const scale = findScale(units, extent, DESK, 'en');
        expect(scale.cardsFrom).toBeLessThanOrEqual(scale.tonesUntil);
        expect(scale.townshipsFrom).toBeLessThanOrEqual(scale.tonesUntil);
        expect(scale.parcelsFrom).toBeLessThan(scale.tonesUntil);
        expect(scale.singlesFrom).toBeGreaterThan(scale.tonesUntil);
        // Tiles of parcels are asked for from zoom 11 on; nobody waits for them beyond 14.
        expect(scale.parcelsFrom).toBeGreaterThanOrEqual(11);
        expect(scale.tonesUntil).toBeLessThanOrEqual(14);
      }),
    );
  });

  it('waits until upright strips are as broad as a card: judged by their size alone their cards lay over each other', () => {
    const upright = (n: number) => {
      const [west, east] = [120 + 0.02 * n, 120 + 0.02 * (n + 1)];
      const ring = [
        [west, 24],
        [east, 24],
        [east, 24.16],
        [west, 24.16],
        [west, 24],
      ];
      return { level: 'township' as const, shape: { type: 'Polygon' as const, coordinates: [ring] } };
    };
    const { townshipsFrom } = findScale(
      [{ level: 'zone', shape: squareShape(120, 24, 0.16).coordinates }, ...Array.from({ length: 8 }, (_, n) => upright(n))],
      [120, 24, 120.16, 24.16],
      DESK,
      'zh-CN',
    );
    // 116 CSS pixels, less the tenth of a zoom that it is rounded to.
    expect((0.02 / 360) * 512 * 2 ** townshipsFrom).toBeGreaterThan(112);
  });

  it('gives townships the opening view on a desk and zones on a phone, where a township has no room for a card', () => {
    const { extent, units } = districtOf(0.13);
    expect(detailAt(findScale(units, extent, DESK, 'zh-CN'), wholeZoom(extent, DESK))).toBe('townships');
    expect(detailAt(findScale(units, extent, PHONE, 'zh-CN'), wholeZoom(extent, PHONE))).toBe('zones');
  });

  it('waits longer with townships where their names are in Latin letters and want wider cards', () => {
    const { extent, units } = districtOf(0.13);
    const [chinese, english] = (['zh-CN', 'en'] as const).map((locale) => findScale(units, extent, DESK, locale));
    expect(english.townshipsFrom).toBeGreaterThan(chinese.townshipsFrom);
    expect(english.tonesUntil).toBe(chinese.tonesUntil);
  });

  it('has no totals to wait for without units or extent', () => {
    expect(findScale([], [120, 24, 121, 25], DESK, 'zh-CN')).toEqual(USUAL_SCALE);
    expect(findScale(districtOf(0.1).units, undefined, DESK, 'zh-CN')).toEqual(USUAL_SCALE);
  });
});

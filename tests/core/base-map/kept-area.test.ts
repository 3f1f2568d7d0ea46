import { expect, it } from 'vitest';
import {
  boxOf,
  type KeptArea,
  lastDayOf,
  refuseCaching,
  refuseCount,
  refuseSize,
  whyNotDrawn,
} from '../../../src/core/base-map/kept-area.ts';
import type { BaseMap } from '../../../src/core/register/base-map.ts';
import { CACHED_MAP, keptArea } from '../../support/kept-area.ts';

const MAP: BaseMap = CACHED_MAP;
const AREA: KeptArea = keptArea({ state: 'complete', kept: 9, bytes: 900 });

it('is drawn through its last day, and not on the next', () => {
  expect(whyNotDrawn(AREA, [MAP], '2026-12-01')).toBeNull();
  expect(whyNotDrawn(AREA, [MAP], '2026-12-02')).toBe('expired');
});

it('is not drawn once the office took the permission, or the map itself, out of the settings', () => {
  expect(whyNotDrawn(AREA, [{ ...MAP, allowCaching: false }], '2026-11-02')).toBe('caching-not-allowed');
  expect(whyNotDrawn(AREA, [{ ...MAP, allowCaching: undefined }], '2026-11-02')).toBe('caching-not-allowed');
  expect(whyNotDrawn(AREA, [], '2026-11-02')).toBe('not-configured');
});

it('ends earlier where the validity was shortened since, never later where it was lengthened', () => {
  expect(lastDayOf(AREA, { ...MAP, cacheDays: 7 })).toBe('2026-11-08');
  expect(whyNotDrawn(AREA, [{ ...MAP, cacheDays: 7 }], '2026-11-09')).toBe('expired');
  expect(lastDayOf(AREA, { ...MAP, cacheDays: 3000 })).toBe('2026-12-01');
});

it('of a file needs no setting, and ends too', () => {
  const own: KeptArea = { ...AREA, from: 'file' };
  expect(whyNotDrawn(own, [], '2026-11-02')).toBeNull();
  expect(whyNotDrawn(own, [], '2026-12-02')).toBe('expired');
});

it('may be kept only where the settings say so in as many words', () => {
  expect(refuseCaching(MAP)).toBeNull();
  expect(refuseCaching({ ...MAP, allowCaching: undefined })).toBe('caching-not-allowed');
  expect(refuseCaching(undefined)).toBe('not-configured');
});

it('is refused by the count, by the office’s limit and by this device’s room, of which some is left for work', () => {
  expect(refuseCount(60_000)).toBeNull();
  expect(refuseCount(60_001)).toEqual({ because: 'too-many-tiles', most: 60_000 });
  expect(refuseSize({ bytes: 11e6, margin_bytes: 0 }, 10, null)).toEqual({ because: 'over-limit', most_bytes: 10e6 });
  expect(refuseSize({ bytes: 10e6, margin_bytes: 0 }, 10, null)).toBeNull();
  expect(refuseSize({ bytes: 10e6, margin_bytes: 2e6 }, 50, 211e6)).toEqual({ because: 'no-room', most_bytes: 11e6 });
  expect(refuseSize({ bytes: 10e6, margin_bytes: 1e6 }, 50, 211e6)).toBeNull();
  expect(refuseSize({ bytes: 1, margin_bytes: 0 }, 50, 100e6)).toEqual({ because: 'no-room', most_bytes: 0 });
});

it('is the same box from whichever corner it was drawn', () => {
  const box = [117, 34, 118, 35];
  expect(boxOf([117, 34], [118, 35])).toEqual(box);
  expect(boxOf([118, 34], [117, 35])).toEqual(box);
});

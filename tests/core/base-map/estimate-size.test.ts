import { expect, it } from 'vitest';
import { estimateSize, sampleTiles } from '../../../src/core/base-map/estimate-size.ts';
import { countTiles, coverTiles } from '../../../src/core/base-map/tile-cover.ts';

const REQUEST = { box: [117.0, 34.0, 117.25, 34.2] as const, minZoom: 10, maxZoom: 16 };

it('is exact, without a margin, where every tile was measured', () => {
  const small = { ...REQUEST, maxZoom: 11 };
  const all = [...coverTiles(small)].map(({ z }, n) => ({ z, bytes: 1000 + n }));
  expect(estimateSize(small, all)).toEqual({ bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), margin_bytes: 0 });
});

it('takes few tiles of each zoom, all of one that has few, none twice', () => {
  const sample = sampleTiles(REQUEST);
  expect(sample.length).toBeLessThan(40);
  expect(new Set(sample.map(({ z, x, y }) => `${z}/${x}/${y}`)).size).toBe(sample.length);
  expect(new Set(sample.map(({ z }) => z)).size).toBe(7);
});

// Worked by hand after Cochran (1977) 5.3: 4 of 100 tiles, 100, 200, 300, 400: mean 250, s² = 50 000/3,
// var = 100² · (1 − 0.04) · s² / 4 = 4.0e7, two standard errors 12 649.1.
it('is the mean times the tiles, ± two standard errors with the finite population corrected for', () => {
  const box = { box: [-180 + 1e-9, 1e-9, -180 + (360 * 99.5) / 1024, 0.1] as const, minZoom: 10, maxZoom: 10 };
  expect(countTiles(box)).toBe(100);
  const sizes = [100, 200, 300, 400].map((bytes) => ({ z: 10, bytes }));
  expect(estimateSize(box, sizes)).toEqual({ bytes: 25_000, margin_bytes: 12_650 });
});

it('holds the true size within its margin nearly always', () => {
  let state = 20_261_128;
  // Park and Miller's generator: the same sizes at every run.
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let within = 0;
  for (let run = 0; run < 200; run++) {
    const sizes = new Map([...coverTiles(REQUEST)].map((tile) => [`${tile.z}/${tile.x}/${tile.y}`, 2000 + 18_000 * random()]));
    const truth = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    const sample = sampleTiles(REQUEST).map((tile) => ({ z: tile.z, bytes: sizes.get(`${tile.z}/${tile.x}/${tile.y}`) ?? 0 }));
    const { bytes, margin_bytes } = estimateSize(REQUEST, sample);
    if (Math.abs(bytes - truth) <= margin_bytes) within++;
  }
  // Five tiles a zoom spread wider than the normal law's 95 %: t with 4 degrees of freedom gives 88 % within two standard errors.
  expect(within).toBeGreaterThan(160);
});

it('says that it may be all wrong where a single tile stands for many', () => {
  const one = { ...REQUEST, minZoom: 16 };
  const { bytes, margin_bytes } = estimateSize(one, [{ z: 16, bytes: 500 }]);
  expect(margin_bytes).toBe(bytes);
});

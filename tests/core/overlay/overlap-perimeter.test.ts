import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane, proposePlane } from '../../../src/core/geodesy/district-plane.ts';
import { admitPolygons } from '../../../src/core/overlay/admission.ts';
import { buildColumns, readNestedRings, type NestedRings } from '../../../src/core/overlay/build-columns.ts';
import { createView } from '../../../src/core/overlay/create-view.ts';
import { indexPolygons } from '../../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import { PerimeterMeter } from '../../../src/core/overlay/overlap-perimeter.ts';
import { shapeOverlap } from '../../../src/core/overlay/overlap-shape.ts';
import type { PolygonView } from '../../../src/core/overlay/polygon-set.ts';
import { isSliver, judgeSliver } from '../../../src/core/overlay/sliver.ts';
import { intersectByOracle } from '../../support/clip-oracle.ts';
import { closeRing, createRandom, randomShape, type Ring, type Shape } from '../../support/random-polygons.ts';
import { hasReal, realPath } from '../../support/real-data.ts';
import { SEED, seeded } from '../../support/seeded.ts';

const viewOf = (shapes: readonly Shape[]): PolygonView => {
  const columns = buildColumns(shapes as Shape[]);
  return measureView(columns, 'planar', columns.coordinates);
};
const perimeterOf = (polygons: NestedRings): number => {
  let sum = 0;
  for (const ring of polygons.flat())
    for (let v = 1; v < ring.length; v++) sum += Math.hypot(ring[v][0] - ring[v - 1][0], ring[v][1] - ring[v - 1][1]);
  return sum / 1000;
};
const box = (x: number, y: number, width: number, height: number): Ring =>
  closeRing([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
const measure = (a: Shape, b: Shape): number => {
  const view = viewOf([a, b]);
  return new PerimeterMeter().measure(view, 0, view, 1);
};

describe('the outline of an overlap', () => {
  it.each<[string, Shape, Shape, number]>([
    ['of two that cross', [[box(0, 0, 10_000, 10_000)]], [[box(4_000, 6_000, 10_000, 10_000)]], 20],
    ['of one inside the other', [[box(0, 0, 10_000, 10_000)]], [[box(2_000, 2_000, 3_000, 4_000)]], 14],
    ['of one twice', [[box(0, 0, 10_000, 10_000)]], [[box(0, 0, 10_000, 10_000)]], 40],
    ['of neighbours is none', [[box(0, 0, 10_000, 10_000)]], [[box(10_000, 0, 10_000, 10_000)]], 0],
    ['of two that are apart is none', [[box(0, 0, 10_000, 10_000)]], [[box(10_001, 0, 10_000, 10_000)]], 0],
    ['along a common side counts it once', [[box(0, 0, 10_000, 10_000)]], [[box(0, 0, 4_000, 20_000)]], 28],
    [
      'around a hole counts the hole',
      [[box(0, 0, 20_000, 20_000), box(5_000, 5_000, 5_000, 5_000).toReversed()]],
      [[box(0, 0, 20_000, 20_000)]],
      100,
    ],
    [
      'beside a hole that the other fills is none',
      [[box(0, 0, 20_000, 20_000), box(5_000, 5_000, 5_000, 5_000).toReversed()]],
      [[box(5_000, 5_000, 5_000, 5_000)]],
      0,
    ],
    ['of parts is that of all', [[box(0, 0, 2_000, 9_000)], [box(6_000, 0, 2_000, 9_000)]], [[box(0, 0, 8_000, 1_000)]], 12],
  ])('%s', (_, a, b, expected) => {
    expect(measure(a, b)).toBeCloseTo(expected, 9);
    expect(measure(b, a)).toBeCloseTo(expected, 9);
  });

  it('is that of polygon-clipping for random shapes with holes', () => {
    const random = createRandom(SEED);
    const shapes = Array.from({ length: 60 }, () => randomShape(random, 80_000));
    const view = viewOf(shapes);
    const meter = new PerimeterMeter();
    let compared = 0;
    for (let a = 0; a < shapes.length; a++)
      for (let b = 0; b < a; b++) {
        const expected = perimeterOf(intersectByOracle(shapes[a], shapes[b]));
        expect(Math.abs(meter.measure(view, a, view, b) - expected), `${a} over ${b}`).toBeLessThan(1e-5);
        compared += expected > 0 ? 1 : 0;
      }
    expect(compared).toBeGreaterThan(200);
  });

  it('is that of polygon-clipping where sides and corners lie on each other', () => {
    const step = fc.integer({ min: 0, max: 6 });
    const slab = fc.tuple(step, step, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.boolean()).map(
      ([x, y, width, height, cut]): Shape => [
        [
          cut
            ? closeRing([
                [x * 1000, y * 1000],
                [(x + width) * 1000, y * 1000],
                [x * 1000, (y + height) * 1000],
              ])
            : box(x * 1000, y * 1000, width * 1000, height * 1000),
        ],
      ],
    );
    fc.assert(
      fc.property(slab, slab, (a, b) => {
        const expected = perimeterOf(intersectByOracle(a, b));
        expect(Math.abs(measure(a, b) - expected)).toBeLessThan(1e-5);
      }),
      seeded(400),
    );
  });
});

/** As drawn by hand: a wavy outline of 80 vertices. */
const drawn = (random: () => number, x: number, y: number, radius: number): Shape => [
  [
    closeRing(
      Array.from({ length: 80 }, (_, k): [number, number] => {
        const angle = (2 * Math.PI * k) / 80;
        const reach = radius * (1 + 0.15 * Math.sin(3 * angle) + 0.03 * (random() - 0.5));
        return [Math.round(x + reach * Math.cos(angle)), Math.round(y + reach * Math.sin(angle))];
      }),
    ),
  ],
];

describe.skipIf(!hasReal)('a drawing over real parcels (skipped where data/real is absent)', () => {
  const FILES = [
    ['01_cadastre/cambridge_ma/parcels_fy2013.geojson.gz'],
    ['01_cadastre/cornillon_13029_fr/parcelle.geojson'],
    ['01_cadastre/terres_de_bord_fr/batiments.geojson'],
  ];

  it.each(FILES)('of %s: slivers by the length are those by the geometry, in both planes', async (file) => {
    const bytes = readFileSync(realPath(...file.split('/')));
    const { features } = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as {
      features: { geometry: { type: string; coordinates: number[][][] | number[][][][] } | null }[];
    };
    const [lon, lat] = features
      .map(({ geometry }) => geometry?.coordinates.flat(3).slice(0, 2))
      .find((at) => at !== undefined) as number[];
    const plane = createDistrictPlane(proposePlane([lon, lat, lon, lat]));
    const shapes = features.slice(0, 1500).flatMap(({ geometry }): Shape[] => {
      if (!geometry) return [];
      const parts = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as number[][][][];
      return [
        parts.map((rings) =>
          rings.map((ring) => {
            const { coordinates } = plane.toMillimetres(Float64Array.from(ring.flatMap(([x, y]) => [x, y])));
            return ring.map((_, n): [number, number] => [coordinates[2 * n], coordinates[2 * n + 1]]);
          }),
        ),
      ];
    });
    const { columns } = await admitPolygons({ raw: buildColumns(shapes) });
    const random = createRandom(SEED);
    const rule = { m2: 0.5, width_m: 0.1 };
    const [count, slivers] = [{ pairs: 0 }, { found: 0 }];
    for (const name of ['planar', 'ellipsoidal'] as const) {
      const land = createView(columns, name, plane);
      const index = indexPolygons(land);
      for (let n = 0; n < 40; n++) {
        const target = Math.floor(random() * columns.count);
        const [ring] = readNestedRings(columns, target)[0] ?? [];
        if (!ring) continue;
        // Half of them along a corner, half as a parcel's own outline moved a hand's breadth.
        const moved: Shape = [
          [ring.map(([x, y]): [number, number] => [x + Math.round(90 * random()), y + Math.round(90 * random())])],
        ];
        const shape = n % 2 === 0 ? drawn(random, ring[0][0], ring[0][1], 2_500 + 57_500 * random()) : moved;
        const own = (await admitPolygons({ raw: buildColumns([shape]) })).columns;
        const view = createView(own, name, plane);
        if (!(view.areas_m2[0] > 0)) continue;
        for (const row of index.search(view.boxes[0], view.boxes[1], view.boxes[2], view.boxes[3])) {
          const area_m2 = new OverlapMeter().measurePair(land, row, view, 0);
          if (area_m2 < rule.m2) continue;
          const made = await shapeOverlap(land, row, view, 0);
          if (!made.ok) continue;
          count.pairs++;
          const length_m = new PerimeterMeter().measure(land, row, view, 0);
          expect(Math.abs(length_m - made.perimeter_m), `${name} ${n}/${row}`).toBeLessThan(1e-4 + 1e-6 * made.perimeter_m);
          const verdict = judgeSliver(rule, area_m2, land, row, view, 0);
          expect(verdict).toBe(isSliver(rule, area_m2, made.perimeter_m));
          if (verdict) slivers.found++;
        }
      }
    }
    expect(count.pairs).toBeGreaterThan(100);
    expect(slivers.found).toBeGreaterThan(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaultCode, findFaults } from '../../../src/core/editing/find-faults.ts';
import { findStrips } from '../../../src/core/editing/find-strips.ts';
import { readBearing } from '../../../src/core/editing/go-along.ts';
import type { OpenRing, PlanePoint } from '../../../src/core/editing/segments.ts';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../../src/core/overlay/measured-polygons.ts';
import { PLANE } from '../../support/district-changes.ts';
import { seeded } from '../../support/seeded.ts';
import { starPolygon } from '../../support/star-polygon.ts';

const rect = (x: number, y: number, width: number, height = width): OpenRing => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const codes = (...parts: OpenRing[][]): FaultCode[] => [...new Set(findFaults(parts).map(({ code }) => code))];
const SHELL = rect(0, 0, 100_000);

describe('a fault is named with its place', () => {
  it.each<[string, OpenRing[][], FaultCode]>([
    [
      'a bow-tie',
      [
        [
          [
            [0, 0],
            [1000, 1000],
            [1000, 0],
            [0, 1000],
          ],
        ],
      ],
      'self-crossing',
    ],
    [
      'a vertex on another side',
      [
        [
          [
            [0, 0],
            [1000, 0],
            [1000, 1000],
            [500, 0],
            [0, 1000],
          ],
        ],
      ],
      'self-touching',
    ],
    ['a hole over the border', [[SHELL, rect(90_000, 10_000, 20_000)]], 'hole-crosses'],
    ['a hole outside', [[SHELL, rect(200_000, 0, 1000)]], 'hole-outside'],
    ['a hole on the border', [[SHELL, rect(0, 10_000, 5000)]], 'hole-touches'],
    ['two holes over each other', [[SHELL, rect(10_000, 10_000, 5000), rect(12_000, 12_000, 5000)]], 'holes-overlap'],
    ['a hole in a hole', [[SHELL, rect(10_000, 10_000, 5000), rect(11_000, 11_000, 1000)]], 'holes-overlap'],
    ['two parts over each other', [[SHELL], [rect(50_000, 50_000, 100_000)]], 'parts-overlap'],
    ['a part in a part', [[SHELL], [rect(50_000, 50_000, 1000)]], 'parts-overlap'],
    ['two parts side by side', [[SHELL], [rect(100_000, 0, 1000)]], 'parts-touch'],
    [
      'a spike',
      [
        [
          [
            [0, 0],
            [100_000, 0],
            [200_000, 0],
            [100_000, 100],
            [0, 100_000],
          ],
        ],
      ],
      'spike',
    ],
    [
      'a side of 9 mm',
      [
        [
          [
            [0, 0],
            [100_000, 0],
            [100_009, 0],
            [100_009, 9000],
          ],
        ],
      ],
      'tiny-side',
    ],
    [
      'two vertices in one place',
      [
        [
          [
            [0, 0],
            [100_000, 0],
            [100_000, 0],
            [0, 90_000],
          ],
        ],
      ],
      'duplicate-vertex',
    ],
  ])('%s', (_, parts, code) => {
    expect(codes(...parts)).toContain(code);
  });

  it('where two sides cross', () => {
    const [fault] = findFaults([
      [
        [
          [0, 0],
          [1000, 1000],
          [1000, 0],
          [0, 1000],
        ],
      ],
    ]);
    expect(fault.at).toEqual([500, 500]);
  });

  it('and nothing is named in a shape with a hole and a part in that hole', () => {
    expect(codes([SHELL, rect(20_000, 20_000, 50_000)], [rect(30_000, 30_000, 10_000)])).toEqual([]);
  });

  it('and none crosses in a star, wherever it lies', () => {
    fc.assert(
      fc.property(starPolygon(20_000, 80_000), fc.integer({ min: -9e8, max: 9e8 }), (star, east) => {
        const flat = star(east, -east);
        const ring = Array.from({ length: flat.length / 2 }, (__, n): PlanePoint => [flat[2 * n], flat[2 * n + 1]]);
        const found = codes([ring]);
        expect(found.filter((code) => code !== 'spike')).toEqual([]);
      }),
      seeded(200),
    );
  });
});

describe('a strip along a neighbour', () => {
  const plane = createDistrictPlane(PLANE);
  const neighbour = new MeasuredPolygons(buildColumns([[[[...rect(0, 0, 20_000), [0, 0]]]]]), plane);
  const along = (part: OpenRing) => findStrips([[part]], neighbour, 100).map(({ kind, width_mm }) => [kind, width_mm]);

  it.each<[string, OpenRing, unknown]>([
    ['left between them', rect(20_050, 0, 9000, 20_000), [['gap', 50]]],
    ['taken from it', rect(19_950, 2000, 9000, 10_000), [['overlap', 50]]],
    ['left out of it', rect(50, 2000, 9000, 10_000), [['left-out', 50]]],
    ['over its border', rect(-50, 2000, 9000, 10_000), [['overhang', 50]]],
    ['of no width: the same line', rect(20_000, 0, 9000, 20_000), []],
    ['within the rounding of the grid', rect(20_001, 0, 9000, 20_000), []],
    ['wider than the rule', rect(20_101, 0, 9000, 20_000), []],
  ])('%s', (_, part, expected) => {
    expect(along(part)).toEqual(expected);
  });
});

describe('strips along many neighbours', () => {
  const plane = createDistrictPlane(PLANE);
  const open = (rects: readonly OpenRing[]) =>
    new MeasuredPolygons(
      buildColumns(rects.map((ring) => [[[...ring, ring[0]].map(([x, y]): [number, number] => [x, y])]])),
      plane,
    );

  it.each([4, 12])('are those along each of them alone (%i a side)', (side) => {
    // Houses on their plots, each a little off the border of the next.
    const plots = Array.from({ length: side * side }, (_, n) => rect(10_040 * (n % side), 10_070 * Math.floor(n / side), 10_000));
    const drawing: OpenRing[] = [rect(30, 20, 9000 * side, 9500 * side)];
    const alone = plots.flatMap((plot, row) => findStrips([drawing], open([plot]), 100).map((strip) => ({ ...strip, row })));
    const among = findStrips([drawing], open(plots), 100);
    expect(among.length).toBeGreaterThan(side);
    expect(among.toSorted((a, b) => a.row - b.row)).toEqual(alone);
    const accepted = findStrips([drawing], open(plots), 100, (row) => row % 2 === 0);
    expect(accepted.map(({ row }) => row)).toEqual(among.map(({ row }) => row).filter((row) => row % 2 === 0));
  });
});

describe('a typed bearing', () => {
  it.each([
    ['45.5', 45.5],
    ['45°30′', 45.5],
    ['45-30-36', 45.51],
    ['45 30 36', 45.51],
    ['360', 0],
    ['361', null],
    ['45°61′', null],
    ['北', null],
    ['', null],
  ])('%s', (text, degrees) => {
    const read = readBearing(text);
    if (degrees === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(degrees, 9);
  });
});

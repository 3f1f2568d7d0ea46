import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createView } from '../../../../src/core/overlay/create-view.ts';
import { buildColumns } from '../../../../src/core/overlay/build-columns.ts';
import { layOutSheet } from '../../../../src/core/report/print-sheet/paper.ts';
import { keepApart, widthInEms } from '../../../../src/core/report/print-sheet/place-texts.ts';
import { readGrid, usualStep } from '../../../../src/core/report/print-sheet/sheet-grid.ts';
import { SheetPen } from '../../../../src/core/report/print-sheet/sheet-pen.ts';
import {
  coveredLand_km2,
  fitScale,
  type GroundBox,
  isSecretSet,
  planSheets,
  type SheetSet,
} from '../../../../src/core/report/print-sheet/sheet-set.ts';

const PLANE = { meridian: 117, origin: { east_m: 500_000, north_m: 3_000_000 } };
const FRAME = { width_mm: 200, height_mm: 150 };

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const viewOf = (...rings: [number, number][][]) => createView(buildColumns([[rings]]), 'planar', PLANE);
/** Corners of a path in paper millimetres. */
function corners(path: string): [number, number][] {
  let [x, y] = [0, 0];
  const numbers = path.match(/-?\d+/g)?.map(Number) ?? [];
  return Array.from({ length: numbers.length / 2 }, (_, n) => {
    [x, y] = n === 0 ? [numbers[0], numbers[1]] : [x + numbers[2 * n], y + numbers[2 * n + 1]];
    return [x / 100, y / 100];
  });
}

function setOf(request: Partial<Parameters<typeof planSheets>[0]>): SheetSet {
  const made = planSheets({ area: [0, 0, 0, 0], scale: 1000, frame: FRAME, overlap_mm: 10, isMet: () => true, ...request });
  if ('refused' in made) throw new Error(made.refused);
  return made;
}

describe('a sheet in the plane', () => {
  it('puts a place where a ruler finds it: 100 m at 1:500 are 200 mm', () => {
    const pen = new SheetPen([0, 0, 200_000, 150_000], 500);
    expect(pen.draw(viewOf(square(20_000, 10_000, 100_000)), 0)).toBe(true);
    // 20 m from the left edge, its foot 10 m above the lower edge of 150 m.
    expect(corners(pen.take()[0])).toEqual([
      [40, 280],
      [240, 280],
      [240, 80],
      [40, 80],
    ]);
  });

  it('cuts what lies beyond the frame two millimetres outside of it, and leaves out what does not meet it', () => {
    const pen = new SheetPen([0, 0, 200_000, 150_000], 1000);
    expect(pen.draw(viewOf(square(-50_000, 50_000, 60_000)), 0)).toBe(true);
    const xs = corners(pen.take()[0]).map(([x]) => x);
    expect(Math.min(...xs)).toBe(-2);
    expect(pen.draw(viewOf(square(-70_000, 50_000, 60_000)), 0)).toBe(false);
    expect(pen.draw(viewOf(square(200_000, 0, 60_000)), 0)).toBe(false);
  });

  it('does not count a ring of land that goes round the sheet', () => {
    const around = viewOf(square(-100_000, -100_000, 400_000), square(-50_000, -50_000, 300_000).toReversed());
    const pen = new SheetPen([0, 0, 200_000, 150_000], 1000);
    expect(pen.draw(around, 0)).toBe(false);
    expect(pen.middle(viewOf(square(-100_000, -100_000, 400_000)), 0)).toEqual([10_000, 7500]);
  });

  it('is refused no scale by rounding: every vertex within the frame is drawn within a hundredth of a millimetre', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 50_000 }),
        fc.integer({ min: 0, max: 190 }),
        fc.integer({ min: 0, max: 140 }),
        (scale, right, up) => {
          const pen = new SheetPen([0, 0, 200 * scale, 150 * scale], scale);
          const at = square(right * scale, up * scale, 5 * scale);
          pen.draw(viewOf(at), 0);
          const drawn = corners(pen.take()[0]);
          at.slice(0, 4).forEach(([east, north], n) => {
            expect(Math.abs(drawn[n][0] - east / scale)).toBeLessThanOrEqual(0.0051);
            expect(Math.abs(drawn[n][1] - (150 - north / scale))).toBeLessThanOrEqual(0.0051);
          });
        },
      ),
    );
  });

  it('has a grid of the plane’s own round coordinates, at most ten centimetres apart', () => {
    expect([500, 1000, 2000, 50_000, 3000].map(usualStep)).toEqual([50, 100, 200, 5000, 200]);
    const { eastings, northings } = readGrid([12_000, -7000, 112_000, 68_000], 500, 50, PLANE);
    expect(eastings).toEqual([
      { at_mm: 76, value_m: 500_050 },
      { at_mm: 176, value_m: 500_100 },
    ]);
    expect(northings).toEqual([
      { at_mm: 36, value_m: 3_000_050 },
      { at_mm: 136, value_m: 3_000_000 },
    ]);
  });
});

describe('a set of sheets', () => {
  it('covers its area whole at any scale, its neighbours overlapping', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 5000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 40 }),
        (scale, width, height, overlap_mm) => {
          const area: GroundBox = [7, -3, 7 + width, -3 + height];
          const made = planSheets({ area, scale, frame: FRAME, overlap_mm, isMet: () => true });
          if ('refused' in made) return;
          const side = (at: number) => made.sheets.map(({ box }) => box[at]);
          expect(Math.min(...side(0))).toBeLessThanOrEqual(area[0] + 1);
          expect(Math.min(...side(1))).toBeLessThanOrEqual(area[1] + 1);
          expect(Math.max(...side(2))).toBeGreaterThanOrEqual(area[2] - 1);
          expect(Math.max(...side(3))).toBeGreaterThanOrEqual(area[3] - 1);
          for (const { column, row, box } of made.sheets) {
            const next = made.sheets.find((other) => other.row === row && other.column === column + 1);
            if (next) expect(box[2] - next.box[0]).toBe(overlap_mm * scale);
          }
        },
      ),
    );
  });

  it('leaves out sheets that show nothing of what was asked for, and numbers the others as one reads', () => {
    const made = setOf({ area: [0, 0, 500_000, 300_000], isMet: ([west]) => west < 200_000 });
    expect(made.columns).toBe(3);
    expect(made.sheets.map(({ no, column, row }) => [no, column, row])).toEqual([
      [1, 0, 0],
      [2, 1, 0],
      [3, 0, 1],
      [4, 1, 1],
      [5, 0, 2],
      [6, 1, 2],
    ]);
  });

  it('refuses more sheets than anybody prints, before it looks at each', () => {
    const asked = { area: [0, 0, 1e9, 1e9] as const, scale: 500, frame: FRAME, overlap_mm: 0, isMet: () => true };
    expect(planSheets(asked)).toMatchObject({ refused: 'too-many-sheets', most: 60 });
  });

  it('chooses the largest round scale at which one sheet holds everything', () => {
    expect(fitScale([0, 0, 100_000, 10_000], FRAME)).toBe(500);
    expect(fitScale([0, 0, 100_001, 75_001], FRAME)).toBe(1000);
    expect(fitScale([0, 0, 20_000_000, 0], FRAME)).toBeNull();
  });

  it('is a secret at 1:2000 from 25 km² on, overlaps counted once', () => {
    const area: GroundBox = [0, 0, 5_400_000, 4_650_000];
    const frame = { width_mm: 1000, height_mm: 800 };
    const set = setOf({ area, scale: 2000, frame, overlap_mm: 0 });
    const covered = set.columns * 2 * set.rows * 1.6;
    expect(coveredLand_km2(set)).toBeCloseTo(covered, 9);
    expect(covered).toBeGreaterThan(25);
    expect(isSecretSet(set)).toBe(true);
    expect(isSecretSet({ ...set, scale: 2001 })).toBe(false);
    expect(isSecretSet(setOf({ area: [0, 0, 4_000_000, 4_000_000], scale: 2000, frame, overlap_mm: 0 }))).toBe(false);
    const overlapping = setOf({ area, scale: 2000, frame, overlap_mm: 40 });
    const { columns, rows } = overlapping;
    expect(coveredLand_km2(overlapping)).toBeCloseTo((columns * 2 - (columns - 1) * 0.08) * (rows * 1.6 - (rows - 1) * 0.08), 9);
  });
});

it('leaves the frame of an A4 and an A3 sheet on the paper, with room for the numbers of the grid', () => {
  for (const paper of ['A4', 'A3'] as const)
    for (const orientation of ['portrait', 'landscape'] as const) {
      const { width, height, map, side } = layOutSheet(paper, orientation);
      expect(width > height).toBe(orientation === 'landscape');
      expect(map.x).toBeGreaterThanOrEqual(12);
      expect(map.width * map.height).toBeGreaterThan(0.45 * width * height);
      expect(side.x >= map.x + map.width + 5 || side.y >= map.y + map.height + 5).toBe(true);
    }
});

it('keeps texts apart, the more important first', () => {
  const wanted = [
    { text: '北垄三村更新项目', x: 50, y: 50, size: 3 },
    { text: '北垄片区', x: 52, y: 51, size: 4 },
    { text: '西岭片区', x: 52, y: 58, size: 4 },
    { text: '出界', x: 1, y: 1, size: 4 },
  ];
  expect(keepApart(wanted, 100, 100).map(({ text }) => text)).toEqual(['北垄三村更新项目', '西岭片区']);
  expect(widthInEms('红线A1')).toBeCloseTo(3.16);
});

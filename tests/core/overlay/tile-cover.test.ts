import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TileCover } from '../../../src/core/overlay/tile-cover.ts';

const EXTENT = 4096;
const CELL = 8;

/** How often each cell is covered. */
function countCells(rectangles: Int32Array): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < rectangles.length; at += 4) {
    const [left, top, right, bottom] = rectangles.subarray(at, at + 4);
    for (let x = left; x < right; x += CELL)
      for (let y = top; y < bottom; y += CELL) counts.set(`${x},${y}`, (counts.get(`${x},${y}`) ?? 0) + 1);
  }
  return counts;
}

describe('the cover of a crowded tile', () => {
  const sixteenths = (min: number, max: number) => fc.integer({ min: 16 * min, max: 16 * max }).map((n) => n / 16);
  const box = fc.tuple(sixteenths(-100, 4200), sixteenths(-100, 4200), sixteenths(0, 32), sixteenths(0, 32));

  it('covers the middle of every box on the tile, no cell twice, and nothing beyond any box', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 40 }), (boxes) => {
        const cover = new TileCover(EXTENT);
        for (const [x, y, width, height] of boxes) cover.mark(x, y, x + width, y + height);
        const cells = countCells(cover.finish());
        expect([...cells.values()].every((count) => count === 1)).toBe(true);
        for (const [x, y, width, height] of boxes) {
          const [middleX, middleY] = [x + width / 2, y + height / 2];
          if (middleX < 0 || middleY < 0 || middleX >= EXTENT || middleY >= EXTENT) continue;
          expect(cells.has(`${Math.floor(middleX / CELL) * CELL},${Math.floor(middleY / CELL) * CELL}`)).toBe(true);
        }
        for (const key of cells.keys()) {
          const [left, top] = key.split(',').map(Number);
          expect(left >= 0 && top >= 0 && left < EXTENT && top < EXTENT).toBe(true);
          const meets = boxes.some(
            ([x, y, width, height]) => x <= left + CELL && x + width >= left && y <= top + CELL && y + height >= top,
          );
          expect(meets).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes one rectangle for a field of parcels without gaps', () => {
    const cover = new TileCover(EXTENT);
    for (let x = 800; x < 1600; x += 10) for (let y = 800; y < 1600; y += 10) cover.mark(x, y, x + 10, y + 10);
    expect([...cover.finish()]).toEqual([800, 800, 1600, 1600]);
  });
});

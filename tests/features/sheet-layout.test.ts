import { describe, expect, it } from 'vitest';
import type { PaperBox } from '../../src/core/report/print-sheet/paper.ts';
import { breakLines, layOutSheet } from '../../src/features/planner/cartography/sheet-layout.ts';

const cases = (['A4', 'A3'] as const).flatMap((paper) =>
  (['portrait', 'landscape'] as const).map((orientation) => [paper, orientation] as const),
);

describe('a sheet', () => {
  it.each(cases)('%s %s has its parts on the paper, none over another, and a map of most of it', (paper, orientation) => {
    const { width, height, map, scale, legend, facts } = layOutSheet(paper, orientation);
    const boxes = [map, scale, legend, facts];
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(10);
      expect(box.y).toBeGreaterThanOrEqual(10);
      expect(box.x + box.width).toBeLessThanOrEqual(width - 10 + 1e-9);
      expect(box.y + box.height).toBeLessThanOrEqual(height - 10 + 1e-9);
    }
    const meet = (a: PaperBox, b: PaperBox) =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(meet(a, b)).toBe(false)));
    expect((map.width * map.height) / (width * height)).toBeGreaterThan(0.5);
  });
});

describe('lines', () => {
  it('break Chinese anywhere and Latin at its spaces, and lose nothing', () => {
    expect(breakLines('数据截至今天', 3)).toEqual(['数据截', '至今天']);
    expect(breakLines('Ruler chidu-ruler-1 central', 8)).toEqual(['Ruler', 'chidu-ruler-1', 'central']);
    const text = '尺子版本 chidu-ruler-1 · 中央子午线 135° · CGCS2000';
    expect(breakLines(text, 12).join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});

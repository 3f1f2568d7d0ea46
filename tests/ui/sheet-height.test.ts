import { describe, expect, it } from 'vitest';
import { besideWidth, isBeside, nearestHeight, type SheetHeight, sheetPixels } from '../../src/ui/sheet-height.ts';

const room = (width: number, height: number) => ({ width, height, beside: isBeside({ width, height }) });

describe('a sheet', () => {
  const upright = room(390, 844);

  it('has three heights, and shows more the higher it stands', () => {
    const [peek, half, full] = (['peek', 'half', 'full'] as const).map((one) => sheetPixels(one, upright, null));
    expect(peek).toBeLessThan(half);
    expect(half).toBe(422);
    expect(full).toBe(776);
  });

  it('is as high as what it holds where that must be seen whole, however large its words', () => {
    expect(sheetPixels('peek', upright, 252)).toBe(252);
    expect(sheetPixels('peek', upright, 430)).toBe(430);
    expect(sheetPixels('peek', upright, 2000)).toBe(sheetPixels('full', upright, null));
  });

  it('shows its head and one large button on the lowest screen', () => {
    expect(sheetPixels('peek', room(320, 480), null)).toBeGreaterThanOrEqual(28 + 56 + 64);
  });

  it('stands beside the map on a screen that lies, and leaves the map the larger part', () => {
    expect(isBeside({ width: 844, height: 390 })).toBe(true);
    expect(isBeside({ width: 1024, height: 768 })).toBe(false);
    for (const width of [568, 640, 844, 932]) expect(besideWidth({ width, height: 390 })).toBeLessThan(width / 2);
    expect(sheetPixels('half', room(844, 390), null)).toBe(390);
  });

  it('stays at the foot where only a keyboard took the height', () => {
    expect(isBeside({ width: 390, height: 360 })).toBe(false);
  });

  it('settles on the nearest of its heights when it is let go', () => {
    const pixelsOf = (name: SheetHeight) => sheetPixels(name, upright, 252);
    expect([100, 330, 350, 590, 620].map((at) => nearestHeight(at, pixelsOf))).toEqual(['peek', 'peek', 'half', 'half', 'full']);
  });
});

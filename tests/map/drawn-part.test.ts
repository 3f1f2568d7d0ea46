import { describe, expect, it, vi } from 'vitest';
import { DrawnPart, type PartlyDrawnMap } from '../../src/map/drawn-part.ts';

const SCISSOR = 0x0c_11;

/** A map of 1000 × 600 pixels, with what its graphics were told last. */
function stage() {
  const listeners = new Map<string, () => void>();
  const filled: { box: readonly number[] | null } = { box: null };
  const gl = {
    SCISSOR_TEST: SCISSOR,
    enable: vi.fn<(what: number) => void>(),
    disable: () => {
      filled.box = null;
    },
    scissor: (...box: number[]) => {
      filled.box = box;
    },
  };
  const canvas = { width: 1000, height: 600, getContext: () => gl };
  const asked = vi.fn<() => void>();
  const map = {
    getCanvas: () => canvas,
    triggerRepaint: asked,
    on: (type: string, listener: () => void) => listeners.set(type, listener),
  };
  const part = new DrawnPart(map as unknown as PartlyDrawnMap);
  return { part, filled, asked, canvas, happens: (type: string) => listeners.get(type)?.() };
}

describe('a map of which a part is seen', () => {
  it('fills that part alone, with a seam to spare, and the whole again', () => {
    const { part, filled } = stage();
    part.show({ from: 0, to: 0.4 });
    expect(filled.box).toEqual([0, 0, 402, 600]);
    part.show({ from: 0.4, to: 1 });
    expect(filled.box).toEqual([398, 0, 602, 600]);
    part.show(null);
    expect(filled.box).toBeNull();
  });

  it('is drawn anew where the last frame lacks something, and not where less is seen of it', () => {
    const { part, asked, happens } = stage();
    happens('render');
    part.show({ from: 0, to: 0.5 });
    expect(asked).not.toHaveBeenCalled();
    // The whole was drawn before: until the next frame all of it is still there.
    part.show(null);
    expect(asked).not.toHaveBeenCalled();
    part.show({ from: 0, to: 0.5 });
    happens('render');
    part.show({ from: 0, to: 0.6 });
    expect(asked).toHaveBeenCalledTimes(1);
    happens('render');
    part.show({ from: 0, to: 0.3 });
    expect(asked).toHaveBeenCalledTimes(1);
    part.show(null);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('keeps to it when the canvas has another size, and when the graphics were lost and came back', () => {
    const { part, filled, canvas, happens } = stage();
    part.show({ from: 0.5, to: 1 });
    canvas.width = 2000;
    happens('resize');
    expect(filled.box).toEqual([998, 0, 1002, 600]);
    filled.box = null;
    happens('webglcontextrestored');
    expect(filled.box).toEqual([998, 0, 1002, 600]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DrawnMap, WholeFrames } from '../../src/map/whole-frames.ts';

/** A map whose sources load, and which moves, when the test says so. */
function stage() {
  const loading = new Set<string>();
  const listeners = new Map<string, () => void>();
  const drawn = vi.fn<() => void>();
  let isMoving = false;
  const map = {
    triggerRepaint: drawn,
    isSourceLoaded: (id: string) => !loading.has(id),
    isMoving: () => isMoving,
    getSource: () => ({}),
    loaded: () => loading.size === 0,
    on: (type: string, listener: () => void) => listeners.set(type, listener),
  };
  const frames = new WholeFrames(map as unknown as DrawnMap);
  return {
    frames,
    drawn,
    repaint: () => map.triggerRepaint(),
    change: (...sources: string[]) =>
      frames.change(() => {
        for (const id of sources) loading.add(id);
        map.triggerRepaint();
        return sources;
      }),
    load: (id: string) => {
      loading.delete(id);
      map.triggerRepaint();
      listeners.get('sourcedata')?.();
    },
    /** A frame is drawn, at the end of which the map asks for another. */
    render: () => {
      listeners.get('render')?.();
      map.triggerRepaint();
    },
    move: () => {
      isMoving = true;
      listeners.get('movestart')?.();
    },
  };
}

describe('a change of several sources', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is drawn once, when the last of them is there', () => {
    const { change, load, drawn } = stage();
    change('units', 'red-lines');
    load('units');
    expect(drawn).not.toHaveBeenCalled();
    load('red-lines');
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('that touches no source is drawn at once', () => {
    const { change, drawn } = stage();
    change();
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('waits also for what a second change gave meanwhile', () => {
    const { change, load, drawn } = stage();
    change('units');
    change('red-lines');
    load('units');
    expect(drawn).not.toHaveBeenCalled();
    load('red-lines');
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('is drawn as far as it is where data take long', () => {
    const { change, drawn } = stage();
    change('units');
    vi.advanceTimersByTime(10_000);
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('keeps nobody waiting who moves the map', () => {
    const { change, move, repaint, drawn } = stage();
    change('units');
    move();
    expect(drawn).toHaveBeenCalledTimes(1);
    repaint();
    expect(drawn).toHaveBeenCalledTimes(2);
  });

  it('leaves frames alone that belong to no change', () => {
    const { repaint, drawn } = stage();
    repaint();
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('is not drawn again for the sake of texts that are all placed', async () => {
    const { render, repaint, drawn } = stage();
    render();
    expect(drawn).not.toHaveBeenCalled();
    await Promise.resolve();
    repaint();
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('is drawn on where something still lacks at the end of a frame', () => {
    const { frames, change, render, drawn } = stage();
    change('units');
    render();
    expect(drawn).not.toHaveBeenCalled();
    frames.release();
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('draws nothing on a map that is gone', () => {
    const { change, frames, drawn } = stage();
    change('units');
    frames.stop();
    vi.advanceTimersByTime(10_000);
    expect(drawn).not.toHaveBeenCalled();
  });
});

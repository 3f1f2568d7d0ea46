import { create } from 'zustand';
import type { SketchPoint } from './tools.ts';

interface MarkState {
  /** The place whose coordinates are shown and marked on the map. */
  readonly at: SketchPoint | null;
}

/** One marked place at a time: gone to, or pointed at among vertices. */
export const useMark = create<MarkState>()(() => ({ at: null }));

export const mark = (at: SketchPoint | null): void => useMark.setState({ at });

import { create } from 'zustand';

/** What the next strokes on the map are for; each tool asks for a line, a polygon or a point. */
export type Tool = 'measure-line' | 'measure-area' | 'identify-line' | 'identify-area' | 'near';

export type SketchPoint = readonly [lon: number, lat: number];

interface ToolsState {
  readonly tool: Tool | null;
  /** Vertices so far, in degrees; a polygon's ring is not closed. */
  readonly sketch: readonly SketchPoint[];
  /** The sketch was ended; further strokes begin a new one. */
  readonly finished: boolean;
  take(tool: Tool | null): void;
  setSketch(sketch: readonly SketchPoint[], finished: boolean): void;
}

/** One tool at a time: while one is taken a click on the map draws instead of choosing. */
export const useTools = create<ToolsState>()((set) => ({
  tool: null,
  sketch: [],
  finished: false,
  take: (tool) => set({ tool, sketch: [], finished: false }),
  setSketch: (sketch, finished) => set({ sketch, finished }),
}));

/** What has to be drawn for a tool. */
export const SKETCH_OF: Readonly<Record<Tool, 'line' | 'polygon' | 'point'>> = {
  'measure-line': 'line',
  'measure-area': 'polygon',
  'identify-line': 'line',
  'identify-area': 'polygon',
  near: 'point',
};

import { create } from 'zustand';

/** What the next strokes on the map are for; each tool asks for a line, a polygon or a point. */
export type Tool = 'measure-line' | 'measure-area' | 'identify-line' | 'identify-area' | 'near' | 'coordinate';

export type SketchPoint = readonly [lon: number, lat: number];

/** What a vertex set by hand on a 1:2000 map is good for, until somebody says better. */
export const DIGITISED_SIGMA_M = 1;

interface ToolsState {
  readonly tool: Tool | null;
  /** Vertices so far, in degrees; a polygon's ring is not closed. */
  readonly sketch: readonly SketchPoint[];
  /** The sketch was ended; further strokes begin a new one. */
  readonly finished: boolean;
  /** Vertices go to stored ones nearby. */
  readonly snapping: boolean;
  /** Error of a drawn vertex, metres; null where nobody says. */
  readonly sigma_m: number | null;
  take(tool: Tool | null): void;
  setSketch(sketch: readonly SketchPoint[], finished: boolean): void;
  setSnapping(snapping: boolean): void;
  setSigma(sigma_m: number | null): void;
  /** Gives up what is drawn; where nothing is, puts the tool down. False where there was no tool. */
  cancel(): boolean;
}

/** One tool at a time: while one is taken a click on the map draws instead of choosing. */
export const useTools = create<ToolsState>()((set, get) => ({
  tool: null,
  sketch: [],
  finished: false,
  snapping: true,
  sigma_m: DIGITISED_SIGMA_M,
  take: (tool) => set({ tool, sketch: [], finished: false }),
  setSketch: (sketch, finished) => set({ sketch, finished }),
  setSnapping: (snapping) => set({ snapping }),
  setSigma: (sigma_m) => set({ sigma_m }),
  cancel: () => {
    const { tool, sketch } = get();
    if (tool === null) return false;
    set(sketch.length > 0 ? { sketch: [], finished: false } : { tool: null });
    return true;
  },
}));

/** What has to be drawn for a tool. */
export const SKETCH_OF: Readonly<Record<Tool, 'line' | 'polygon' | 'point'>> = {
  'measure-line': 'line',
  'measure-area': 'polygon',
  'identify-line': 'line',
  'identify-area': 'polygon',
  near: 'point',
  coordinate: 'point',
};

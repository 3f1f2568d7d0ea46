import { create } from 'zustand';
import type { Day } from '../core/register/ports.ts';
import type { FootprintTarget } from '../workers/engine-api.ts';

export type Panel = 'layers' | 'red-lines' | 'progress' | 'import';
export type TableHeight = 'closed' | 'low' | 'high';
/** Parts of the map that can be switched beside the imported layers (named by their ids). */
export type MapPart = 'ground' | 'graticule' | 'units' | 'red-lines' | 'sightings' | 'overlaps';

interface ViewState {
  readonly theme: 'light' | 'dark';
  /** Null looks at the latest record. */
  readonly on: Day | null;
  readonly playing: boolean;
  readonly panel: Panel | null;
  readonly table: TableHeight;
  /** Parts and layer ids that are switched off or, for parts off by default, on. */
  readonly visible: Readonly<Record<string, boolean>>;
  readonly target: FootprintTarget;
  /** The week whose resolved plots are listed. */
  readonly week: Day | null;
  setTheme(theme: 'light' | 'dark'): void;
  look(on: Day | null): void;
  setPlaying(playing: boolean): void;
  openPanel(panel: Panel | null): void;
  setTable(table: TableHeight): void;
  toggle(part: MapPart | string, visible: boolean): void;
  setTarget(target: FootprintTarget): void;
  setWeek(week: Day | null): void;
  reset(): void;
}

const INITIAL = {
  on: null,
  playing: false,
  panel: null,
  table: 'closed' as TableHeight,
  visible: { graticule: false },
  target: { kind: 'district' } as FootprintTarget,
  week: null,
};

export const useView = create<ViewState>()((set) => ({
  theme: 'light',
  ...INITIAL,
  setTheme: (theme) => set({ theme }),
  look: (on) => set({ on }),
  setPlaying: (playing) => set({ playing }),
  openPanel: (panel) => set({ panel }),
  setTable: (table) => set({ table }),
  toggle: (part, visible) => set((state) => ({ visible: { ...state.visible, [part]: visible } })),
  setTarget: (target) => set({ target, week: null }),
  setWeek: (week) => set({ week }),
  reset: () => set(INITIAL),
}));

export const isVisible = (visible: Readonly<Record<string, boolean>>, part: MapPart | string): boolean => visible[part] ?? true;

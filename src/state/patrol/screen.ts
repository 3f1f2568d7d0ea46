import { create } from 'zustand';

/** Heights of the sheet, as the control names them. */
type SheetHeight = 'peek' | 'half' | 'full';

/** What the sheet at the foot of the patrol's screen holds. */
export type PatrolView = 'home' | 'capture' | 'track' | 'day' | 'outbox' | 'device';

interface PatrolScreenState {
  readonly view: PatrolView;
  readonly height: SheetHeight;
  open(view: PatrolView, height?: SheetHeight): void;
  setHeight(height: SheetHeight): void;
}

export const usePatrolScreen = create<PatrolScreenState>()((set) => ({
  view: 'home',
  height: 'peek',
  open: (view, height = view === 'home' ? 'peek' : 'half') => set({ view, height }),
  setHeight: (height) => set({ height }),
}));

import { create } from 'zustand';
import type { Snapshot } from '../../core/report/snapshot/snapshot.ts';
import { type Moved, movedFigures } from '../../core/report/snapshot/moved-figures.ts';

interface LiveState {
  /** The team's district as it stands, as its server gives it to leaders; null until it came. */
  readonly snapshot: Snapshot | null;
  /** Figures that the last snapshot changed, by table, row and column. */
  readonly moved: ReadonlySet<Moved>;
}

/** What a leader of a team sees without a district on this device: nothing in it is counted here. */
export const useLive = create<LiveState>()(() => ({ snapshot: null, moved: new Set() }));

/** Shows another snapshot of the same district beside what was there before. */
export function showLive(snapshot: Snapshot | null): void {
  useLive.setState(({ snapshot: before }) => ({
    snapshot,
    moved: before && snapshot?.district.id === before.district.id ? movedFigures(before, snapshot) : new Set(),
  }));
}

import { create } from 'zustand';
import type { Audience } from '../../core/report/audience.ts';
import { useSession } from '../session.ts';

/** `live`: what the team's server gives a leader, where one is logged in; the others are made from a district on this device. */
export const LEADER_VIEWS = ['live', 'board', 'compare', 'tour', 'charts', 'print'] as const;
export type LeaderView = (typeof LEADER_VIEWS)[number];

/** What a link to the leader's screen restores beside the day, which all screens share. */
export interface LeaderLook {
  readonly view: LeaderView;
  readonly audience: Audience;
  /** Place in the feed: what was accepted after it is not known. Null knows everything. */
  readonly knownAt: number | null;
}

interface LeaderScreenState extends LeaderLook {
  open(view: LeaderView): void;
  showTo(audience: Audience): void;
  knowAt(seq: number | null): void;
}

export const PLAIN_LOOK: LeaderLook = { view: 'board', audience: 'leader', knownAt: null };

export const useLeaderScreen = create<LeaderScreenState>()((set) => ({
  ...PLAIN_LOOK,
  open: (view) => set({ view }),
  showTo: (audience) => set({ audience }),
  knowAt: (knownAt) => set({ knownAt }),
}));

useSession.subscribe(({ summary }, before) => {
  // A place in another district's feed.
  if (before.summary && summary?.district.id !== before.summary.district.id) useLeaderScreen.setState({ knownAt: null });
});

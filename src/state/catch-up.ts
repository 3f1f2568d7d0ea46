import { services } from './services.ts';
import { applyAccepted, openKept, useSession } from './session.ts';

let last: Promise<unknown> = Promise.resolve();

/** Runs what changes the register one after the other: the engine takes changes in the order of the feed. */
export function inTurn<T>(step: () => Promise<T>): Promise<T> {
  const run = last.then(step);
  last = run.catch(() => undefined);
  return run;
}

/** What catching up found: so many new changes, or the same ones in another feed, from which what is recorded must go on. */
export interface CaughtUp {
  readonly count: number;
  readonly isMoved: boolean;
}

/**
 * Takes into the register what another tab recorded, or the server gave; to be called in turn. Where the feed that is kept is another
 * one now (the server put others' changes before one's own, or the district was removed and opened afresh), it is opened anew.
 */
export async function catchUp(): Promise<CaughtUp> {
  const { store } = services();
  const { summary } = useSession.getState();
  if (!summary) return { count: 0, isMoved: false };
  const { id } = summary.district;
  const news = await store.newsAfter(id, summary);
  if (!news) {
    await openKept(id);
    return { count: 0, isMoved: true };
  }
  const { renamed, feed, packages } = news;
  // The server gave one's own changes the places that they have here: what the register says is the same.
  if (renamed) useSession.setState((s) => ({ summary: s.summary && { ...s.summary, ...renamed } }));
  if (feed.length > 0) await applyAccepted(feed, packages);
  return { count: feed.length, isMoved: feed.length > 0 || renamed !== undefined };
}

/**
 * Shows what other tabs record of a district as soon as it is kept; returns how to stop. One that another tab removed stays open, and
 * is said to be kept no longer.
 */
function followFeed(districtId: string): () => void {
  return services().store.follow(districtId, (head) => {
    const takeIn = async () => {
      const { summary } = useSession.getState();
      if (summary?.district.id !== districtId || head?.hash === summary.hash) return;
      if (head === null) return useSession.setState({ keeping: { state: 'not-kept', error: { code: 'district-removed' } } });
      const { count } = await catchUp();
      if (count > 0) useSession.setState((s) => ({ news: { count, times: s.news.times + 1 } }));
    };
    // What fails here is met again, and told, by the next record.
    void inTurn(takeIn).catch(() => undefined);
  });
}

let followed: { readonly id: string; stop(): void } | null = null;

// Only a district that is open, proven and kept has news.
useSession.subscribe(({ phase, checking, keeping, summary }) => {
  const id = phase.at === 'ready' && checking === null && keeping.state === 'kept' ? summary?.district.id : undefined;
  if (id === followed?.id) return;
  followed?.stop();
  followed = id === undefined ? null : { id, stop: followFeed(id) };
});

import { create } from 'zustand';

/** Held, shared, by every tab in which something is under way. */
const LOCK = 'chidu-open-work';

/** How many pieces of work are under way in this tab. */
export const useOpenWork = create<{ readonly count: number }>()(() => ({ count: 0 }));

/** Only there on a secure address, as is the offline shell. */
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks;

/**
 * Says that something is under way which an update of the app must not interrupt: a capture, a running patrol. Held until the
 * returned function is called or the tab is gone, and seen by all tabs.
 */
export function holdOpenWork(): () => void {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  useOpenWork.setState(({ count }) => ({ count: count + 1 }));
  locks()
    ?.request(LOCK, { mode: 'shared' }, () => ended)
    .catch(() => undefined);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    useOpenWork.setState(({ count }) => ({ count: count - 1 }));
    end();
  };
}

/** Does something while nothing is under way in any tab. Answers whether it was done. */
export async function whenNothingIsOpen(act: () => Promise<void>): Promise<boolean> {
  if (useOpenWork.getState().count > 0) return false;
  const held = locks();
  if (!held) {
    await act();
    return true;
  }
  return held.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    await act();
    return true;
  });
}

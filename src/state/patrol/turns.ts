/** Who of several tabs of one phone may write something of a district: a patrol's track, an open report. */
interface Turn {
  /** True where this tab has it, or browsers know no turns. */
  hold(district: string): Promise<boolean>;
  letGo(): void;
}

/** A turn lasts until it is let go or the tab is gone. */
function createTurn(name: string): Turn {
  // One that was let go is free only when the browser says so: until then this tab would take itself for another.
  let freed: Promise<unknown> = Promise.resolve();
  let held: { readonly district: string; readonly isHeld: Promise<boolean>; letGo(): void } | null = null;
  const letGo = () => {
    held?.letGo();
    held = null;
  };
  const hold = (district: string): Promise<boolean> => {
    const { locks } = (globalThis as { navigator?: { locks?: LockManager } }).navigator ?? {};
    if (!locks) return Promise.resolve(true);
    if (held?.district === district) return held.isHeld;
    letGo();
    let end: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const before = freed;
    const isHeld = new Promise<boolean>((answer) => {
      freed = before
        .then(() =>
          locks.request(`chidu.${name}/${district}`, { ifAvailable: true }, (lock) => {
            answer(lock !== null);
            return lock ? ended : undefined;
          }),
        )
        // A page that may hold no locks is the only one that knows of the work.
        .catch(() => answer(true));
    });
    const mine = { district, isHeld, letGo: end };
    held = mine;
    void isHeld.then((yes) => {
      if (!yes && held === mine) held = null;
    });
    return isHeld;
  };
  return { hold, letGo };
}

/** Two tabs must not write one patrol: whoever holds the turn records. */
export const trackTurn = createTurn('patrol');

/** Nor one open report and its photos: whoever holds the turn marks. */
export const captureTurn = createTurn('capture');

let letGo: (() => void) | null = null;
let heldFor = '';

/** Two tabs of one phone must not write one patrol: whoever holds the turn records. True where this tab has it, or browsers know no turns. */
export async function holdTurn(district: string): Promise<boolean> {
  if (letGo && heldFor === district) return true;
  letGoTurn();
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return true;
  return new Promise((answer) => {
    locks
      .request(`chidu.patrol/${district}`, { ifAvailable: true }, async (lock) => {
        answer(lock !== null);
        if (!lock) return;
        heldFor = district;
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
      })
      // A page that may hold no locks is the only one that knows of the patrol.
      .catch(() => answer(true));
  });
}

export function letGoTurn(): void {
  letGo?.();
  letGo = null;
}

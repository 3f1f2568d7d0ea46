/** Whether the screen stays on by itself: not asked for, held, or the browser does not give it. */
export type WakeState = 'off' | 'held' | 'refused';

let wanted = false;
let held: WakeLockSentinel | null = null;
let tell: (state: WakeState) => void = () => {};

/** Keeps the screen on while it is wanted: the browser lets go whenever the page is hidden, and is asked again when it is seen. */
export function keepScreenOn(onState: (state: WakeState) => void): void {
  wanted = true;
  tell = onState;
  void ask();
}

export function letScreenSleep(): void {
  wanted = false;
  void held?.release().catch(() => undefined);
  held = null;
  tell('off');
}

async function ask(): Promise<void> {
  const { wakeLock } = navigator as { wakeLock?: WakeLock };
  if (!wanted || held || document.visibilityState !== 'visible') return;
  if (!wakeLock) {
    tell('refused');
    return;
  }
  try {
    const lock = await wakeLock.request('screen');
    if (!wanted) {
      await lock.release();
      return;
    }
    held = lock;
    lock.addEventListener('release', () => {
      if (held === lock) held = null;
      if (wanted) tell('refused');
    });
    tell('held');
  } catch {
    // A low battery, or a browser that allows none: the screen says so.
    tell('refused');
  }
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', () => void ask());

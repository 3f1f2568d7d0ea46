/** Between two tiles of one view less goes by than this. */
const QUIET_ms = 60;
/** A screen that draws no map is not waited for longer. */
const LONGEST_ms = 900;
const LOOK_ms = 20;

/** Lets the first view have its tiles before long work takes the thread from it. */
export interface FirstView {
  /** A tile was given out. */
  served(): void;
  /** Resolves when a view has got its tiles, or none asks for any. */
  done(signal: AbortSignal): Promise<void>;
}

export function watchFirstView(): FirstView {
  const began = performance.now();
  let last: number | null = null;
  const waits = (now: number): boolean => (last === null ? now - began < LONGEST_ms : now - last < QUIET_ms);
  return {
    served: () => {
      last = performance.now();
    },
    done: async (signal) => {
      while (!signal.aborted && waits(performance.now())) await new Promise((resolve) => setTimeout(resolve, LOOK_ms));
    },
  };
}

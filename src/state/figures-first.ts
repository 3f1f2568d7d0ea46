export interface FiguresFirstOptions<Parts extends object> {
  /** Resolves once the screen was painted with what was set before. */
  painted(): Promise<void>;
  /** Pictures that may be drawn now; none where only the figures changed. */
  show(parts: Partial<Parts>): void;
}

/** Lets figures come before pictures, which may take the page's thread for as long as they are drawn. */
export interface FiguresFirst<Parts extends object> {
  /**
   * Figures are on their way: pictures wait until the returned function is called, with the figures there or failed, and painted.
   * Of several calls only the newest lets go.
   */
  hold(): () => Promise<void>;
  /** A picture is there: shown at once, or after the figures, together with the others and with the newest of its name. */
  offer(parts: Partial<Parts>): void;
  /** Forgets pictures that wait. */
  drop(): void;
}

/** Never queues: whoever moves on before the figures were painted sees the pictures of the day where the move ended. */
export function createFiguresFirst<Parts extends object>({ painted, show }: FiguresFirstOptions<Parts>): FiguresFirst<Parts> {
  let held = 0;
  let isWaiting = false;
  let waiting: Partial<Parts> = {};
  const takeWaiting = (): Partial<Parts> => {
    const taken = waiting;
    waiting = {};
    return taken;
  };
  return {
    hold: () => {
      const mine = ++held;
      isWaiting = true;
      return async () => {
        if (mine !== held) return;
        await painted();
        if (mine !== held) return;
        isWaiting = false;
        show(takeWaiting());
      };
    },
    offer: (parts) => {
      waiting = { ...waiting, ...parts };
      if (!isWaiting) show(takeWaiting());
    },
    drop: () => {
      waiting = {};
    },
  };
}

/** No frame comes while the page is hidden: what waits for one does not wait for ever. */
const LONGEST_ms = 250;

/** Resolves in a task of its own after the next frame was handed over. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_ms);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // In the frame's own task the picture is not handed over yet.
      setTimeout(resolve);
    });
  });
}

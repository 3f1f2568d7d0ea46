import { useSyncExternalStore } from 'react';

/** Where a key leads: arrows and space by hand, page up and down from a remote, a digit to the stop of that number. Null for a key that steers nothing. */
export function stepOfKey(key: string, at: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case ' ':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
    case 'Backspace':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return /^[1-9]$/.test(key) && Number(key) - 1 <= last ? Number(key) - 1 : null;
  }
}

const LEAST_px = 48;
const LONGEST_ms = 800;

/** A finger's way over the stage: to the left goes on, to the right goes back; 0 for a tap, a scroll, or a hand that rested. */
export function stepOfSwipe(dx: number, dy: number, ms: number): -1 | 0 | 1 {
  if (Math.abs(dx) < LEAST_px || Math.abs(dx) < 1.5 * Math.abs(dy) || ms > LONGEST_ms) return 0;
  return dx < 0 ? 1 : -1;
}

const NARROW = '(max-width: 760px)';
const STILL = '(prefers-reduced-motion: reduce)';

/** Whether things may move on this screen. */
export const useMotion = (): boolean => !useMedia(STILL);

/** As in presenter.css: the words stand below the map. */
export const useNarrow = (): boolean => useMedia(NARROW);

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}

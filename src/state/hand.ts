import { create } from 'zustand';

/** The hand that holds the phone: what is touched most lies on its side. */
export type Hand = 'left' | 'right';

const KEY = 'chidu.hand';

function read(): Hand {
  try {
    return localStorage.getItem(KEY) === 'left' ? 'left' : 'right';
  } catch {
    return 'right';
  }
}

export const useHand = create<{ readonly hand: Hand }>()(() => ({ hand: read() }));

/** Remembered for the next visit where the browser allows it. */
export function chooseHand(hand: Hand): void {
  useHand.setState({ hand });
  try {
    localStorage.setItem(KEY, hand);
  } catch {
    // Holds for this visit.
  }
}

/** A text that wants a place on a sheet; x, y is its middle. All in the same unit. */
export interface WantedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Height of a line. */
  readonly size: number;
}

/** An ideograph is as wide as it is high, a Latin letter or digit somewhat more than half. */
const WIDE = 1;
const NARROW = 0.58;
const FIRST_WIDE = 0x2e80;
const AIR = 0.25;

/** Width of a text in ems. */
export const widthInEms = (text: string): number =>
  Array.from(text, (letter) => ((letter.codePointAt(0) ?? 0) >= FIRST_WIDE ? WIDE : NARROW)).reduce(
    (sum, width) => sum + width,
    0,
  );

/**
 * Those of the texts, in order of their importance, that lie whole within a frame and on no other.
 * @param width, height of the frame, from 0
 */
export function keepApart<T extends WantedText>(wanted: readonly T[], width: number, height: number): T[] {
  const kept: { readonly wanted: T; readonly half: number; readonly rise: number }[] = [];
  for (const one of wanted) {
    const half = (one.size * (widthInEms(one.text) + AIR)) / 2;
    const rise = (one.size * (1 + AIR)) / 2;
    if (one.x - half < 0 || one.x + half > width || one.y - rise < 0 || one.y + rise > height) continue;
    const isFree = kept.every(
      (other) => Math.abs(other.wanted.x - one.x) >= other.half + half || Math.abs(other.wanted.y - one.y) >= other.rise + rise,
    );
    if (isFree) kept.push({ wanted: one, half, rise });
  }
  return kept.map(({ wanted: one }) => one);
}

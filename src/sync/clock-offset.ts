/** One answer of the server: when it was asked for and came by this device's clock, and what time the server said it was (whole seconds). */
export interface OffsetSample {
  readonly sentAt: number;
  readonly receivedAt: number;
  /** `Date` header, milliseconds since 1970. */
  readonly date: number;
}

/** The server's clock less this device's, in milliseconds: somewhere from `least` to `most`. */
export interface ClockOffset {
  readonly least: number;
  readonly most: number;
}

const SECOND = 1000;

/**
 * Takes one more answer into account. The header is cut to whole seconds and was written at some moment between asking and getting, so
 * that each answer allows a span of offsets; what all of them allow gets narrower with every answer. One that contradicts the others
 * says that a clock was set: it counts alone.
 */
export function narrowOffset(known: ClockOffset | null, { sentAt, receivedAt, date }: OffsetSample): ClockOffset {
  const own: ClockOffset = { least: date - receivedAt, most: date + SECOND - sentAt };
  if (!known) return own;
  const both: ClockOffset = { least: Math.max(known.least, own.least), most: Math.min(known.most, own.most) };
  return both.least <= both.most ? both : own;
}

/** The middle of what is possible, whole milliseconds. */
export const offsetOf = ({ least, most }: ClockOffset): number => Math.round((least + most) / 2);

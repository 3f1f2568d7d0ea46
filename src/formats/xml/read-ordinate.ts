/** One way to match: a second way to part the digits would take the square of their number where a letter follows them. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A finite decimal number as XML vocabularies write ordinates, blanks around it allowed; NaN where it is none. */
export function readOrdinate(text: string | undefined): number {
  const digits = text?.trim() ?? '';
  const value = NUMBER.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A number with its unit, a space between them in every language, as all other figures of the product have it. */
export const formatUnit = (format: Intl.NumberFormat, value: number): string =>
  format
    .formatToParts(value)
    .map(({ type, value: part }) => (type === 'literal' ? '' : type === 'unit' ? ` ${part}` : part))
    .join('');

const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A span of time, milliseconds, in the largest unit that it fills, with one decimal at the most. */
export function formatSpan(language: string, span_ms: number): string {
  const [unit, ms] = SPANS.find(([, length]) => span_ms >= length) ?? SPANS[SPANS.length - 1];
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
  return formatUnit(format, span_ms / ms);
}

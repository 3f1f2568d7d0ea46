import './sparkline.css';

export interface SparklineProps {
  /** Oldest first; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** What it shows, read aloud: a line says nothing by itself. */
  readonly label: string;
}

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;

/** The way of a figure in the space of a word: a line without axes, its last value marked. The scale is that of its own values. */
export function Sparkline({ values, label }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const x = (n: number) => MARGIN + (n * (WIDTH - 2 * MARGIN)) / (values.length - 1);
  const y = (value: number) => HEIGHT - MARGIN - ((value - least) * (HEIGHT - 2 * MARGIN)) / span;
  let path = '';
  values.forEach((value, n) => {
    if (value !== null) path += `${n > 0 && values[n - 1] !== null ? 'L' : 'M'}${x(n).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  const last = values.at(-1);
  return (
    <svg className="chidu-sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={path} />
      {last !== null && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r={2.5} />}
    </svg>
  );
}

import { scaleLinear } from 'd3-scale';
import { useId, useRef } from 'react';
import { ChartFrame } from './ChartFrame.tsx';
import { Hatch } from './Hatch.tsx';

export interface SmallMultiple {
  readonly id: string;
  readonly label: string;
  /** A value per day; null: not to be shown. */
  readonly values: readonly number[] | null;
}

export interface SmallMultiplesProps {
  readonly days: readonly string[];
  /** The day looked at. */
  readonly day: string;
  readonly items: readonly SmallMultiple[];
  readonly formatDay: (day: string) => string;
  readonly formatValue: (value: number) => string;
  readonly texts: {
    readonly title: string;
    readonly description: string;
    readonly showTable: string;
    readonly showChart: string;
    readonly day: string;
    /** In place of what is not to be shown. */
    readonly hidden: string;
    /** What the common scale reaches to. */
    readonly scale: string;
  };
}

const WIDTH = 200;
const HEIGHT = 64;
const TOP = 4;

/** The same picture of each of several, on one scale for all: what is larger is larger. */
export function SmallMultiples({ days, day, items, formatDay, formatValue, texts }: SmallMultiplesProps) {
  const frame = useRef<HTMLElement>(null);
  const id = useId();
  const hatch = `${id}-hatch`;
  const most = Math.max(1, ...items.flatMap(({ values }) => values ?? []));
  const x = scaleLinear([0, Math.max(1, days.length - 1)], [0, WIDTH]);
  const y = scaleLinear([0, most], [HEIGHT - 1, TOP]);
  const at = Math.max(
    0,
    days.findLastIndex((one) => one <= day),
  );
  const edge = (values: readonly number[]) => values.map((value, n) => `${x(n).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
  return (
    <ChartFrame
      ref={frame}
      days={days}
      columns={items.map(({ id: key, label, values }) => ({ id: key, label, values: values ?? days.map(() => null) }))}
      none={texts.hidden}
      formatDay={formatDay}
      formatValue={formatValue}
      title={texts.title}
      dayHeader={texts.day}
      description={{ id, text: texts.description }}
      toggle={texts}
      reading={texts.scale}
    >
      <ul className="chidu-multiples" aria-describedby={id}>
        {items.map(({ id: key, label, values }) => (
          <li key={key}>
            <div className="chidu-multiples-head">
              <b>{label}</b>
              <span>{values ? formatValue(values[at] ?? 0) : ''}</span>
            </div>
            <svg
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={`${label} ${values ? formatValue(values[at] ?? 0) : texts.hidden}`}
            >
              {values ? (
                <>
                  <path className="chidu-chart-area" d={`M0 ${HEIGHT - 1}L${edge(values)}L${WIDTH} ${HEIGHT - 1}Z`} />
                  <path className="chidu-chart-edge" d={`M${edge(values)}`} vectorEffect="non-scaling-stroke" />
                  <g className="chidu-chart-cursor">
                    <line x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - 1} vectorEffect="non-scaling-stroke" />
                  </g>
                </>
              ) : (
                <>
                  <Hatch id={hatch} />
                  <rect width={WIDTH} height={HEIGHT} fill={`url(#${hatch})`} opacity={0.5} />
                </>
              )}
              <line
                className="chidu-chart-zero"
                x1={0}
                x2={WIDTH}
                y1={HEIGHT - 1}
                y2={HEIGHT - 1}
                vectorEffect="non-scaling-stroke"
              />
            </svg>
            {!values && <small>{texts.hidden}</small>}
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

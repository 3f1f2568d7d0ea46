import { scaleLinear } from 'd3-scale';
import { useId, useMemo, useRef } from 'react';
import { ChartFrame } from './ChartFrame.tsx';
import { useWidth } from './use-width.ts';

export interface WaterfallStep {
  readonly id: string;
  readonly label: string;
  /** CSS colour. */
  readonly colour: string;
  /** Where it begins and ends on the axis. */
  readonly from: number;
  readonly to: number;
  /** What is written at it, with its sign. */
  readonly value: number;
}

export interface WaterfallChartProps {
  readonly steps: readonly WaterfallStep[];
  readonly height?: number;
  /** Of the bars that stand on the ground, and of the steps between them: with their sign. */
  readonly formatStanding: (value: number) => string;
  readonly formatStep: (value: number) => string;
  readonly texts: {
    readonly title: string;
    readonly description: string;
    readonly showTable: string;
    readonly showChart: string;
    readonly step: string;
    readonly value: string;
  };
}

const TOP = 22;
const BOTTOM = 24;
/** Share of a step's room that its bar takes. */
const BAR_SHARE = 0.62;
const LEAST_BAR = 1.5;
/** Steps that are small beside what stands: the axis begins here, as a share of the least. */
const FLOOR_SHARE = 0.9;

/** How one number became another: bars that begin where the one before ended. Where the steps are small the axis is cut, and says so by its broken ends. */
export function WaterfallChart({ steps, height = 260, formatStanding, formatStep, texts }: WaterfallChartProps) {
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame, 320);
  const descriptionId = useId();
  const { y, isCut } = useMemo(() => {
    const ends = steps.flatMap(({ from, to }) => [from, to]);
    const standing = ends.filter((one) => one > 0);
    const most = Math.max(1, ...ends);
    const least = Math.min(...standing, most);
    const floor = most > least && least > most * FLOOR_SHARE ? least - 2 * (most - least) - most * 0.005 : 0;
    return { y: scaleLinear([Math.max(0, floor), most], [height - BOTTOM, TOP]).clamp(true), isCut: floor > 0 };
  }, [steps, height]);
  const room = width / Math.max(1, steps.length);
  const bar = room * BAR_SHARE;
  return (
    <ChartFrame
      ref={frame}
      days={steps.map(({ label }) => label)}
      columns={[{ id: 'value', label: texts.value, values: steps.map(({ value }) => value) }]}
      isAsGiven
      formatDay={(label) => label}
      formatValue={formatStep}
      title={texts.title}
      dayHeader={texts.step}
      description={{ id: descriptionId, text: texts.description }}
      toggle={texts}
    >
      <div className="chidu-chart-plot" role="img" aria-label={texts.title} aria-describedby={descriptionId}>
        <svg width={width} height={height} aria-hidden="true">
          <line className="chidu-chart-zero" x1={0} x2={width} y1={height - BOTTOM} y2={height - BOTTOM} />
          {steps.map(({ id, label, colour, from, to, value }, n) => {
            const x = n * room + (room - bar) / 2;
            const top = Math.min(y(from), y(to));
            const tall = Math.max(LEAST_BAR, Math.abs(y(from) - y(to)));
            const isTotal = n === 0 || n === steps.length - 1;
            return (
              <g key={id}>
                <rect x={x} y={top} width={bar} height={tall} style={{ fill: colour }} />
                {isTotal && isCut && (
                  <path
                    d={`M${x - 3} ${height - BOTTOM - 10}l${bar + 6} -6`}
                    style={{ stroke: 'var(--chidu-surface)', strokeWidth: 4 }}
                  />
                )}
                {n < steps.length - 1 && (
                  <line className="chidu-waterfall-link" x1={x + bar} x2={x + room} y1={y(to)} y2={y(to)} />
                )}
                <text className="chidu-waterfall-value" x={x + bar / 2} y={top - 6}>
                  {isTotal ? formatStanding(value) : formatStep(value)}
                </text>
                <text className="chidu-waterfall-name" x={x + bar / 2} y={height - 7}>
                  {label}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </ChartFrame>
  );
}

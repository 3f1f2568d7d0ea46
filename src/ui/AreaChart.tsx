import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import './area-chart.css';
import { ChartTable } from './ChartTable.tsx';
import { type ChartInput, indexAtX, indexOfDay, layoutChart } from './chart-layout.ts';
import { stepIndex } from './step-index.ts';
import { useWidth } from './use-width.ts';

export interface AreaChartProps extends ChartInput {
  /** The day looked at. */
  readonly day: string;
  /** Makes the chart a slider over its days. */
  readonly onDay?: (day: string) => void;
  readonly today?: string;
  readonly height?: number;
  readonly formatDay: (day: string) => string;
  /** Short form for the axis. */
  readonly formatTick: (time: Date) => string;
  /** With its unit. */
  readonly formatValue: (value: number) => string;
  readonly formatAxis?: (value: number) => string;
  readonly texts: {
    readonly title: string;
    /** What the chart says, for those who do not see it. */
    readonly description: string;
    readonly deadline: string;
    readonly showTable: string;
    readonly showChart: string;
    /** Headers of the table: the day, the total. */
    readonly day: string;
    readonly total: string;
  };
}

const MARGIN = { left: 44, right: 12, top: 18, bottom: 22 };

/** A footprint over time, with its deadline, where the trend leads and a cursor that keys and pointers move; also as a table. */
export function AreaChart(props: AreaChartProps) {
  const {
    days,
    series,
    scope,
    deadlineOn,
    projections,
    day,
    onDay,
    today,
    height = 200,
    formatDay,
    formatTick,
    formatValue,
    formatAxis = formatValue,
    texts,
  } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 320);
  const [asTable, setAsTable] = useState(false);
  const [hovered, setHovered] = useState<number | null>(null);
  const descriptionId = useId();
  const clipId = useId();
  const layout = useMemo(
    () => layoutChart({ days, series, scope, deadlineOn, projections }, { width, height, ...MARGIN }),
    [days, series, scope, deadlineOn, projections, width, height],
  );
  const cursor = indexOfDay(days, day);
  const read = hovered ?? cursor;
  const atX = (index: number) => layout.x(new Date(`${days[index]}T00:00:00Z`));
  const ground = height - MARGIN.bottom;

  const hover = (event: PointerEvent<SVGSVGElement>) => {
    const index = indexAtX(layout, days, event.clientX - event.currentTarget.getBoundingClientRect().left);
    setHovered(index);
    if (event.buttons === 1) onDay?.(days[index]);
  };
  const move = (event: KeyboardEvent) => {
    const to = stepIndex(event.key, cursor, days.length);
    if (to === null || !onDay) return;
    event.preventDefault();
    onDay(days[to]);
  };
  const slider = onDay && {
    tabIndex: 0,
    onKeyDown: move,
    'aria-valuemin': 0,
    'aria-valuemax': days.length - 1,
    'aria-valuenow': cursor,
    'aria-valuetext': days.length > 0 ? `${formatDay(days[cursor])}, ${formatValue(layout.totals[cursor])}` : '',
  };
  if (days.length === 0) return null;
  return (
    <figure className="chidu-chart" ref={frame}>
      <p id={descriptionId} className="chidu-chart-description">
        {texts.description}
      </p>
      {asTable ? (
        <ChartTable {...props} totals={layout.totals} />
      ) : (
        <>
          <output className="chidu-chart-reading" aria-hidden="true">
            <span>{formatDay(days[read])}</span> <strong>{formatValue(layout.totals[read])}</strong>
          </output>
          <div
            className="chidu-chart-plot"
            role={onDay ? 'slider' : 'img'}
            aria-label={texts.title}
            aria-describedby={descriptionId}
            {...slider}
          >
            <svg
              width={width}
              height={height}
              aria-hidden="true"
              onPointerMove={hover}
              onPointerDown={hover}
              onPointerLeave={() => setHovered(null)}
            >
              <clipPath id={clipId}>
                <rect x={MARGIN.left} y={0} width={Math.max(0, width - MARGIN.left - MARGIN.right)} height={ground} />
              </clipPath>
              {layout.y.ticks(4).map((value) => (
                <g key={value} transform={`translate(0 ${layout.y(value)})`}>
                  <line className="chidu-chart-grid" x1={MARGIN.left} x2={width - MARGIN.right} />
                  <text className="chidu-chart-tick" x={MARGIN.left - 6} dy="0.35em" textAnchor="end">
                    {formatAxis(value)}
                  </text>
                </g>
              ))}
              {layout.x.ticks(Math.max(2, Math.floor(width / 75))).map((time) => (
                <text key={time.getTime()} className="chidu-chart-tick" x={layout.x(time)} y={height - 6} textAnchor="middle">
                  {formatTick(time)}
                </text>
              ))}
              <g clipPath={`url(#${clipId})`}>
                {layout.areas.map((one) => (
                  <g key={one.id} style={{ color: one.colour }}>
                    <path d={one.path} className="chidu-chart-area" />
                    <path d={one.edge} className="chidu-chart-edge" />
                  </g>
                ))}
                {layout.scope && <path d={layout.scope} className="chidu-chart-scope" />}
                {layout.projections.map((one) => (
                  <g key={one.id}>
                    {one.band && <path d={one.band} className="chidu-chart-band" />}
                    {one.middle && <path d={one.middle} className="chidu-chart-trend" />}
                  </g>
                ))}
              </g>
              {layout.deadlineX !== null && (
                <g transform={`translate(${Math.min(layout.deadlineX, width - MARGIN.right)} 0)`}>
                  <line className="chidu-chart-deadline" y1={12} y2={ground} />
                  <text className="chidu-chart-mark" y={9} textAnchor={layout.deadlineX > width / 2 ? 'end' : 'start'}>
                    {texts.deadline}
                  </text>
                </g>
              )}
              {today && <circle className="chidu-chart-today" cx={atX(indexOfDay(days, today))} cy={ground} r={3} />}
              <g
                transform={`translate(${atX(read)} 0)`}
                className={hovered === null ? 'chidu-chart-cursor' : 'chidu-chart-hover'}
              >
                <line y1={MARGIN.top} y2={ground} />
                <circle cy={layout.y(layout.totals[read])} r={4} />
              </g>
            </svg>
          </div>
        </>
      )}
      <button type="button" className="chidu-chart-toggle" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? texts.showChart : texts.showTable}
      </button>
    </figure>
  );
}

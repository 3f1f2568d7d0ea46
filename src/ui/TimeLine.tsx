import { scaleUtc } from 'd3-scale';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { stepIndex } from './step-index.ts';
import './time-line.css';
import { useWidth } from './use-width.ts';

export interface TimeLineSpan {
  /** Calendar days `2026-11-20`; null: goes on. */
  readonly fromOn: string;
  readonly untilOn: string | null;
  /** CSS colour, normally one of the tokens; without it the span is neutral. */
  readonly colour?: string;
  /** Height against the lane, 0..1; full where absent. */
  readonly level?: number;
  readonly label: string;
}

export interface TimeLineLane {
  readonly label: string;
  readonly spans: readonly TimeLineSpan[];
}

export interface TimeLineEvent {
  readonly key: string;
  readonly on: string;
  /** Index in the lanes. */
  readonly lane: number;
  readonly label: string;
  /** A second, quieter line. */
  readonly note?: string;
}

export interface TimeLineMark {
  readonly on: string;
  readonly label: string;
  readonly kind: 'start' | 'limit';
}

export interface TimeLineProps {
  readonly lanes: readonly TimeLineLane[];
  /** Ascending by day. */
  readonly events: readonly TimeLineEvent[];
  readonly marks: readonly TimeLineMark[];
  /** The day looked at. */
  readonly day: string;
  /** Last day with anything known: spans that go on end there. */
  readonly today: string;
  readonly onDay: (day: string) => void;
  readonly texts: {
    readonly title: string;
    readonly showAll: string;
    readonly showLess: string;
  };
}

const LANE_px = 32;
const BAR_px = 12;
const TOP_px = 12;
const FOOT_px = 18;
const SIDE_px = 8;
/** Events that the list shows before it is opened. */
const FEW = 6;

const timeOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * What happened when, on lanes of spans with events as dots. Arrow keys step from event to event; the list below says the same in
 * words and is the form for those who do not see the picture.
 */
export function TimeLine({ lanes, events, marks, day, today, onDay, texts }: TimeLineProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 320);
  const [all, setAll] = useState(false);
  const x = useMemo(() => {
    const days = [
      today,
      ...events.map(({ on }) => on),
      ...marks.map(({ on }) => on),
      ...lanes.flatMap(({ spans }) => spans.map(({ fromOn }) => fromOn)),
    ].sort();
    return scaleUtc()
      .domain([timeOf(days[0]), timeOf(days.at(-1) ?? today)])
      .range([SIDE_px, width - SIDE_px]);
  }, [lanes, events, marks, today, width]);
  if (events.length === 0) return null;
  const height = TOP_px + LANE_px * lanes.length + FOOT_px;
  const ground = height - FOOT_px;
  const current = events.findLastIndex(({ on }) => on <= day);
  const atX = (on: string) => x(timeOf(on));
  const middle = (lane: number) => TOP_px + LANE_px * lane + LANE_px - BAR_px;
  const move = (event: KeyboardEvent) => {
    const to = stepIndex(event.key, current, events.length);
    if (to === null || to < 0) return;
    event.preventDefault();
    onDay(events[to].on);
  };
  const shown = all || events.length <= FEW ? events : events.slice(-FEW);
  return (
    <div className="chidu-time-line" ref={frame}>
      <div
        className="chidu-time-line-plot"
        role="slider"
        tabIndex={0}
        aria-label={texts.title}
        aria-valuemin={0}
        aria-valuemax={events.length - 1}
        aria-valuenow={Math.max(0, current)}
        aria-valuetext={current < 0 ? day : `${events[current].on} ${events[current].label}`}
        onKeyDown={move}
      >
        <svg width={width} height={height} aria-hidden="true">
          {x.ticks(Math.max(2, Math.floor(width / 90))).map((time) => (
            <g key={time.getTime()} transform={`translate(${x(time)} 0)`}>
              <line className="chidu-time-line-grid" y1={TOP_px} y2={ground} />
              <text className="chidu-time-line-tick" y={height - 4} textAnchor="middle">
                {time.toISOString().slice(0, 7)}
              </text>
            </g>
          ))}
          {lanes.map((lane, n) => (
            <g key={`${n}/${lane.label}`}>
              {lanes.length > 1 && lane.spans.length > 0 && (
                <text
                  className="chidu-time-line-lane"
                  x={Math.min(atX(lane.spans[0].fromOn), width / 2)}
                  y={middle(n) + BAR_px / 2 - BAR_px - 3}
                >
                  {lane.label}
                </text>
              )}
              {lane.spans.map((span) => {
                const from = atX(span.fromOn);
                const to = atX(span.untilOn ?? (today > span.fromOn ? today : span.fromOn));
                const bar = BAR_px * (span.level ?? 1);
                return (
                  <rect
                    key={span.fromOn}
                    className="chidu-time-line-span"
                    x={from}
                    y={middle(n) + BAR_px / 2 - bar}
                    width={Math.max(1, to - from)}
                    height={Math.max(1, bar)}
                    style={span.colour ? { fill: span.colour } : undefined}
                  >
                    <title>{span.label}</title>
                  </rect>
                );
              })}
            </g>
          ))}
          {marks.map((mark) => (
            <g key={`${mark.kind}/${mark.on}/${mark.label}`} transform={`translate(${atX(mark.on)} 0)`}>
              <line className={`chidu-time-line-mark chidu-time-line-mark-${mark.kind}`} y1={4} y2={ground} />
              <path className="chidu-time-line-flag" d={mark.kind === 'limit' ? 'M-4 2h8l-4 6z' : 'M0 1 4 5 0 9-4 5z'} />
              <title>{`${mark.on} ${mark.label}`}</title>
            </g>
          ))}
          <g transform={`translate(${Math.min(width - SIDE_px, Math.max(SIDE_px, atX(day)))} 0)`}>
            <line className="chidu-time-line-cursor" y1={8} y2={ground + 4} />
          </g>
          {events.map((event, n) => (
            // The list below does the same by keyboard and for readers.
            <circle
              key={event.key}
              className="chidu-time-line-event"
              data-current={n === current || undefined}
              cx={atX(event.on)}
              cy={middle(event.lane) + BAR_px / 2}
              r={n === current ? 5 : 3.5}
              onClick={() => onDay(event.on)}
            >
              <title>{`${event.on} ${event.label}`}</title>
            </circle>
          ))}
        </svg>
      </div>
      {marks.length > 0 && (
        <ul className="chidu-time-line-marks">
          {marks.map((mark) => (
            <li key={`${mark.kind}/${mark.on}/${mark.label}`}>
              <svg width="9" height="10" viewBox="-4.5 0 9 10" aria-hidden="true">
                <path className="chidu-time-line-flag" d={mark.kind === 'limit' ? 'M-4 2h8l-4 6z' : 'M0 1 4 5 0 9-4 5z'} />
              </svg>
              <span>{mark.on}</span> {mark.label}
            </li>
          ))}
        </ul>
      )}
      <ol className="chidu-time-line-list">
        {shown.map((event) => (
          <li key={event.key}>
            <button
              type="button"
              aria-current={event === events[current] ? 'date' : undefined}
              data-ahead={event.on > day || undefined}
              onClick={() => onDay(event.on)}
            >
              <span className="chidu-time-line-day">{event.on}</span>
              <span>
                {event.label}
                {event.note && <small>{event.note}</small>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {events.length > FEW && (
        <button type="button" className="chidu-time-line-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.showLess : texts.showAll}
        </button>
      )}
    </div>
  );
}

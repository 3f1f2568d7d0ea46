import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { type ChartLayout, indexAtX, indexOfDay } from './chart-layout.ts';
import { stepIndex } from './step-index.ts';

export interface ChartCursorProps {
  /** Calendar days, ascending. */
  readonly days: readonly string[];
  /** The day looked at. */
  readonly day: string;
  /** Place of the day under the pointer; shared by charts that stand over each other. */
  readonly hovered: number | null;
  readonly onHover: (index: number | null) => void;
  /** Makes the chart a slider over its days. */
  readonly onDay?: (day: string) => void;
  /** A day was clicked, or Enter pressed on it. */
  readonly onPick?: (day: string) => void;
}

/** Reading a chart day by day: by pointer, by drag, by keys. `text` says what the day under the cursor holds. */
export function useChartCursor(
  { days, day, hovered, onHover, onDay, onPick }: ChartCursorProps,
  layout: Pick<ChartLayout, 'x'>,
  text: (index: number) => string,
) {
  const cursor = indexOfDay(days, day);
  const under = (event: MouseEvent<SVGSVGElement>) =>
    indexAtX(layout, days, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const hover = (event: PointerEvent<SVGSVGElement>) => {
    const index = under(event);
    onHover(index);
    if (event.buttons === 1) onDay?.(days[index]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onPick) onPick(days[cursor]);
    const to = stepIndex(event.key, cursor, days.length);
    if (to === null || !onDay) return;
    event.preventDefault();
    onDay(days[to]);
  };
  return {
    cursor,
    read: hovered ?? cursor,
    plot: onDay
      ? {
          role: 'slider',
          tabIndex: 0,
          onKeyDown: press,
          'aria-valuemin': 0,
          'aria-valuemax': days.length - 1,
          'aria-valuenow': cursor,
          'aria-valuetext': days.length > 0 ? text(cursor) : '',
        }
      : { role: 'img' },
    svg: {
      onPointerMove: hover,
      onPointerDown: hover,
      onPointerLeave: () => onHover(null),
      onClick: (event: MouseEvent<SVGSVGElement>) => onPick?.(days[under(event)]),
    },
  };
}

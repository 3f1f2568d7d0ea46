import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Browsers draw elements up to some 17 million pixels high: taller tables scroll faster than their rows. */
const TALLEST_px = 12_000_000;
const OVERSCAN = 8;
/** Before the element is measured. */
const FIRST_HEIGHT_px = 320;

export interface RowWindow {
  /** Rows that must exist: `from` … `to − 1`. */
  readonly from: number;
  readonly to: number;
  /** Height of all rows in the scroller, px. */
  readonly height: number;
  /** Rows that fit on a page. */
  readonly page: number;
  topOf(row: number): number;
  /** Brings a row into view, by the shortest way. */
  scrollTo(row: number): void;
}

/** Which of many equally high rows stand in a scroller's view. `head` px of it are covered by the sticky heading. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, row_px: number, head_px: number): RowWindow {
  const [view, setView] = useState({ top: 0, height: FIRST_HEIGHT_px });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () =>
      setView((last) =>
        last.top === element.scrollTop && last.height === element.clientHeight
          ? last
          : { top: element.scrollTop, height: element.clientHeight },
      );
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller]);

  const room = Math.max(row_px, view.height - head_px);
  const whole = count * row_px;
  const height = Math.min(whole, TALLEST_px);
  const pace = height < whole ? (whole - room) / (height - room) : 1;
  // A table that became shorter is scrolled back by the browser only after it was drawn.
  const top = Math.max(0, Math.min(view.top, height - room));
  const offset = top * pace;
  const from = Math.max(0, Math.floor(offset / row_px) - OVERSCAN);
  const to = Math.min(count, Math.ceil((offset + room) / row_px) + OVERSCAN);
  const scrollTo = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (!element) return;
      const space = Math.max(row_px, element.clientHeight - head_px);
      const shown = element.scrollTop * pace;
      if (row * row_px < shown) element.scrollTop = (row * row_px) / pace;
      else if ((row + 1) * row_px > shown + space) element.scrollTop = ((row + 1) * row_px - space) / pace;
    },
    [scroller, row_px, head_px, pace],
  );
  return {
    from,
    to,
    height,
    page: Math.max(1, Math.floor(room / row_px) - 1),
    topOf: (row) => row * row_px - offset + top,
    scrollTo,
  };
}

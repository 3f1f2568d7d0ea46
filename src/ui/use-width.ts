import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of an element in CSS pixels, followed as it changes; `first` until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width) || first));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, first]);
  return width;
}

import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Inner size of an element in CSS pixels, followed as it changes; `first` until it is known. */
export function useSize(element: RefObject<HTMLElement | null>, first: Size): Size {
  const [size, setSize] = useState(first);
  useLayoutEffect(() => {
    if (!element.current) return;
    const take = (inner: Size) => {
      const [width, height] = [Math.round(inner.width), Math.round(inner.height)];
      if (width > 0) setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    // The observer answers after the first picture: what is drawn to the size would jump.
    take(innerSize(element.current));
    const observer = new ResizeObserver(([{ contentRect }]) => take(contentRect));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

function innerSize(element: HTMLElement): Size {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
  const px = (text: string) => Number.parseFloat(text) || 0;
  return {
    width: element.clientWidth - px(paddingLeft) - px(paddingRight),
    height: element.clientHeight - px(paddingTop) - px(paddingBottom),
  };
}

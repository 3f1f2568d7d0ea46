import type { RefObject } from 'react';
import { useSize } from './use-size.ts';

/** Width of an element in CSS pixels, followed as it changes; `first` until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  return useSize(element, { width: first, height: 0 }).width;
}

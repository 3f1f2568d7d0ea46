import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { LeaderView } from '../../state/leader/screen.ts';

/** The views that there are, each loaded when it is opened. */
export const VIEWS: Readonly<Partial<Record<LeaderView, LazyExoticComponent<ComponentType>>>> = {
  board: lazy(async () => ({ default: (await import('./board/BoardView.tsx')).BoardView })),
  tour: lazy(async () => ({ default: (await import('./tour/TourView.tsx')).TourView })),
};

import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { LeaderView } from '../../state/leader/screen.ts';

/** The views that there are, each loaded when it is opened. */
export const VIEWS: Readonly<Partial<Record<LeaderView, LazyExoticComponent<ComponentType>>>> = {
  live: lazy(async () => ({ default: (await import('./live/LiveView.tsx')).LiveView })),
  charts: lazy(async () => ({ default: (await import('./charts/ChartsView.tsx')).ChartsView })),
  compare: lazy(async () => ({ default: (await import('./compare/CompareView.tsx')).CompareView })),
  board: lazy(async () => ({ default: (await import('./board/BoardView.tsx')).BoardView })),
  print: lazy(async () => ({ default: (await import('./print/PrintView.tsx')).PrintView })),
  tour: lazy(async () => ({ default: (await import('./tour/TourView.tsx')).TourView })),
};

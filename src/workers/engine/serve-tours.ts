import type { Audience } from '../../core/report/audience.ts';
import { findFigure } from '../../core/report/tour/read-figure.ts';
import type { TourCalls } from '../calls/tours.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { figuresOf } from './figures-of.ts';
import { wholeSession } from './session-on.ts';

/** Publications that a reader is reckoned to hold beside a new one: last week's, and that of the week before. */
const HELD_AGAINST = 2;

/** The tours on record. */
export function serveTours(open: () => DistrictSession): Served<TourCalls> {
  return {
    figuresBefore: (_, on, figures) => {
      const session = wholeSession(open());
      const tables = { figures: figuresOf(session, on) };
      return figures.map((ref) => {
        const value = findFigure(ref, tables)?.value;
        return typeof value === 'number' ? value : null;
      });
    },
    savedTours: () => {
      const { register } = wholeSession(open());
      const tours = [...register.tours.values()].sort((a, b) => (a.savedOn < b.savedOn ? 1 : a.savedOn > b.savedOn ? -1 : 0));
      const newest = (audience: Audience) =>
        [...register.snapshots.values()]
          .filter((one) => one.audience === audience)
          .sort((a, b) => a.knownAt.seq - b.knownAt.seq)
          .slice(-HELD_AGAINST);
      return { tours, latest: { planner: newest('planner'), leader: newest('leader'), public: newest('public') } };
    },
  };
}

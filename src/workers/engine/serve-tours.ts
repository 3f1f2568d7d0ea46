import { AUDIENCES } from '../../core/report/audience.ts';
import { findFigure } from '../../core/report/tour/read-figure.ts';
import type { TourCalls } from '../calls/tours.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { figuresOf } from './serve-snapshots.ts';
import { wholeSession } from './session-on.ts';

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
      const newest = (audience: string) =>
        [...register.snapshots.values()]
          .filter((one) => one.audience === audience)
          .reduce<ReturnType<typeof register.snapshots.get>>(
            (last, one) => (!last || one.knownAt.seq >= last.knownAt.seq ? one : last),
            undefined,
          );
      const found = AUDIENCES.flatMap((audience) => {
        const one = newest(audience);
        return one ? [[audience, one] as const] : [];
      });
      return { tours, latest: Object.fromEntries(found) };
    },
  };
}

import type { FigureRef, TourFigure } from '../../register/tour.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { findFigure } from './read-figure.ts';

/**
 * Figures with what they were before, where the audience may know: the figure itself is shown, it is of the whole district or a zone, and
 * neither what it was nor the difference is a small cell. An area that follows people is told with them: never by itself.
 * @param before what each figure was, in the same order; null where there was none
 */
export function tellBefore(
  figures: readonly FigureRef[],
  before: readonly (number | null)[],
  snapshot: Pick<Snapshot, 'figures' | 'suppression'>,
): readonly TourFigure[] {
  const least = snapshot.suppression?.threshold ?? 0;
  return figures.map((ref, n): TourFigure => {
    const found = findFigure(ref, snapshot);
    const earlier = before[n];
    if (!found || typeof found.value !== 'number' || earlier === null || earlier === undefined) return ref;
    if (snapshot.suppression === null) return { ...ref, before: earlier };
    const { level } = found.table.rows[found.row];
    const change = Math.abs(found.value - earlier);
    const isLarge = earlier >= least && (change === 0 || change >= least);
    return isLarge && (level === 'district' || level === 'zone') ? { ...ref, before: earlier } : ref;
  });
}

import type { FootprintBand, TourSeries } from '../../register/tour-chart.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { findFigure, isHidden } from './read-figure.ts';

/** Whether a snapshot hides the footprint of a row: then no chart beside it tells it either. */
export const hidesFootprint = (row: string, snapshot: Pick<Snapshot, 'figures'>): boolean => {
  const found = findFigure({ table: 'clearance', row, column: 'footprint' }, snapshot);
  return found !== null && isHidden(found.value);
};

/**
 * A series without what its snapshot hides: zones that are hidden there go into one band with those that were hidden already. A band of one
 * zone would be that zone, so then nothing is told.
 * @param row of the district or the red line in the snapshot's tables @returns null where nothing may be told
 */
export function tellSeries(series: TourSeries, row: string, snapshot: Pick<Snapshot, 'figures'>): TourSeries | null {
  if (hidesFootprint(row, snapshot)) return null;
  const gone = (band: FootprintBand) => band.kind === 'zone' && hidesFootprint(band.key, snapshot);
  const hidden = series.parts.filter(gone);
  if (hidden.length === 0) return series;
  const merged = [...hidden, ...series.parts.filter(({ kind }) => kind === 'hidden')];
  if (merged.length < 2) return null;
  const values = series.weeks.map((_, week) => merged.reduce((sum, band) => sum + band.values[week], 0));
  const shown = series.parts.filter((band) => band.kind === 'zone' && !gone(band));
  const rest = series.parts.filter(({ kind }) => kind === 'outside');
  return { ...series, parts: [...shown, { kind: 'hidden', key: '', name: '', values }, ...rest] };
}

import { collectFigures } from '../../core/report/figures/collect-figures.ts';
import type { FigureTable } from '../../core/report/figures/figure-table.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';

/** All figures of a day, before anything is hidden. */
export function figuresOf(session: DistrictSession, on: string): readonly FigureTable[] {
  const { register, plane, redLines, units } = session;
  const { model } = footprintOf(session);
  return collectFigures({ register, plane, model, redLines, units: units.polygons }, on);
}

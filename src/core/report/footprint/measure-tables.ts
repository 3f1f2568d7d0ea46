import { indexPolygons } from '../../overlay/index-polygons.ts';
import { tabulateOverlaps } from '../../overlay/overlap-table.ts';
import { tabulateSelfOverlaps } from '../../overlay/self-overlap.ts';
import type { FootprintInput } from './footprint-input.ts';

/** The three tables of overlaps that a footprint rests on, for callers that do not hold them already. */
export function measureTables(
  shapes: Pick<FootprintInput, 'parcels' | 'redLineShapes' | 'unitShapes'>,
): Pick<FootprintInput, 'parcelPairs' | 'redLineCuts' | 'unitCuts'> {
  const { parcels, redLineShapes, unitShapes } = shapes;
  const index = indexPolygons(parcels);
  return {
    parcelPairs: tabulateSelfOverlaps(parcels, index),
    redLineCuts: tabulateOverlaps(parcels, index, redLineShapes),
    unitCuts: tabulateOverlaps(parcels, index, unitShapes),
  };
}

import { tabulateOverlaps } from '../../core/overlay/overlap-table.ts';
import { DEPTHS } from '../../core/report/board/board-rows.ts';
import { largestCuts } from '../../core/report/board/largest-cut.ts';
import type { DistrictSession } from './district-session.ts';
import { UnitFinder } from './unit-finder.ts';

/** The smallest unit that a report lies in: by most of its first shape that meets one, else by its position; null where none does. */
export function unitOfBuilds(session: DistrictSession): (sightingId: string) => string | null {
  const { register, sightings, units } = session;
  const { polygons } = sightings;
  const cuts = tabulateOverlaps(polygons.view('planar'), polygons.index('planar'), units.polygons.view('planar'));
  const held = largestCuts(cuts, (clip) => DEPTHS[units.list[clip].level]);
  const finder = new UnitFinder(session);
  return (id) => {
    const clip = sightings
      .rowsOf(id)
      .map((row) => held.get(row))
      .find((found) => found !== undefined);
    if (clip !== undefined) return units.list[clip].id;
    const position = register.sightings.get(id)?.position;
    return position ? finder.at(position.lon, position.lat) : null;
  };
}

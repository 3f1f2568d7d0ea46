import type { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import { tabulateOverlaps } from '../../../core/overlay/overlap-table.ts';
import { dayOf, numberDay } from '../../../core/register/day.ts';
import type { Instant } from '../../../core/register/ports.ts';
import { DEPTHS } from '../../../core/report/board/board-rows.ts';
import { largestCuts } from '../../../core/report/board/largest-cut.ts';
import type { BuildPlaces } from '../../../core/report/board/tally-builds.ts';
import type { DistrictSession } from '../district-session.ts';
import { isTrusted, seenByPatrol } from '../patrolling/seen-by-patrols.ts';
import { UnitFinder } from '../unit-finder.ts';

/** Where reports lie, by most of their first shape, else by their position; and on which days somebody saw them. */
export function placeBuilds(session: DistrictSession): BuildPlaces {
  const { register, sightings, units, settings } = session;
  const held = holdMost(sightings.polygons, units.polygons, (clip) => DEPTHS[units.list[clip].level]);
  const finder = new UnitFinder(session);
  const seen = listSeen(session);
  const days = new Map<Instant, number>();
  const dayNumber = (at: Instant) => {
    const known = days.get(at) ?? numberDay(dayOf(at, settings.timeZone));
    days.set(at, known);
    return known;
  };
  return {
    unitOf(id) {
      const clip = sightings
        .rowsOf(id)
        .map((row) => held.get(row))
        .find((found) => found !== undefined);
      if (clip !== undefined) return units.list[clip].id;
      const position = register.sightings.get(id)?.position;
      return position ? finder.at(position.lon, position.lat) : null;
    },
    seenOn: (id) => [...new Set((seen.get(id) ?? []).map(dayNumber))],
  };
}

function holdMost(subjects: MeasuredPolygons, clips: MeasuredPolygons, depthOf: (clip: number) => number) {
  return largestCuts(tabulateOverlaps(subjects.view('planar'), subjects.index('planar'), clips.view('planar')), depthOf);
}

/** Instants at which trusted patrols came as near to a report as it takes, and visits of it or of its case that reached it. */
function listSeen(session: DistrictSession): ReadonlyMap<string, readonly Instant[]> {
  const { register, sightings, plane, settings } = session;
  const seen = new Map<string, Instant[]>();
  const note = (id: string, ...at: readonly Instant[]) => seen.set(id, [...(seen.get(id) ?? []), ...at]);
  for (const patrol of register.patrols.values()) {
    if (isTrusted(patrol)) {
      for (const [row, { firstAt, lastAt }] of seenByPatrol(patrol, sightings.polygons, plane, settings))
        note(sightings.versions[row].id, firstAt, lastAt);
    }
    for (const { target, at, outcome } of patrol.visits) {
      if (outcome === 'not-reached') continue;
      if (target.kind === 'sighting') note(target.id, at);
      if (target.kind === 'case') for (const id of register.cases.get(target.id)?.sightings ?? []) note(id, at);
    }
  }
  return seen;
}

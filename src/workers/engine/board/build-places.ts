import { dayOf, numberDay } from '../../../core/register/day.ts';
import type { Patrol, SeenShape } from '../../../core/register/patrol.ts';
import type { Instant } from '../../../core/register/ports.ts';
import type { BuildPlaces } from '../../../core/report/board/tally-builds.ts';
import type { DistrictSession } from '../district-session.ts';
import { isTrusted, keyOfShape, seenByPatrol, shapesSeen } from '../patrolling/seen-by-patrols.ts';
import { unitOfBuilds } from '../unit-of-builds.ts';

/** Where reports lie, and on which days somebody saw them. */
export function placeBuilds(session: DistrictSession): BuildPlaces {
  const seen = listSeen(session);
  const days = new Map<Instant, number>();
  const dayNumber = (at: Instant) => {
    const known = days.get(at) ?? numberDay(dayOf(at, session.settings.timeZone));
    days.set(at, known);
    return known;
  };
  return {
    unitOf: unitOfBuilds(session),
    seenOn: (id) => [...new Set((seen.get(id) ?? []).map(dayNumber))],
  };
}

/** Instants at which trusted patrols came as near to a report as it takes, and visits of it or of its case that reached it. */
function listSeen(session: DistrictSession): ReadonlyMap<string, readonly Instant[]> {
  const { register, sightings, plane, settings } = session;
  const seen = new Map<string, Instant[]>();
  const note = (id: string, ...at: readonly Instant[]) => seen.set(id, [...(seen.get(id) ?? []), ...at]);
  for (const patrol of register.patrols.values()) {
    for (const [id, rows] of seenBefore(session, patrol)) for (const one of rows) note(id, one.firstAt, one.lastAt);
    if (isTrusted(patrol) && !patrol.reached) {
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

/** Reports that an erased track saw in a shape that is still on record. */
function* seenBefore({ sightings }: DistrictSession, patrol: Patrol): Generator<readonly [string, readonly SeenShape[]]> {
  for (const seen of shapesSeen(patrol).values()) {
    const [{ target }] = seen;
    if (target.kind !== 'sighting') continue;
    const standing = new Set(sightings.rowsOf(target.id).map((row) => keyOfShape(sightings.polygons, row)));
    yield [target.id, seen.filter(({ shape }) => standing.has(shape))];
  }
}

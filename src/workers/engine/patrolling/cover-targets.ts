import type { LngLat } from '../../../core/measure/units.ts';
import { DistanceMeter, type Gap } from '../../../core/overlay/distance.ts';
import { USUAL_OVERDUE_DAYS } from '../../../core/register/default-settings.ts';
import { dayOf, numberDay } from '../../../core/register/day.ts';
import type { Patrol, Visit } from '../../../core/register/patrol.ts';
import type { Day, Instant } from '../../../core/register/ports.ts';
import { extend, type Seen, seeTargets } from '../../../core/report/track/see-targets.ts';
import { clockwise } from '../../../core/geodesy/geodesic.ts';
import { atan2 } from '../../../core/geodesy/elementary.ts';
import {
  type Coverage,
  type CoverageQuestion,
  MOST_TARGETS,
  TARGET_KINDS,
  type TargetGroup,
  type TargetKind,
  type TargetRow,
  type TrackReading,
} from '../../calls/patrolling.ts';
import type { DistrictSession } from '../district-session.ts';
import { listTargets, type Target, type TargetPlace } from './list-targets.ts';
import { readSegments } from './read-segments.ts';
import { isTrusted, seenOfPlace } from './seen-by-patrols.ts';

/** What stands of the targets of a day in all tracks: seen by whom last, what is overdue, what lies next. */
export function coverTargets(
  session: DistrictSession,
  { running, overdueAfter_days: asked, from }: CoverageQuestion,
  on: Day,
): Coverage {
  const { settings, register } = session;
  const overdueAfter_days = asked ?? settings.coverageOverdue_days ?? USUAL_OVERDUE_DAYS;
  const recorded = [...register.patrols.values()].filter((patrol) => patrol.on <= on);
  const trusted = recorded.filter(isTrusted);
  const visits = lastVisits([...recorded.flatMap((patrol) => patrol.visits), ...(running?.visits ?? [])]);
  const reading = running && readSegments(running.segments, settings);
  const seeNow = nowSeer(session, running?.trusted ? reading : null);
  const awayOf = distancesFrom(session, from);
  const today = numberDay(on);
  const rows = listTargets(session, on).map((target): TargetRow => {
    const now = mergeSeen(target.places.map(seeNow));
    const seen = latest([now, ...trusted.map((patrol) => seenOnTrack(session, patrol, target))]);
    const visit = visits.get(`${target.ref.kind}/${target.ref.id}`) ?? null;
    const days = [seen?.lastAt, visit && visit.outcome !== 'not-reached' ? visit.at : undefined]
      .filter((at) => at !== undefined)
      .map((at) => numberDay(dayOf(at, settings.timeZone)));
    const since_days = days.length === 0 ? null : Math.max(0, today - Math.max(...days));
    return {
      ref: target.ref,
      label: target.label,
      isSeenNow: now !== null,
      seenAt: seen?.lastAt ?? null,
      nearest_m: seen?.nearest_m ?? null,
      visit: visit && { at: visit.at, outcome: visit.outcome },
      since_days,
      isOverdue: since_days === null || since_days > overdueAfter_days,
      ...awayOf(target.places),
    };
  });
  return {
    reading,
    distance_m: settings.coverageDistance_m,
    accuracy_m: settings.coverageAccuracy_m,
    groups: TARGET_KINDS.map((kind) => toGroup(kind, rows)),
    patrols: recorded.length,
    distrusted: recorded.length - trusted.length,
  };
}

function toGroup(kind: TargetKind, all: readonly TargetRow[]): TargetGroup {
  const rows = all.filter(({ ref }) => ref.kind === kind);
  const seen = rows.filter(({ isSeenNow }) => isSeenNow);
  const overdue = rows.filter(({ isOverdue }) => isOverdue);
  const age = ({ since_days }: TargetRow) => since_days ?? Number.MAX_SAFE_INTEGER;
  return {
    kind,
    count: rows.length,
    seenNow: seen.length,
    overdue: overdue.length,
    unseen: rows
      .filter(({ isSeenNow }) => !isSeenNow)
      .toSorted((a, b) => (a.away_m ?? 0) - (b.away_m ?? 0) || age(b) - age(a))
      .slice(0, MOST_TARGETS),
    seen: seen.toSorted((a, b) => compare(b.seenAt, a.seenAt)).slice(0, MOST_TARGETS),
    overdueRows: overdue.toSorted((a, b) => age(b) - age(a) || (a.away_m ?? 0) - (b.away_m ?? 0)).slice(0, MOST_TARGETS),
  };
}

const compare = (a: Instant | null, b: Instant | null): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0);

function lastVisits(visits: readonly Visit[]): ReadonlyMap<string, Visit> {
  const last = new Map<string, Visit>();
  for (const visit of visits) {
    const key = `${visit.target.kind}/${visit.target.id}`;
    const known = last.get(key);
    if (!known || known.at <= visit.at) last.set(key, visit);
  }
  return last;
}

/** What the running patrol saw of a place; each set of shapes is looked at once. */
function nowSeer({ plane, settings }: DistrictSession, reading: TrackReading | null): (place: TargetPlace) => Seen | null {
  if (!reading) return () => null;
  const made = new Map<TargetPlace['polygons'], Map<number, Seen>>();
  return ({ polygons, row }) => {
    const seen = made.get(polygons) ?? seeTargets(reading.pieces, polygons, plane, settings.coverageDistance_m);
    made.set(polygons, seen);
    return seen.get(row) ?? null;
  };
}

const seenOnTrack = ({ plane, settings }: DistrictSession, patrol: Patrol, { places }: Target): Seen | null =>
  mergeSeen(places.map((place) => seenOfPlace(patrol, place, plane, settings)));

const mergeSeen = (all: readonly (Seen | null)[]): Seen | null =>
  all.reduce((merged, one) => (one ? extend(merged ?? undefined, one) : merged), null);

const latest = (all: readonly (Seen | null)[]): Seen | null =>
  all.reduce((best, one) => (one && (!best || one.lastAt > best.lastAt) ? one : best), null);

/** How a target lies to a place: by its nearest shape. Without a place, only where it is. */
function distancesFrom(
  { plane }: DistrictSession,
  from: LngLat | null,
): (places: readonly TargetPlace[]) => Pick<TargetRow, 'at' | 'away_m' | 'bearing_deg'> {
  const meter = new DistanceMeter();
  const start = from && plane.toFractionalMillimetres(Float64Array.of(...from));
  const degrees = (x: number, y: number): LngLat => {
    const [lon, lat] = plane.toLonLat(Float64Array.of(x, y));
    return [lon, lat];
  };
  return (places) => {
    if (!start || !Number.isFinite(start[0])) return { at: degrees(...placeInside(places[0])), away_m: null, bearing_deg: null };
    const gaps = places.map(({ polygons, row }) => meter.toPoint(start[0], start[1], polygons.view('planar'), row));
    const { distance_m, from: here, to } = gaps.reduce((best: Gap, one) => (one.distance_m < best.distance_m ? one : best));
    const bearing_deg = distance_m === 0 ? null : clockwise(atan2(to[0] - here[0], to[1] - here[1]));
    return { at: degrees(to[0], to[1]), away_m: distance_m, bearing_deg };
  };
}

function placeInside({ polygons, row }: TargetPlace): readonly [number, number] {
  const [minX, minY, maxX, maxY] = polygons.view('planar').boxes.subarray(4 * row, 4 * row + 4);
  return [(minX + maxX) / 2, (minY + maxY) / 2];
}

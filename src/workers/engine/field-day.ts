import { numberDay } from '../../core/register/day.ts';
import type { Task } from '../../core/register/task.ts';
import { lengthOfVisits, orderVisits, type PlanePlace } from '../../core/report/visit-order.ts';
import type { FieldDay, FieldDayQuery, FieldStop, FieldTask, FieldVisit } from '../calls/field-day.ts';
import type { DistrictSession } from './district-session.ts';
import { nameEntity } from './name-entity.ts';
import { placeOfEntity } from './place-of-entity.ts';
import { entryOfReport } from './report-entry.ts';
import { describeTask } from './work-list.ts';

/** Visits that a list on a phone shows. */
export const MOST_VISITS = 60;

/** What one team has to do on a day, in which order, and what became of what it brought. */
export function drawUpFieldDay(session: DistrictSession, { on, names, from }: FieldDayQuery): FieldDay {
  const { register } = session;
  const isOwn = (name: string) => name !== '' && names.includes(name);
  const own = [...register.tasks.values()].filter(({ assignee, assignedOn }) => isOwn(assignee) && assignedOn <= on);
  const isDone = ({ result }: Task) => result !== undefined && result.on <= on;
  const tasks = own
    .filter((task) => !isDone(task))
    .map((task) => taskInField(session, task, on))
    .sort((a, b) => order(a.dueOn, b.dueOn) || order(a.assignedOn, b.assignedOn) || order(a.id, b.id));
  const done = own.filter((task) => task.result?.on === on).map((task) => taskInField(session, task, on));
  const reports = [...register.sightings.values()]
    .filter(({ by }) => isOwn(by))
    .flatMap((sighting) => entryOfReport(session, sighting, on) ?? [])
    .sort((a, b) => order(b.since, a.since) || order(b.no, a.no));
  return { on, tasks, done, reports, visits: ownVisits(session, isOwn, on), ...layWay(session, tasks, from) };
}

/** A task as a team needs it: by how much it is late, and where it is. */
export function taskInField(session: DistrictSession, task: Task, on: string): FieldTask {
  const late_days = task.result ? 0 : Math.max(0, numberDay(on) - numberDay(task.dueOn));
  return { ...describeTask(session, task), late_days, place: placeOfEntity(session, { kind: 'task', id: task.id }, on) };
}

function ownVisits(session: DistrictSession, isOwn: (name: string) => boolean, on: string): FieldVisit[] {
  const patrols = [...session.register.patrols.values()].filter((one) => isOwn(one.by) && one.on <= on);
  return patrols
    .flatMap(({ visits }) => visits)
    .sort((a, b) => order(b.at, a.at))
    .slice(0, MOST_VISITS)
    .map((visit) => ({ ...visit, label: nameEntity(session, visit.target).label }));
}

/** Straight lines in the district's plane between the middles of what is to be visited; what lies at one place is one stop. */
function layWay(
  session: DistrictSession,
  tasks: readonly FieldTask[],
  from: FieldDayQuery['from'],
): Pick<FieldDay, 'way' | 'way_m'> {
  const stops = new Map<string, { at: readonly [number, number]; tasks: string[] }>();
  for (const { id, place } of tasks) {
    if (!place) continue;
    const [west, south, east, north] = place.bounds;
    const known = stops.get(place.bounds.join());
    if (known) known.tasks.push(id);
    else stops.set(place.bounds.join(), { at: [(west + east) / 2, (south + north) / 2], tasks: [id] });
  }
  const all = [...stops.values()];
  const places = all.map(({ at }) => toMetres(session, at));
  const start = from && toMetres(session, from);
  const begin = start ?? places[0];
  if (!begin) return { way: [], way_m: 0 };
  const sequence = orderVisits(begin, places);
  const way = sequence.map((n, place): FieldStop => {
    const before = place > 0 ? places[sequence[place - 1]] : start;
    return { ...all[n], leg_m: before ? Math.round(lengthOfVisits(before, places, [n])) : null };
  });
  return { way, way_m: Math.round(lengthOfVisits(begin, places, sequence)) };
}

/** A place beyond the plane's reach, as a broken position can be, counts as its origin. */
function toMetres({ plane }: DistrictSession, at: readonly [number, number]): PlanePlace {
  const { coordinates, refused } = plane.toMillimetres(Float64Array.from(at));
  return refused.length > 0 ? [0, 0] : [coordinates[0] / 1000, coordinates[1] / 1000];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

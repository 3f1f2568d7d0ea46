import { nameDay, numberDay } from '../../core/register/day.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Task } from '../../core/register/task.ts';
import { closingRate, closingRatesByAssignee } from '../../core/report/closing-rate.ts';
import { listWeekEnds } from '../../core/report/footprint/reporting-weeks.ts';
import type { TaskEntry, WorkAnswer, WorkGroup, WorkQuery, WorkRow } from '../calls/desk.ts';
import { WORK_GROUPS } from '../calls/desk.ts';
import type { FindingEntry, FindingList } from '../calls/findings.ts';
import type { DistrictSession } from './district-session.ts';
import { nameEntity } from './name-entity.ts';
import { placeOfEntity, UnitFinder } from './place-of-entity.ts';
import { boundsOf } from './row-geometry.ts';
import { keptDuties, waitingItems } from './waiting-items.ts';

/** One thing that waits; what its row shows beside is found when the row is shown. */
export interface Waiting
  extends Pick<WorkRow, 'key' | 'code' | 'entity' | 'since' | 'dueOn' | 'certainty' | 'article' | 'finding'> {
  readonly label: string;
  readonly unit: string | null;
  readonly task?: Task;
  readonly isDone: boolean;
  /** A task about something that waits by itself and names it: that one stands for both wherever either would be listed. */
  readonly isNamed?: boolean;
}

/** Everything that waits on a day and every task that is done: made once, then asked under any condition. */
export class WorkList {
  readonly #waiting: readonly Waiting[];
  /** Of each, a bit for every group that holds it, in the order of `WORK_GROUPS`; and what a search looks into. */
  readonly #groups: Uint16Array;
  readonly #texts: readonly string[];
  readonly #finder: UnitFinder;
  readonly #weekEndsOn: Day;

  /** @param findings what the rules found; null where they could not be asked */
  constructor(
    private readonly session: DistrictSession,
    private readonly on: Day,
    private readonly findings: FindingList | null,
  ) {
    this.#finder = new UnitFinder(session);
    const today = numberDay(on);
    this.#weekEndsOn = nameDay(listWeekEnds(session.settings.week.startsOn, today, today + 13)[0]);
    this.#waiting = this.#collect().sort(byUrgency);
    this.#groups = Uint16Array.from(this.#waiting, (one) =>
      WORK_GROUPS.reduce((bits, group, place) => bits | (this.#belongs(one, group) ? 1 << place : 0), 0),
    );
    this.#texts = this.#waiting.map(textOf);
  }

  /** What holds under the conditions, in order. */
  ask(query: WorkQuery): { readonly rows: readonly Waiting[]; readonly answer: Omit<WorkAnswer, 'handle'> } {
    const { register } = this.session;
    const wanted = query.search.trim().toLocaleLowerCase();
    const inUnit = this.#inUnit(query.unit);
    const tally = new Int32Array(WORK_GROUPS.length);
    const asked = 1 << WORK_GROUPS.indexOf(query.group);
    const rows: Waiting[] = [];
    for (const [n, one] of this.#waiting.entries()) {
      const holds =
        inUnit(one.unit) &&
        (query.assignee === null || (one.task?.assignee ?? '') === query.assignee) &&
        (wanted === '' || this.#texts[n].includes(wanted));
      if (!holds) continue;
      const bits = this.#groups[n];
      for (let place = 0; place < tally.length; place++) tally[place] += (bits >> place) & 1;
      if (bits & asked) rows.push(one);
    }
    const counts = {
      ...(Object.fromEntries(WORK_GROUPS.map((group, place) => [group, tally[place]])) as Record<WorkGroup, number>),
      ...(this.findings ? {} : { conflicts: null }),
    };
    if (query.group === 'done') rows.reverse();
    const tasks = [...register.tasks.values()].filter(({ assignee }) => !query.assignee || assignee === query.assignee);
    const received = [...register.patches.values()].map(({ receivedOn, answer }) => ({
      assignedOn: receivedOn,
      result: answer && { on: answer.on, note: '' },
    }));
    return {
      rows,
      answer: {
        on: this.on,
        weekEndsOn: this.#weekEndsOn,
        count: rows.length,
        counts,
        rates: {
          tasks: closingRate(tasks, this.on),
          complaints: closingRate(
            tasks.filter(({ from }) => from === 'complaint'),
            this.on,
          ),
          patches: closingRate(received, this.on),
          byAssignee: closingRatesByAssignee(register.tasks.values(), this.on),
        },
      },
    };
  }

  row(one: Waiting): WorkRow {
    const { session, on } = this;
    const { key, code, entity, label, unit, since, dueOn, certainty, article, task, finding } = one;
    const bounds = finding?.bounds;
    const place = bounds
      ? { ref: finding?.entities.find(({ ref }) => ref)?.ref ?? null, bounds }
      : placeOfEntity(session, entity, on);
    return {
      key,
      code,
      entity,
      label,
      unit,
      since,
      ...(dueOn !== undefined && { dueOn }),
      ...(certainty && { certainty }),
      ...(article !== undefined && { article }),
      ...(task && { task: describeTask(session, task) }),
      ...(finding && { finding }),
      place,
    };
  }

  #belongs({ code, dueOn, isDone, isNamed }: Waiting, group: WorkGroup): boolean {
    if (group === 'done') return isDone;
    if (isDone) return false;
    if (isNamed) return group === 'tasks';
    switch (group) {
      case 'all':
        return true;
      case 'overdue':
        return dueOn !== undefined && dueOn < this.on;
      case 'this-week':
        return dueOn !== undefined && dueOn >= this.on && dueOn <= this.#weekEndsOn;
      case 'conflicts':
        return code === 'finding';
      case 'sightings':
        return code === 'sighting';
      case 'patches':
        return code === 'patch';
      case 'tasks':
        return code === 'task';
    }
  }

  #inUnit(asked: string | null): (unit: string | null) => boolean {
    if (asked === null) return () => true;
    const known = new Map<string, boolean>();
    return (unit) => {
      if (unit === null) return false;
      let lies = known.get(unit);
      if (lies === undefined) {
        lies = this.#finder.lies(unit, asked);
        known.set(unit, lies);
      }
      return lies;
    };
  }

  #collect(): Waiting[] {
    const { on } = this;
    const tasks = [...this.session.register.tasks.values()].filter(({ assignedOn }) => assignedOn <= on);
    const isDone = ({ result }: Task) => result !== undefined && result.on <= on;
    const given = new Map<string, Task>();
    for (const task of tasks) if (task.subject && !isDone(task)) given.set(`${task.subject.kind}/${task.subject.id}`, task);
    const about = ({ kind, id }: EntityRef) => given.get(`${kind}/${id}`);
    const named = new Set<string>();
    const waiting = [...this.#items(), ...this.#cases(), ...this.#sightings(), ...this.#patches(), ...this.#conflicts()];
    return [
      ...waiting.map((one) => {
        const task = about(one.entity);
        if (!task) return { ...one, isDone: false };
        named.add(task.id);
        return {
          ...(isSooner(task, one) ? { ...one, dueOn: task.dueOn, certainty: undefined, article: undefined } : one),
          isDone: false,
          task,
        };
      }),
      ...tasks.map((task): Waiting => {
        const { id, title, assignedOn, dueOn, subject } = task;
        const done = isDone(task);
        return {
          key: `task/${id}`,
          code: 'task',
          entity: { kind: 'task', id },
          label: title,
          unit: subject ? this.#unitOf(subject) : null,
          since: done ? (task.result?.on ?? assignedOn) : assignedOn,
          dueOn,
          task,
          isDone: done,
          isNamed: named.has(id),
        };
      }),
    ];
  }

  *#items(): Generator<Omit<Waiting, 'isDone'>> {
    for (const waiting of waitingItems(this.session, this.on).values()) yield* waiting;
  }

  *#cases(): Generator<Omit<Waiting, 'isDone'>> {
    const { on, session } = this;
    const dutiesOf = keptDuties(session.settings, on);
    for (const one of session.register.cases.values()) {
      if (one.begunOn > on) continue;
      const entity = { kind: 'case', id: one.id } as const;
      for (const { code, from, dueOn, certainty, article } of dutiesOf(one))
        yield {
          key: `${code}/${one.id}`,
          code,
          entity,
          label: one.no,
          unit: this.#unitOf(entity),
          since: from,
          dueOn,
          article,
          ...(certainty !== 'certain' && { certainty }),
        };
    }
  }

  /** Reports that nobody has looked into: in no case, not said to be the same as another, and still standing. */
  *#sightings(): Generator<Omit<Waiting, 'isDone'>> {
    const { on, session } = this;
    const { cases, sightings } = session.register;
    const inCase = new Set([...cases.values()].filter(({ begunOn }) => begunOn <= on).flatMap((one) => one.sightings));
    for (const { id, no, sameAs, shapes } of sightings.values()) {
      const reportedOn = shapes[0]?.fromOn;
      if (sameAs !== undefined || inCase.has(id) || reportedOn === undefined || reportedOn > on) continue;
      if (shapes.findLast(({ fromOn }) => fromOn <= on)?.shape === null) continue;
      const entity = { kind: 'sighting', id } as const;
      yield { key: `sighting/${id}`, code: 'sighting', entity, label: no, unit: this.#unitOf(entity), since: reportedOn };
    }
  }

  *#patches(): Generator<Omit<Waiting, 'isDone'>> {
    const { on, session } = this;
    for (const { id, no, receivedOn, answerByOn, answer } of session.register.patches.values()) {
      if (receivedOn > on || (answer && answer.on <= on)) continue;
      const entity = { kind: 'patch', id } as const;
      yield {
        key: `patch/${id}`,
        code: 'patch',
        entity,
        label: no,
        unit: this.#unitOf(entity),
        since: receivedOn,
        ...(answerByOn !== undefined && { dueOn: answerByOn }),
      };
    }
  }

  /** What breaks the law or contradicts itself and was not let stand. What is overdue stands in the list by itself. */
  *#conflicts(): Generator<Omit<Waiting, 'isDone'>> {
    for (const finding of this.findings?.entries ?? []) {
      if (finding.accepted || !isConflict(finding)) continue;
      yield {
        key: `finding/${finding.key}`,
        code: 'finding',
        entity: { kind: 'finding', id: finding.key },
        label: finding.entities.map(({ label }) => label).join(' · '),
        unit: this.#finder.smallest(finding.units),
        since: finding.on,
        finding,
      };
    }
  }

  #unitOf(entity: EntityRef): string | null {
    const { register } = this.session;
    switch (entity.kind) {
      case 'clearance-item':
        return register.items.get(entity.id)?.unit ?? null;
      case 'sighting': {
        const position = register.sightings.get(entity.id)?.position;
        return position ? this.#finder.at(position.lon, position.lat) : null;
      }
      case 'case': {
        const first = register.cases.get(entity.id)?.sightings[0];
        return first === undefined ? null : this.#unitOf({ kind: 'sighting', id: first });
      }
      case 'patch': {
        const patch = register.patches.get(entity.id);
        return patch ? this.#finder.amid(boundsOf(patch.shape.coordinates)) : null;
      }
      case 'finding': {
        const found = this.findings?.entries.find(({ key }) => key === entity.id);
        return found ? this.#finder.smallest(found.units) : null;
      }
      default: {
        const place = placeOfEntity(this.session, entity, this.on);
        return place ? this.#finder.amid(place.bounds) : null;
      }
    }
  }
}

/** What was given to somebody is due with the task where that comes first. */
const isSooner = (task: Task, { dueOn }: Pick<Waiting, 'dueOn'>): boolean => dueOn === undefined || task.dueOn < dueOn;

const isConflict = ({ severity }: FindingEntry): boolean => severity === 'unlawful' || severity === 'conflict';

const textOf = ({ label, task }: Waiting): string => `${label} ${task?.title ?? ''} ${task?.assignee ?? ''}`.toLocaleLowerCase();

const LATER = '9999-12-31';

/** By the day it is due, what has none last; then what waits longest. What is done comes after all that waits, by the day it was done. */
function byUrgency(a: Waiting, b: Waiting): number {
  if (a.isDone !== b.isDone) return a.isDone ? 1 : -1;
  const [dueA, dueB] = a.isDone ? ['', ''] : [a.dueOn ?? LATER, b.dueOn ?? LATER];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return a.since < b.since ? -1 : a.since > b.since ? 1 : 0;
}

export function describeTask(session: DistrictSession, { subject, ...task }: Task): TaskEntry {
  return { ...task, ...(subject && { subject: { ...subject, label: nameEntity(session, subject).label } }) };
}

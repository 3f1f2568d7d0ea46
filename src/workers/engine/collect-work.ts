import type { TaskHost } from '../../core/overlay/overlap-table.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Task } from '../../core/register/task.ts';
import { pause } from '../../core/rules/pause.ts';
import type { WorkRow } from '../calls/desk.ts';
import type { FindingEntry, FindingList } from '../calls/findings.ts';
import type { DistrictSession } from './district-session.ts';
import { placeOfEntity } from './place-of-entity.ts';
import { UnitFinder } from './unit-finder.ts';
import { boundsOf } from './row-geometry.ts';
import { keptDuties, waitingItems } from './waiting-items.ts';

/** Things between two pauses. */
const PER_SLICE = 128;

/** One thing that waits; what its row shows beside is found when the row is shown. */
export interface Waiting
  extends Pick<WorkRow, 'key' | 'code' | 'entity' | 'since' | 'dueOn' | 'isTaskDue' | 'certainty' | 'article' | 'finding'> {
  readonly label: string;
  readonly unit: string | null;
  readonly task?: Task;
  readonly isDone: boolean;
  /** A task about something that waits by itself and names it: that one stands for both wherever either would be listed. */
  readonly isNamed?: boolean;
}

/**
 * Everything that waits on a day and every task that is done, by urgency: what is due first before what is due later, what has no day
 * last; then what waits longest. What is done comes after all that waits, by the day it was done. @throws TaskCancelled
 */
export async function collectWork(
  session: DistrictSession,
  on: Day,
  findings: FindingList | null,
  host: TaskHost,
): Promise<readonly Waiting[]> {
  const byDays = new Map<string, Waiting[]>();
  for (const one of await new WorkCollector(session, on, findings).collect(host)) {
    const days = one.isDone ? `done ${one.since}` : `${one.dueOn ?? LATER} ${one.since}`;
    const known = byDays.get(days);
    if (known) known.push(one);
    else byDays.set(days, [one]);
  }
  await pause(host);
  return [...byDays.keys()].sort().flatMap((days) => byDays.get(days) ?? []);
}

const LATER = '9999-12-31';

class WorkCollector {
  readonly #finder: UnitFinder;
  #found: ReadonlyMap<string, FindingEntry> | null = null;

  constructor(
    private readonly session: DistrictSession,
    private readonly on: Day,
    private readonly findings: FindingList | null,
  ) {
    this.#finder = new UnitFinder(session);
  }

  async collect(host: TaskHost): Promise<Waiting[]> {
    const { on, session } = this;
    const tasks = [...session.register.tasks.values()].filter(({ assignedOn }) => assignedOn <= on);
    const isDone = ({ result }: Task) => result !== undefined && result.on <= on;
    const given = new Map<string, Task>();
    for (const task of tasks) if (task.subject && !isDone(task)) given.set(`${task.subject.kind}/${task.subject.id}`, task);
    const about = ({ kind, id }: EntityRef) => given.get(`${kind}/${id}`);
    const named = new Set<string>();
    const items = await waitingItems(session, on, host);
    const found = [[...items.values()].flat(), this.#cases(), this.#sightings(), this.#patches(), this.#conflicts()];
    const waiting: Waiting[] = [];
    for (const kind of found)
      for (const one of kind) {
        if (waiting.length % PER_SLICE === 0) await pause(host);
        const task = about(one.entity);
        if (task) named.add(task.id);
        const sooner = task &&
          isSooner(task, one) && { dueOn: task.dueOn, isTaskDue: true as const, certainty: undefined, article: undefined };
        waiting.push({ ...one, ...sooner, isDone: false, ...(task && { task }) });
      }
    for (const task of tasks) {
      if (waiting.length % PER_SLICE === 0) await pause(host);
      waiting.push({ ...this.#ofTask(task, isDone(task)), isNamed: named.has(task.id) });
    }
    return waiting;
  }

  #ofTask(task: Task, isDone: boolean): Waiting {
    const { id, title, assignedOn, dueOn, subject, result } = task;
    return {
      key: `task/${id}`,
      code: 'task',
      entity: { kind: 'task', id },
      label: title,
      unit: subject ? this.#unitOf(subject) : null,
      since: isDone ? (result?.on ?? assignedOn) : assignedOn,
      dueOn,
      task,
      isDone,
    };
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
        const found = this.#foundByKey().get(entity.id);
        return found ? this.#finder.smallest(found.units) : null;
      }
      default: {
        const place = placeOfEntity(this.session, entity, this.on);
        return place ? this.#finder.amid(place.bounds) : null;
      }
    }
  }
  #foundByKey(): ReadonlyMap<string, FindingEntry> {
    this.#found ??= new Map((this.findings?.entries ?? []).map((entry) => [entry.key, entry]));
    return this.#found;
  }
}

/** What was given to somebody is due with the task where that comes first. */
const isSooner = (task: Task, { dueOn }: Pick<Waiting, 'dueOn'>): boolean => dueOn === undefined || task.dueOn < dueOn;

const isConflict = ({ severity }: FindingEntry): boolean => severity === 'unlawful' || severity === 'conflict';

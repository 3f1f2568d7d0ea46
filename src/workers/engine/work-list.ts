import { nameDay, numberDay } from '../../core/register/day.ts';
import type { TaskHost } from '../../core/overlay/overlap-table.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Patch } from '../../core/register/patch.ts';
import type { Task } from '../../core/register/task.ts';
import { closingRate, closingRatesByAssignee } from '../../core/report/closing-rate.ts';
import { listWeekEnds } from '../../core/report/footprint/reporting-weeks.ts';
import { pause } from '../../core/rules/pause.ts';
import type { TaskEntry, WorkAnswer, WorkGroup, WorkQuery, WorkRow } from '../calls/desk.ts';
import { WORK_GROUPS } from '../calls/desk.ts';
import type { FindingList } from '../calls/findings.ts';
import { collectWork, type Waiting } from './collect-work.ts';
import type { DistrictSession } from './district-session.ts';
import { nameEntity } from './name-entity.ts';
import { placeOfEntity } from './place-of-entity.ts';
import { boundsOf } from './row-geometry.ts';
import { UnitFinder } from './unit-finder.ts';

/** Rows between two pauses. */
const PER_SLICE = 256;

/** Everything that waits on a day and every task that is done: made once, then asked under any condition. */
export class WorkList {
  readonly #weekEndsOn: Day;
  readonly #waiting: readonly Waiting[];
  /** Of each, a bit for every group that holds it, in the order of `WORK_GROUPS`; and what a search looks into. */
  readonly #groups: Uint16Array;
  readonly #texts: string[] = [];
  readonly #finder: UnitFinder;
  readonly #patchUnits = new Map<string, string | null>();

  private constructor(
    private readonly session: DistrictSession,
    private readonly on: Day,
    private readonly findings: FindingList | null,
    waiting: readonly Waiting[],
  ) {
    this.#finder = new UnitFinder(session);
    const today = numberDay(on);
    this.#weekEndsOn = nameDay(listWeekEnds(session.settings.week.startsOn, today, today + 13)[0]);
    this.#waiting = waiting;
    this.#groups = new Uint16Array(waiting.length);
  }

  /** @param findings what the rules found; null where they could not be asked. @throws TaskCancelled */
  static async make(session: DistrictSession, on: Day, findings: FindingList | null, host: TaskHost): Promise<WorkList> {
    const list = new WorkList(session, on, findings, await collectWork(session, on, findings, host));
    await list.#prepare(host);
    return list;
  }

  async #prepare(host: TaskHost): Promise<void> {
    for (const [n, one] of this.#waiting.entries()) {
      if (n % PER_SLICE === 0) await pause(host);
      this.#groups[n] = WORK_GROUPS.reduce((bits, group, place) => bits | (this.#belongs(one, group) ? 1 << place : 0), 0);
      this.#texts.push(textOf(one));
    }
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
    const given = this.#waiting.flatMap(({ code, task, unit }) => (code === 'task' && task && inUnit(unit) ? [task] : []));
    const tasks = given.filter(({ assignee }) => !query.assignee || assignee === query.assignee);
    const patches = [...register.patches.values()].filter((patch) => query.unit === null || inUnit(this.#unitOfPatch(patch)));
    const received = patches.map(({ receivedOn, answer }) => ({
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
          byAssignee: closingRatesByAssignee(given, this.on),
        },
        assignees: closingRatesByAssignee(register.tasks.values(), this.on).map(({ assignee }) => assignee),
      },
    };
  }

  row(one: Waiting): WorkRow {
    const { session, on } = this;
    const { key, code, entity, label, unit, since, dueOn, isTaskDue, certainty, article, task, finding } = one;
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
      ...(isTaskDue && { isTaskDue }),
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

  #unitOfPatch({ id, shape }: Patch): string | null {
    const known = this.#patchUnits.get(id);
    if (known !== undefined) return known;
    const unit = this.#finder.amid(boundsOf(shape.coordinates));
    this.#patchUnits.set(id, unit);
    return unit;
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
}

const textOf = ({ label, task }: Waiting): string => `${label} ${task?.title ?? ''} ${task?.assignee ?? ''}`.toLocaleLowerCase();

export function describeTask(session: DistrictSession, { subject, ...task }: Task): TaskEntry {
  return { ...task, ...(subject && { subject: { ...subject, label: nameEntity(session, subject).label } }) };
}

import { assignTask, finishTask } from '../../core/register/actions/assign-task.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day } from '../../core/register/ports.ts';
import type { TaskOrigin } from '../../core/register/task.ts';
import type { Event } from '../feed-writer.ts';
import type { Random } from '../random.ts';
import { addDays, onWorkday } from '../weeks.ts';
import type { DemoPatch } from './record-patches.ts';

/** Whoever gets tasks. */
export const ASSIGNEES = ['巡查一组', '巡查二组', '执法一中队', '执法二中队', '规划科'];

interface TaskPlan {
  readonly from: TaskOrigin;
  readonly title: string;
  readonly subject?: EntityRef;
  readonly on: Day;
  readonly dueOn: Day;
  /** Hours count: a complaint is looked at within a day. */
  readonly withinDay?: true;
  readonly doneOn?: Day;
}

interface TaskSources {
  readonly patches: readonly DemoPatch[];
  readonly sightings: readonly {
    readonly id: string;
    readonly no: string;
    readonly reportedOn: Day;
    readonly isComplaint: boolean;
  }[];
  readonly cases: readonly { readonly id: string; readonly no: string; readonly lastOn: Day; readonly isClosed: boolean }[];
}

const RESULTS = ['已到场核查，情况属实', '已到场核查，未发现问题', '已办结并告知来电人', '材料已补齐'];

/** Patches to answer, complaints to look at, cases to move and builds to check again; most of the older ones are done. */
export function assignTasks(sources: TaskSources, today: Day, nextId: () => string, random: Random): Event[] {
  return planTasks(sources, today, random).flatMap(({ from, title, subject, on, dueOn, withinDay, doneOn }, n): Event[] => {
    const id = nextId();
    const assignee = ASSIGNEES[random.whole(0, ASSIGNEES.length - 1)];
    const task = {
      id,
      from,
      title,
      assignee,
      dueOn,
      ...(subject === undefined ? {} : { subject }),
      ...(withinDay ? { dueAt: `${dueOn}T02:30:00.000Z` } : {}),
    };
    const assigned: Event = { on, by: 'planner-1', act: (register) => assignTask(register, { task, on }) };
    if (doneOn === undefined) return [assigned];
    const result = { note: RESULTS[n % RESULTS.length] };
    return [assigned, { on: doneOn, by: assignee, act: (register) => finishTask(register, { taskId: id, result, on: doneOn }) }];
  });
}

function planTasks({ patches, sightings, cases }: TaskSources, today: Day, random: Random): TaskPlan[] {
  const done = (on: Day, share: number, most: number): { doneOn?: Day } => {
    const doneOn = onWorkday(addDays(on, random.whole(1, most)));
    return random.chance(share) && doneOn <= today ? { doneOn } : {};
  };
  const ofPatches = patches
    .filter((_, n) => n % 2 === 0)
    .map(({ id, receivedOn, answerByOn, answeredOn }): TaskPlan => {
      const subject = { kind: 'patch', id } as const;
      const title = '核查图斑并举证';
      return { from: 'patch', title, subject, on: receivedOn, dueOn: answerByOn, ...(answeredOn ? { doneOn: answeredOn } : {}) };
    });
  const ofComplaints = sightings
    .filter(({ isComplaint }) => isComplaint)
    .slice(-9)
    .map(({ id, no, reportedOn }): TaskPlan => {
      const subject = { kind: 'sighting', id } as const;
      const title = `24 小时内到场核查举报 ${no}`;
      const dueOn = addDays(reportedOn, 1);
      return { from: 'complaint', title, subject, on: reportedOn, dueOn, withinDay: true, ...done(reportedOn, 0.7, 3) };
    });
  const nameless = [-9, -2, 0].map(
    (days): TaskPlan => ({
      from: 'complaint',
      title: '来电反映屋后夜间施工，位置待核',
      on: onWorkday(addDays(today, days)),
      dueOn: addDays(onWorkday(addDays(today, days)), 1),
      withinDay: true,
    }),
  );
  const ofCases = cases
    .filter(({ isClosed }) => !isClosed)
    .filter((_, n) => n % 5 === 0)
    .map(({ id, no, lastOn }): TaskPlan => {
      const on = onWorkday(addDays(lastOn, 3)) > today ? today : onWorkday(addDays(lastOn, 3));
      const title = `${no} 推进下一步`;
      return { from: 'overdue', title, subject: { kind: 'case', id }, on, dueOn: addDays(on, 14), ...done(on, 0.4, 12) };
    });
  const ofClosed = cases
    .filter(({ isClosed }) => isClosed)
    .slice(-6)
    .map(({ id, no, lastOn }): TaskPlan => {
      const title = `${no} 销号后复查`;
      return {
        from: 're-check',
        title,
        subject: { kind: 'case', id },
        on: lastOn,
        dueOn: addDays(lastOn, 90),
        ...done(lastOn, 0.5, 80),
      };
    });
  return [...ofPatches, ...ofComplaints, ...nameless, ...ofCases, ...ofClosed];
}

import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { Patch } from '../core/register/patch.ts';
import type { Day } from '../core/register/ports.ts';
import type { TaskOrigin } from '../core/register/task.ts';
import type {
  Board,
  PatchCard,
  PatchPlan,
  PatchPlanPreview,
  PatchSource,
  TaskEntry,
  WorkAnswer,
  WorkQuery,
  WorkRow,
} from '../workers/calls/desk.ts';
import type { ActionRequest } from '../workers/calls/recording.ts';
import type { Progress } from '../workers/rpc.ts';
import { act } from './act.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

export type WorkFilter = Omit<WorkQuery, 'on'>;
export const ALL_WORK: WorkFilter = { group: 'all', assignee: null, unit: null, search: '' };

/** Rows that are fetched together. */
const PAGE = 50;

interface WorkState {
  readonly filter: WorkFilter;
  readonly answer: WorkAnswer | null;
  /** What the answer is of: the filter that was chosen meanwhile may be another. */
  readonly answered: WorkFilter;
  readonly rows: ReadonlyMap<number, readonly WorkRow[]>;
  readonly progress: Progress | null;
  readonly error: CodedError | null;
  setFilter(change: Partial<WorkFilter>): void;
}

const NOTHING = { filter: ALL_WORK, answer: null, answered: ALL_WORK, rows: new Map(), progress: null, error: null };

/** The work list as it is looked at: what the engine answered, and the rows that were fetched so far. */
export const useWork = create<WorkState>()((set) => ({
  ...NOTHING,
  setFilter: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
}));

const listWork = keepLatest((signal: AbortSignal, query: WorkQuery) =>
  services().engine.workList([query], { signal, onProgress: (progress) => useWork.setState({ progress }) }),
);

/** Asks for what waits on a day; what is shown stays until the answer is there. */
export async function askWork(query: WorkQuery): Promise<void> {
  try {
    const answer = await listWork(query);
    if (!answer) return;
    const first = answer.count > 0 ? await services().engine.workPage([answer.handle, 0, PAGE]) : [];
    useWork.setState({ answer, answered: query, rows: new Map([[0, first]]), progress: null, error: null });
  } catch (error) {
    useWork.setState({ error: asCodedError(error), progress: null });
  }
}

const asked = new Set<string>();

/** Fetches what is missing of some rows. */
export async function wantWork(from: number, to: number): Promise<void> {
  const { answer, rows } = useWork.getState();
  if (!answer) return;
  for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, answer.count); page++) {
    const key = `${answer.handle}/${page}`;
    if (rows.has(page) || asked.has(key)) continue;
    asked.add(key);
    try {
      const got = await services().engine.workPage([answer.handle, page * PAGE, (page + 1) * PAGE]);
      if (useWork.getState().answer === answer) useWork.setState((s) => ({ rows: new Map(s.rows).set(page, got) }));
    } catch (error) {
      if (useWork.getState().answer === answer) useWork.setState({ error: asCodedError(error) });
    } finally {
      asked.delete(key);
    }
  }
}

/** A row that is here; undefined while it is on the way. */
export const workRow = (rows: WorkState['rows'], place: number): WorkRow | undefined =>
  rows.get(Math.floor(place / PAGE))?.[place % PAGE];

/**
 * Day that duties are judged on: the one looked at, or today where none was chosen. Records of days to come count as today's where
 * the device's clock is behind them.
 */
export function workDay(on: Day | null): Day {
  if (on !== null) return on;
  const last = useSession.getState().summary?.lastOn ?? '';
  const now = today();
  return now > last ? now : last;
}

export interface NewTask {
  readonly from: TaskOrigin;
  readonly title: string;
  readonly subject?: EntityRef;
  readonly assignee: string;
  readonly dueOn: Day;
}

/** Gives somebody a task as of today. @throws CodedError with the refusal's code */
export async function giveTask({ subject, ...task }: NewTask): Promise<string> {
  const id = services().ids.next();
  const about = subject && { subject: { kind: subject.kind, id: subject.id } };
  await act([{ action: 'assignTask', input: { task: { id, ...task, ...about }, on: today() } }]);
  return id;
}

/**
 * Gives an open task to somebody else: the first is taken back with the reason, the second assigned, in one record. So each
 * task has one assignee and counts once. Returns the id of the new one. @throws CodedError with the refusal's code
 */
export async function passTask(task: TaskEntry, assignee: string, dueOn: Day, reason: string): Promise<string> {
  const id = services().ids.next();
  const { from, title, subject } = task;
  const about = subject && { subject: { kind: subject.kind, id: subject.id } };
  await act([
    { action: 'withdrawTask', input: { taskId: task.id, reason, on: today() } },
    { action: 'assignTask', input: { task: { id, from, title, ...about, assignee, dueOn }, on: today() } },
  ]);
  return id;
}

/** @throws CodedError with the refusal's code */
export const finishTask = (taskId: string, note: string, on: Day = today()): Promise<unknown> =>
  act([{ action: 'finishTask', input: { taskId, result: { note }, on } }]);

/** @throws CodedError with the refusal's code */
export const reopenTask = (taskId: string, reason: string): Promise<unknown> =>
  act([{ action: 'reopenTask', input: { taskId, reason, on: today() } }]);

/** @throws CodedError with the refusal's code */
export const withdrawTask = (taskId: string, reason: string): Promise<unknown> =>
  act([{ action: 'withdrawTask', input: { taskId, reason, on: today() } }]);

/** What a report made from a patch's shape says beside it. */
export type NewReport = Extract<ActionRequest, { action: 'reportSighting' }>['input']['sighting'];

export interface NewAnswer {
  readonly finding: NonNullable<Patch['answer']>['finding'];
  readonly note: string;
  /** Day of the answer; today or before. */
  readonly on: Day;
  readonly sightingId?: string;
  /** A report to be made from the patch's shape; its answer then names it. */
  readonly report?: Pick<NewReport, 'no' | 'stage' | 'structure' | 'use' | 'floors'>;
}

/** Answers a patch, with the report that it leads to, in one record. @throws CodedError with the refusal's code */
export async function answerPatch({ patch, inside }: PatchCard, answer: NewAnswer): Promise<void> {
  const { finding, note, on, report } = answer;
  const id = report ? services().ids.next() : answer.sightingId;
  const requests: ActionRequest[] = [];
  if (report && id !== undefined) {
    const [lon, lat] = inside;
    const position = { lon, lat, accuracy_m: patch.shape.sigma_m, at: services().clock.now() };
    const sighting: NewReport = {
      ...report,
      id,
      channel: 'patch',
      seenOn: patch.imagedOn,
      ...(patch.imagedBeforeOn !== undefined && { absentOn: patch.imagedBeforeOn }),
      evidence: patch.no,
      position,
      by: services().device,
      note,
      photos: [],
    };
    requests.push({ action: 'reportSighting', input: { sighting, shape: patch.shape, reason: patch.no, on } });
  }
  requests.push({
    action: 'answerPatch',
    input: { patchId: patch.id, answer: { finding, note, ...(id !== undefined && { sightingId: id }) }, on },
  });
  await act(requests);
}

/** @throws CodedError with the refusal's code */
export const withdrawPatchAnswer = (patchId: string, reason: string): Promise<unknown> =>
  act([{ action: 'withdrawPatchAnswer', input: { patchId, reason, on: today() } }]);

/** @throws CodedError with the refusal's code */
export const withdrawPatch = (patchId: string, reason: string): Promise<unknown> =>
  act([{ action: 'withdrawPatch', input: { patchId, reason, on: today() } }]);

export const loadBoard = (redLineId: string, on: Day, signal: AbortSignal): Promise<Board> =>
  services().engine.clearanceBoard([redLineId, on], { signal });

export const loadPatch = (patchId: string, on: Day, signal: AbortSignal): Promise<PatchCard> =>
  services().engine.patchCard([patchId, on], { signal });

export const loadTask = (taskId: string, signal: AbortSignal) => services().engine.taskCard([taskId], { signal });

export const loadAssignees = (): Promise<readonly string[]> => services().engine.assignees([]);

export const loadPatchSources = (): Promise<readonly PatchSource[]> => services().engine.patchSources([]);

export const previewPatches = keepLatest(
  (signal: AbortSignal, plan: PatchPlan): Promise<PatchPlanPreview> => services().engine.previewPatches([plan], { signal }),
);

/** Takes the rows of a layer as patches, all in one record; how many. @throws CodedError with the refusal's code */
export async function takePatches(plan: PatchPlan, rows: number): Promise<number> {
  const { ids, engine } = services();
  const named = Array.from({ length: rows }, () => ids.next());
  const accepted = await record(() => engine.draftPatches([plan, named]));
  return accepted.length;
}

useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) useWork.setState(NOTHING);
});

import { measureRings } from '../../core/measure/ruler.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day } from '../../core/register/ports.ts';
import { balancePatch } from '../../core/report/patch-balance.ts';
import type { DeskCalls, PatchCard, TaskEntry } from '../calls/desk.ts';
import type { FindingCalls, FindingList } from '../calls/findings.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import { shapeInPlane } from './asked-shape.ts';
import { drawUpBoard } from './clearance-board.ts';
import type { DistrictSession } from './district-session.ts';
import { identifyIn } from './identify.ts';
import { placeOfEntity } from './place-of-entity.ts';
import { boundsOf } from './row-geometry.ts';
import { restInTime } from './rest-in-time.ts';
import { sessionOn } from './session-on.ts';
import { RedLineMeetings } from './tables/meet-red-lines.ts';
import { listPatchSources, planPatches } from './take-patches.ts';
import { describeTask, WorkList } from './work-list.ts';

/** Answers of the work list that are kept: the shown one, and the one before it while the screen changes over. */
const MOST_ANSWERS = 3;

/** What a patch is held against; other patches and the units it lies in say nothing about it. */
const BESIDE_PATCH: ReadonlySet<string> = new Set(['patches', 'reference', 'zone', 'township', 'village']);

/** Answers for the planner's desk: what waits, how far a red line is, what a patch's card says. */
export function serveDesk(open: () => DistrictSession, { findings }: Served<FindingCalls>): Served<DeskCalls> {
  const meetings = new RedLineMeetings();
  const lists = new Map<Day, { readonly session: DistrictSession; readonly list: WorkList }>();
  const answers = new Map<number, { readonly list: WorkList; readonly rows: ReturnType<WorkList['ask']>['rows'] }>();
  let lastHandle = 0;

  /** The rules may fail on a damaged record; all else that waits is listed all the same. */
  const findingsOn = async (call: Call, on: Day): Promise<FindingList | null> => {
    try {
      return await findings(call, on);
    } catch (error) {
      if (call.signal.aborted) throw error;
      return null;
    }
  };
  const listOn = async (call: Call, on: Day): Promise<WorkList> => {
    const session = open();
    const known = lists.get(on);
    if (known?.session === session) return known.list;
    const list = await WorkList.make(session, on, await findingsOn(call, on), { signal: call.signal, pause: restInTime() });
    lists.clear();
    lists.set(on, { session, list });
    return list;
  };

  return {
    workList: async (call, query) => {
      const list = await listOn(call, query.on);
      const { rows, answer } = list.ask(query);
      const handle = ++lastHandle;
      for (const key of answers.keys()) if (answers.size >= MOST_ANSWERS) answers.delete(key);
      answers.set(handle, { list, rows });
      return { ...answer, handle };
    },
    workPage: (_, handle, from, to) => {
      const answered = answers.get(handle);
      if (!answered) throw new EngineError('table-gone');
      return answered.rows.slice(from, to).map((row) => answered.list.row(row));
    },
    assignees: () => [...new Set([...open().register.tasks.values()].map(({ assignee }) => assignee))].sort(),
    taskCard: (_, taskId) => {
      const session = open();
      const task = session.register.tasks.get(taskId);
      if (!task) throw new EngineError('task-unknown', { task: taskId });
      return { ...describeTask(session, task), place: placeOfEntity(session, { kind: 'task', id: taskId }, session.lastOn) };
    },
    tasksAbout: (_, subject) => tasksAbout(open(), subject),
    clearanceBoard: (call, redLineId, on) => drawUpBoard(call, sessionOn(open(), on), meetings, redLineId, on),
    patchCard: (call, patchId, on) => describePatch(call, sessionOn(open(), on), patchId, on),
    patchSources: () => listPatchSources(open()),
    previewPatches: async (call, plan) => {
      const { rows, accepted } = await planPatches(call, open(), plan);
      return { rows, accepted };
    },
    draftPatches: async (call, plan, ids) => (await planPatches(call, open(), plan, ids)).drafts,
  };
}

/** Open ones first, then the last done. */
function tasksAbout(session: DistrictSession, { kind, id }: EntityRef): TaskEntry[] {
  return [...session.register.tasks.values()]
    .filter(({ subject }) => subject?.kind === kind && subject.id === id)
    .sort((a, b) => Number(a.result !== undefined) - Number(b.result !== undefined) || (a.assignedOn < b.assignedOn ? 1 : -1))
    .map((task) => describeTask(session, task));
}

async function describePatch(call: Call, session: DistrictSession, patchId: string, on: Day): Promise<PatchCard> {
  const { register, settings } = session;
  const patch = register.patches.get(patchId);
  if (!patch) throw new EngineError('patch-unknown', { patch: patchId });
  const { coordinates: geometry, sigma_m } = patch.shape;
  const asked = { from: 'shape', shape: geometry, sigma_m } as const;
  const shape = await shapeInPlane(session, asked, on);
  if (shape.kind !== 'area') throw new EngineError('sketch-empty');
  const { coordinates, ringOffsets } = shape.polygons.columns;
  const both = measureRings(session.plane, coordinates, ringOffsets, 0, ringOffsets.length - 1, sigma_m);
  const { groups } = await identifyIn(call, session, asked, on);
  const answered = patch.answer?.sightingId === undefined ? undefined : register.sightings.get(patch.answer.sightingId);
  const layerName = patch.layerId === undefined ? undefined : session.layers.get(patch.layerId)?.layer.name;
  const bounds = boundsOf(geometry);
  return {
    patch,
    ...(layerName !== undefined && { layerName }),
    area: {
      planar: both.planar,
      ellipsoidal: both.ellipsoidal,
      record: both.planar ? settings.measureOfRecord.patches : 'ellipsoidal',
    },
    balance: balancePatch(patch.areas),
    geometry,
    bounds,
    groups: groups.filter(({ subject }) => !BESIDE_PATCH.has(subject)),
    ...(answered && { answerSighting: { id: answered.id, no: answered.no } }),
    tasks: tasksAbout(session, { kind: 'patch', id: patchId }),
    inside: [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2],
  };
}

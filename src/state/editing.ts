import { create } from 'zustand';
import {
  beginDrawing,
  type Drawing,
  type DrawnPart,
  type EditRefusal,
  type EditStep,
  ringAt,
  takeStep,
  type VertexPlace,
} from '../core/editing/drawing.ts';
import { toGeometry, toParts } from '../core/editing/drawn-geometry.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import type { DrawingReport, DrawnKind, DrawnMoment } from '../workers/calls/editing.ts';
import { districtPlane } from './district-plane.ts';
import { asCodedError } from './failure.ts';
import { today } from './record.ts';
import { services } from './services.ts';
import { shownDay, useSession } from './session.ts';
import { useView } from './view.ts';

/** What a vertex set by hand on the map is good for, until somebody says better, metres. */
export const DRAWN_SIGMA_M = 0.5;

/** What is being drawn, and of what. */
export interface EditTask {
  readonly kind: DrawnKind;
  /** Of the entity that gets a new shape; null makes a new one. */
  readonly id: string | null;
  /** Name or number of that entity, as it was called when the work began. */
  readonly title: string;
  /** Of a parcel: the layer that it belongs to. */
  readonly layerId?: string;
}

/** What happened last, to be said aloud; `n` counts up so that the same can be said twice. */
export interface Said {
  readonly n: number;
  readonly what: string;
  readonly vertex: VertexPlace | null;
}

interface EditingState {
  readonly task: EditTask | null;
  readonly drawing: Drawing;
  /** The shape in force that the work began with. */
  readonly start: readonly DrawnPart[];
  readonly chosen: VertexPlace | null;
  /** The step that would follow if what is held were put down now. */
  readonly held: EditStep | null;
  readonly refusal: EditRefusal | null;
  readonly said: Said;
  readonly sigma_m: number;
  /** Somebody said what the vertices are good for; until then, what is set by hand makes the whole as good as that. */
  readonly sigmaStated: boolean;
  /** Somebody declared that every vertex was typed in from a survey. */
  readonly surveyed: boolean;
  /** What was entered beside the shape, by field. */
  readonly entries: Readonly<Record<string, string>>;
  /** Nothing of the build is left standing. */
  readonly nothingLeft: boolean;
  readonly report: DrawingReport | null;
  readonly error: CodedError | null;
}

const IDLE: EditingState = {
  task: null,
  drawing: beginDrawing(),
  start: [],
  chosen: null,
  held: null,
  refusal: null,
  said: { n: 0, what: '', vertex: null },
  sigma_m: DRAWN_SIGMA_M,
  sigmaStated: false,
  surveyed: false,
  entries: {},
  nothingLeft: false,
  report: null,
  error: null,
};

export const useEditing = create<EditingState>()(() => IDLE);

/** Something was drawn, or entered, that would be lost. A number that was only proposed is nothing. */
export function hasWork({ task, drawing, entries, nothingLeft }: EditingState = useEditing.getState()): boolean {
  const entered = Object.entries(entries).some(([field, value]) => field !== 'no' && value !== '');
  return task !== null && (drawing.past.length > 0 || nothingLeft || entered);
}

/** Begins to draw something new, or the shape in force of an entity anew. @throws CodedError `feature-unknown` */
export async function beginEditing(task: EditTask): Promise<void> {
  const on = effectDay({ entries: {} });
  if (task.id === null) {
    take(task, []);
    if (task.kind === 'sighting') enter('no', await services().engine.proposeNumber([on.slice(0, 4)]));
    return;
  }
  const start = await services().engine.drawnStart([{ kind: task.kind, id: task.id }, on]);
  take(task, start.shape ? toParts(start.shape) : [], start.sigma_m);
}

function take(task: EditTask, start: readonly DrawnPart[], sigma_m = DRAWN_SIGMA_M): void {
  useEditing.setState({ ...IDLE, task, start, drawing: beginDrawing(start), sigma_m });
  useView.getState().openPanel('edit');
}

/** Goes on with work that was interrupted. */
export function resumeEditing(
  work: Pick<EditingState, 'task' | 'start' | 'sigma_m' | 'sigmaStated' | 'surveyed' | 'entries' | 'nothingLeft'>,
  drawing: Drawing,
): void {
  useEditing.setState({ ...IDLE, ...work, drawing });
}

/** Throws away what is being drawn. */
export const discardDrawing = (): void => useEditing.setState(IDLE);

/** Steps that put a vertex where none was surveyed. */
const BY_HAND: ReadonlySet<EditStep['do']> = new Set(['move', 'insert', 'close', 'add', 'shift']);

/** What the vertices are good for, as somebody states it. */
export const stateSigma = (sigma_m: number): void => useEditing.setState({ sigma_m, sigmaStated: true });

/** Takes a step; where it cannot be taken (false), why not stands in `refusal` and the drawing stays. */
export function takeEditStep(step: EditStep): boolean {
  const { drawing, chosen } = useEditing.getState();
  const plane = districtPlane();
  if (!plane) return false;
  const next = takeStep(drawing, step, plane);
  if (typeof next === 'string') {
    useEditing.setState({ refusal: next });
    say(next, null);
    return false;
  }
  if (next === drawing) {
    useEditing.setState({ refusal: null });
    return true;
  }
  const kept = step.do === 'insert' ? step.vertex : step.do === 'move' ? chosen : null;
  const closed = next.stroke.length === 0 && drawing.stroke.length > 0 && (step.do === 'add' || step.do === 'close');
  if (BY_HAND.has(step.do)) useEditing.setState((s) => (s.sigmaStated ? s : { sigma_m: Math.max(s.sigma_m, DRAWN_SIGMA_M) }));
  useEditing.setState({ drawing: next, refusal: null, chosen: kept && ringAt(next, kept)?.[kept.index] ? kept : null });
  say(closed ? `closed-${drawing.tool}` : step.do === 'take' ? `tool-${step.tool}` : step.do, kept);
  return true;
}

/** What would come of a step; null where it cannot be taken. */
export function previewStep(step: EditStep): Drawing | null {
  const plane = districtPlane();
  const next = plane && takeStep(useEditing.getState().drawing, step, plane);
  return next === null || typeof next === 'string' ? null : next;
}

export function say(what: string, vertex: VertexPlace | null): void {
  useEditing.setState(({ said }) => ({ said: { n: said.n + 1, what, vertex } }));
}

export const chooseVertex = (chosen: VertexPlace | null): void => useEditing.setState({ chosen });

/** What is entered beside the shape. */
export const enter = (field: string, value: string): void =>
  useEditing.setState(({ entries }) => ({ entries: { ...entries, [field]: value } }));

/** The day on which the drawing would take effect: unless another is entered, today, or the last day of the record where that is later. */
export function effectDay({ entries }: Pick<EditingState, 'entries'> = useEditing.getState()): string {
  if (entries.on) return entries.on;
  const last = shownDay(null, useSession.getState().summary);
  return last > today() ? last : today();
}

function momentNow(): DrawnMoment | null {
  const { task, drawing, held, sigma_m, entries } = useEditing.getState();
  const { parts } = (held && previewStep(held)) ?? drawing;
  if (!task || parts.length === 0) return null;
  return {
    kind: task.kind,
    ...(task.id !== null && { id: task.id }),
    shape: toGeometry(parts),
    sigma_m,
    ...(task.kind === 'sighting' && task.id === null && { seenOn: entries.seenOn || effectDay() }),
    ...(entries.absentOn && { absentOn: entries.absentOn }),
  };
}

let asking = false;
let stale = false;

/**
 * Asks the engine about the drawing as it is now, or as it would be if what is held were put down: one question at a time, and when it
 * is answered the newest one. Each answer is shown, so that figures follow the hand even where questions come faster than answers.
 */
async function follow(): Promise<void> {
  stale = true;
  if (asking) return;
  asking = true;
  while (stale) {
    stale = false;
    const moment = momentNow();
    const { task } = useEditing.getState();
    try {
      const report = moment && (await services().engine.judgeDrawing([moment, effectDay()]));
      if (useEditing.getState().task === task) useEditing.setState({ report, error: null });
    } catch (error) {
      if (useEditing.getState().task === task) useEditing.setState({ error: asCodedError(error) });
    }
  }
  asking = false;
}

useEditing.subscribe((now, last) => {
  const same =
    now.task === last.task &&
    now.drawing.parts === last.drawing.parts &&
    now.held === last.held &&
    now.sigma_m === last.sigma_m &&
    now.entries === last.entries;
  if (!same && now.task) void follow();
});

useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) return discardDrawing();
  if (now.revision !== last.revision && useEditing.getState().task) void follow();
});

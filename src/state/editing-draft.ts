import { create } from 'zustand';
import { beginDrawing, type DrawnPart, EDIT_TOOLS, type EditTool } from '../core/editing/drawing.ts';
import type { LngLat } from '../core/measure/units.ts';
import { DRAWN_KINDS } from '../workers/calls/editing.ts';
import { type EditTask, hasWork, resumeEditing, useEditing } from './editing.ts';
import { services } from './services.ts';
import { openDistrictId, useSession } from './session.ts';

/** Work that a closed page left behind. */
export interface DrawingDraft {
  readonly task: EditTask;
  readonly start: readonly DrawnPart[];
  readonly parts: readonly DrawnPart[];
  readonly stroke: readonly LngLat[];
  readonly tool: EditTool;
  readonly sigma_m: number;
  readonly sigmaStated: boolean;
  readonly surveyed: boolean;
  readonly nothingLeft: boolean;
  readonly entries: Readonly<Record<string, string>>;
}

/** The name under which the device keeps it. */
const NAME = 'drawing-draft';
const PATIENCE_MS = 300;

/** A draft that was found on this device and waits to be taken up or thrown away. */
export const useDrawingDraft = create<{ readonly draft: DrawingDraft | null }>()(() => ({ draft: null }));

let pending: ReturnType<typeof setTimeout> | undefined;

/** Looks for work that was left behind in the open district. */
export async function findDraft(): Promise<void> {
  const district = openDistrictId();
  if (!district || useEditing.getState().task) return;
  const kept = await services()
    .store.loadView(district, NAME)
    .catch(() => null);
  if (openDistrictId() === district && !useEditing.getState().task && isDraft(kept)) useDrawingDraft.setState({ draft: kept });
}

/** Whether a new drawing would take the place of unfinished work: on the screen, or left behind on this device. */
export async function hasUnfinishedDrawing(): Promise<boolean> {
  if (useEditing.getState().task) return hasWork();
  await findDraft();
  return useDrawingDraft.getState().draft !== null;
}

/** Goes on with it. */
export function takeUpDraft(): void {
  const { draft } = useDrawingDraft.getState();
  if (!draft) return;
  const { parts, stroke, tool, ...work } = draft;
  const { start } = work;
  useDrawingDraft.setState({ draft: null });
  const begun = beginDrawing(start);
  // One step leads back to where the work began: what lay between went with the page.
  const past = [{ parts: begun.parts, stroke: [], tool: begun.tool }];
  resumeEditing(work, { parts, stroke, tool, past, future: [] });
}

export function dropDraft(): void {
  useDrawingDraft.setState({ draft: null });
  void keep(null);
}

function forget(): void {
  clearTimeout(pending);
  pending = undefined;
}

function keep(draft: DrawingDraft | null): Promise<void> {
  forget();
  const district = openDistrictId();
  // Where nothing can be kept the page says so elsewhere, and the drawing is still here.
  return district
    ? services()
        .store.saveView(district, NAME, draft)
        .catch(() => {})
    : Promise.resolve();
}

function draftNow(): DrawingDraft | null {
  const { task, start, drawing, sigma_m, sigmaStated, surveyed, entries, nothingLeft } = useEditing.getState();
  if (!task || !hasWork()) return null;
  const { parts, stroke, tool } = drawing;
  return { task, start, parts, stroke, tool, sigma_m, sigmaStated, surveyed, entries, nothingLeft };
}

useEditing.subscribe((now, last) => {
  if (now.task === null && last.task === null) return;
  const same =
    now.task === last.task && now.drawing === last.drawing && now.entries === last.entries && now.sigma_m === last.sigma_m;
  if (same && now.nothingLeft === last.nothingLeft && now.surveyed === last.surveyed) return;
  if (now.task) useDrawingDraft.setState({ draft: null });
  forget();
  pending = setTimeout(() => void keep(draftNow()), PATIENCE_MS);
});

useSession.subscribe((now, last) => {
  if (now.summary?.district.id === last.summary?.district.id) return;
  // What waited belonged to the district that was left: its last draft stays with it.
  forget();
  useDrawingDraft.setState({ draft: null });
});

/** Writes what waits at once: the page may be going. */
export function keepDraftNow(): void {
  if (pending !== undefined) void keep(draftNow());
}

function isDraft(value: unknown): value is DrawingDraft {
  const draft = value as Partial<DrawingDraft> | null | undefined;
  return (
    !!draft &&
    DRAWN_KINDS.some((kind) => kind === draft.task?.kind) &&
    EDIT_TOOLS.some((tool) => tool === draft.tool) &&
    [draft.start, draft.parts, draft.stroke].every(Array.isArray) &&
    typeof draft.sigma_m === 'number' &&
    typeof draft.entries === 'object'
  );
}

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

/** A draft that was found on this device and waits to be taken up or thrown away. */
export const useDrawingDraft = create<{ readonly draft: DrawingDraft | null }>()(() => ({ draft: null }));

/** The newest that is to be written, and the writing that is under way: one at a time, with nothing waited for. */
let next: { readonly district: string; readonly draft: DrawingDraft | null } | null = null;
let writing: Promise<void> | null = null;
/** The district that what is drawn belongs to. */
let drawnIn: string | undefined;

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
  drawnIn = openDistrictId();
  keep(null);
}

/** A page that is going has no time left for a write: what changed is written at once. */
function keep(draft: DrawingDraft | null): void {
  const district = openDistrictId();
  // A drawing that ended because its district was left stays there, and is nothing to the next one.
  if (!district || district !== drawnIn) return;
  next = { district, draft };
  writing ??= writeAll();
}

async function writeAll(): Promise<void> {
  while (next) {
    const { district, draft } = next;
    next = null;
    // Where nothing can be kept the page says so elsewhere, and the drawing is still here.
    await services()
      .store.saveView(district, NAME, draft)
      .catch(() => {});
  }
  writing = null;
}

/** Resolves once what was drawn and entered so far is on this device. */
export const draftKept = (): Promise<void> => writing ?? Promise.resolve();

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
  if (!last.task) drawnIn = openDistrictId();
  keep(draftNow());
});

useSession.subscribe((now, last) => {
  if (now.summary?.district.id === last.summary?.district.id) return;
  // The last draft stays with the district that was left.
  useDrawingDraft.setState({ draft: null });
});

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

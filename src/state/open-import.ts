import type { CrsChoice, ReadOptions } from '../workers/calls/importing.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { choiceOf, type ImportDraft, newDraft, refitDraft, sourceKey } from './import-draft.ts';
import { askToRead, type OpenImport, useImports } from './imports.ts';
import { firstStep, type ImportStep, isReachable, stepAfter } from './import-steps.ts';
import { recallSource } from './remembered-sources.ts';
import { services } from './services.ts';

const current = (): OpenImport | null => {
  const { phase } = useImports.getState();
  return phase.at === 'open' ? phase.open : null;
};

function patch(change: Partial<OpenImport>): void {
  const open = current();
  if (open) useImports.setState({ phase: { at: 'open', open: { ...open, ...change } } });
}

/** Reads the same files in another encoding, another layer or with other columns. What was entered stays as far as it still fits. */
export const readInAnotherWay = (options: ReadOptions): Promise<void> =>
  work('reading', async (open, signal, onProgress) => {
    const { preview: before, draft } = open;
    const choice = before.crs?.found_by === 'user' && before.placing ? before.placing : undefined;
    const preview = await askToRead({ files: open.files, options, choice }, signal, onProgress);
    const remembered = draft.kind === null ? await recallSource(sourceKey(preview)) : null;
    if (signal.aborted) return;
    const fitted = remembered
      ? { ...newDraft(preview, remembered), name: draft.name, contentConfirmed: draft.contentConfirmed }
      : refitDraft(draft, before, preview);
    const at = isReachable(open.at, preview, fitted) ? open.at : firstStep(preview, fitted);
    patch({
      preview,
      draft: fitted,
      at,
      recalled: open.recalled || remembered !== null,
      placing: open.placing + 1,
      judgement: null,
    });
    await services().engine.dropImport([before.importId]);
  });

/** Places what was read by another coordinate system. */
export const placeImport = (choice: CrsChoice): Promise<void> =>
  work('placing', async (open, signal) => {
    const preview = await services().engine.placeImport([open.preview.importId, choice], { signal });
    if (signal.aborted) return;
    patch({ preview, draft: { ...open.draft, placeConfirmed: false }, placing: open.placing + 1, judgement: null });
  });

/** Compares the file with its own stated areas and with the layers that are there. */
export const judgeImport = (): Promise<void> =>
  work('judging', async ({ preview, draft }, signal, onProgress) => {
    const choice = choiceOf(preview, draft);
    if (!choice) return;
    const judgement = await services().engine.judgeImport([choice], { signal, onProgress });
    if (!signal.aborted) patch({ judgement });
  });

/** Runs one thing at a time on the open import: another begun meanwhile takes its place, and a failure leaves it as it was. */
async function work(
  doing: NonNullable<OpenImport['busy']>['doing'],
  act: (open: OpenImport, signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<void>,
): Promise<void> {
  const open = current();
  if (!open) return;
  useImports.getState().running?.abort();
  const running = new AbortController();
  useImports.setState({ running });
  const isMine = () => useImports.getState().running === running;
  patch({ busy: { doing, progress: null }, problem: null });
  try {
    await act(open, running.signal, (progress) => isMine() && patch({ busy: { doing, progress } }));
  } catch (error) {
    if (isMine() && !running.signal.aborted) patch({ problem: asCodedError(error) });
  }
  if (!isMine()) return;
  patch({ busy: null });
  useImports.setState({ running: null });
}

/** What the judgement depends on. */
const JUDGED = ['kind', 'mapping', 'sigma_m', 'tolerance_m'] as const satisfies readonly (keyof ImportDraft)[];

/** What the user says of the file. A judgement of something else does not stand any longer. */
export function changeDraft(change: Partial<ImportDraft>): void {
  const open = current();
  if (!open) return;
  const outdated = JUDGED.some((key) => key in change && change[key] !== open.draft[key]);
  const kind = change.kind !== undefined && change.kind !== open.draft.kind ? { replaces: null } : {};
  patch({ draft: { ...open.draft, ...kind, ...change }, ...(outdated && { judgement: null }) });
}

/** Lets what the device remembers of such files go, for this file. */
export function forgetRecalled(): void {
  const open = current();
  if (!open) return;
  const { kind, mapping, surveyed, sigma_m } = newDraft(open.preview);
  patch({ draft: { ...open.draft, kind, mapping, surveyed, sigma_m, replaces: null }, recalled: false, judgement: null });
}

/** Opens a step; the check is asked for anew when it is opened. */
export function goToStep(step: ImportStep): void {
  const open = current();
  if (!open || !isReachable(step, open.preview, open.draft)) return;
  patch({ at: step, problem: null });
  if (step === 'check' && !open.judgement) void judgeImport();
}

/** What was decided at this step stands; on to the next that has something to decide. */
export function goOn(): void {
  const open = current();
  if (!open) return;
  const draft = open.at === 'content' ? { ...open.draft, contentConfirmed: true } : open.draft;
  patch({ draft });
  goToStep(stepAfter(open.at, open.preview, draft));
}

import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { ImportChoice, ImportPreview, ImportResult } from '../workers/engine-api.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { services } from './services.ts';
import { record, today } from './record.ts';
import { useView } from './view.ts';

type Step =
  | { at: 'idle' }
  | { at: 'reading'; fileName: string; progress: Progress | null }
  | { at: 'choosing'; preview: ImportPreview }
  | { at: 'accepting'; preview: ImportPreview; progress: Progress | null }
  | { at: 'done'; name: string; result: Pick<ImportResult, 'admitted' | 'repaired' | 'refused' | 'notes' | 'bounds'> }
  /** `file` is there while it may be read again in another coordinate system. */
  | { at: 'failed'; fileName: string; error: CodedError; preview: ImportPreview | null; file?: File };

interface ImportState {
  readonly step: Step;
  /** Files dropped together wait their turn. */
  readonly waiting: readonly File[];
  readonly running: AbortController | null;
}

export const useImports = create<ImportState>()(() => ({ step: { at: 'idle' }, waiting: [], running: null }));

const set = useImports.setState;

/** Takes files from the picker or a drop; they are read one after the other. */
export async function receiveFiles(files: readonly File[]): Promise<void> {
  const { step, waiting } = useImports.getState();
  set({ waiting: [...waiting, ...files] });
  if (step.at === 'idle' || step.at === 'done' || step.at === 'failed') await readNext();
}

/** Offers a file that was read before for import, as the first of the queue. */
export async function readAgain(file: File): Promise<void> {
  set({ waiting: [file, ...useImports.getState().waiting] });
  await readNext();
}

/** Goes on with the next waiting file. */
export async function readNext(): Promise<void> {
  const [file, ...waiting] = useImports.getState().waiting;
  if (!file) return set({ step: { at: 'idle' } });
  set({ waiting });
  await readOne(file);
}

/** Reads a file that was refused for its coordinates once more, in the system (`EPSG:n`) that the user names. */
export async function readInCrs(file: File, crs: string): Promise<void> {
  await readOne(file, /^\d+$/.test(crs.trim()) ? `EPSG:${crs.trim()}` : crs.trim());
}

async function readOne(file: File, crs?: string): Promise<void> {
  const running = new AbortController();
  set({ running, step: { at: 'reading', fileName: file.name, progress: null } });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { engine } = services();
    const preview = await engine.readImport(
      [[{ name: file.name, bytes }], {}, crs === undefined ? undefined : { crs, swapped: false }],
      {
        signal: running.signal,
        onProgress: (progress) => set({ step: { at: 'reading', fileName: file.name, progress } }),
      },
    );
    set({ step: { at: 'choosing', preview } });
  } catch (error) {
    if (!running.signal.aborted)
      set({ step: { at: 'failed', fileName: file.name, error: asCodedError(error), preview: null, file } });
  }
  if (useImports.getState().running === running) set({ running: null });
  if (running.signal.aborted) await readNext();
}

/** Admits the shapes, keeps the package and records the import: all of it or nothing. */
export async function acceptImport(choice: ImportChoice): Promise<void> {
  const { step } = useImports.getState();
  const preview = step.at === 'choosing' || step.at === 'failed' ? step.preview : null;
  if (!preview) return;
  const running = new AbortController();
  set({ running, step: { at: 'accepting', preview, progress: null } });
  try {
    const { engine, ids } = services();
    const fresh = Array.from({ length: 1 + (choice.kind === 'red-lines' ? preview.features : 0) }, () => ids.next());
    const result = await engine.admitImport([choice, today(), fresh], {
      signal: running.signal,
      onProgress: (progress) => set({ step: { at: 'accepting', preview, progress } }),
    });
    await record(result.changes, new Map([[result.layer.package_sha256, result.package]]));
    useView.getState().noteImport({ id: result.layer.id, name: choice.name });
    const { admitted, repaired, refused, notes, bounds } = result;
    set({ step: { at: 'done', name: choice.name, result: { admitted, repaired, refused, notes, bounds } } });
  } catch (error) {
    const failed = asCodedError(error);
    set(
      failed.code === 'cancelled'
        ? { step: { at: 'choosing', preview } }
        : { step: { at: 'failed', fileName: preview.fileName, error: failed, preview } },
    );
  } finally {
    set({ running: null });
  }
}

/** Puts the open import aside and goes on with the next waiting file. */
export async function dropImport(): Promise<void> {
  const { step, running } = useImports.getState();
  running?.abort();
  if (step.at === 'choosing' || (step.at === 'failed' && step.preview))
    await services().engine.dropImport([step.preview?.importId ?? '']);
  if (step.at !== 'reading') await readNext();
}

export function cancelRunning(): void {
  useImports.getState().running?.abort();
}

/** The file that the map shows before it is accepted. */
export function previewOf(step: Step): ImportPreview | null {
  return step.at === 'choosing' || step.at === 'accepting' || step.at === 'failed' ? step.preview : null;
}

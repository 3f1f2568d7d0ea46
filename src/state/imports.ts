import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import {
  type CrsChoice,
  type ImportJudgement,
  type ImportPreview,
  type ImportResult,
  type Note,
  type ReadOptions,
  type SourceFile,
} from '../workers/calls/importing.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { type ImportDraft, newDraft, sourceKey } from './import-draft.ts';
import { firstStep, type ImportStep } from './import-steps.ts';
import { MOST_FILE_BYTES, readWhole } from './read-whole.ts';
import { recallSource } from './remembered-sources.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

/** Files that belong together as one source, the main one first. */
export type ImportSource = readonly File[];

/** What a source is read with; kept whatever comes of it, so that it can be read again in another way. */
export interface ReadRequest {
  readonly files: ImportSource;
  readonly options: ReadOptions;
  readonly choice?: CrsChoice;
  /** Judged without the open district, for a layer that is to begin another one. */
  readonly alone?: boolean;
}

/** A file that was read and is looked at. */
export interface OpenImport {
  readonly files: ImportSource;
  readonly preview: ImportPreview;
  readonly draft: ImportDraft;
  readonly at: ImportStep;
  /** Kind and fields are those of the last file from the same kind of source. */
  readonly recalled: boolean;
  /** Changes with the place: tiles of the preview that were drawn before are then out of date. */
  readonly placing: number;
  /** It is being read or placed in another way, or judged; what is known stays until then. */
  readonly busy: { readonly doing: 'reading' | 'placing' | 'judging'; readonly progress: Progress | null } | null;
  readonly problem: CodedError | null;
  /** Null until asked for, and again when what it was asked of changes. */
  readonly judgement: ImportJudgement | null;
}

export interface ImportDone {
  readonly name: string;
  readonly layerId: string;
  readonly result: Pick<ImportResult, 'admitted' | 'repaired' | 'refused' | 'notes' | 'bounds'>;
}

type Phase =
  | { readonly at: 'idle' }
  | { readonly at: 'reading'; readonly request: ReadRequest; readonly progress: Progress | null }
  | { readonly at: 'open'; readonly open: OpenImport }
  | { readonly at: 'accepting'; readonly open: OpenImport; readonly progress: Progress | null }
  | { readonly at: 'done'; readonly done: ImportDone }
  | { readonly at: 'failed'; readonly request: ReadRequest; readonly error: CodedError };

interface ImportState {
  readonly phase: Phase;
  /** Sources that came together wait their turn. */
  readonly waiting: readonly ImportSource[];
  readonly running: AbortController | null;
}

export const useImports = create<ImportState>()(() => ({ phase: { at: 'idle' }, waiting: [], running: null }));

const set = useImports.setState;

/** Takes sources from the picker or a drop; they are read one after the other. */
export async function receiveSources(sources: readonly ImportSource[]): Promise<void> {
  const { phase, waiting } = useImports.getState();
  set({ waiting: [...waiting, ...sources] });
  if (phase.at === 'idle' || phase.at === 'done' || phase.at === 'failed') await readNext();
}

/** Goes on with the next waiting source. */
export async function readNext(): Promise<void> {
  const [files, ...waiting] = useImports.getState().waiting;
  if (!files) return set({ phase: { at: 'idle' } });
  set({ waiting });
  await startReading({ files, options: {} });
}

/** Reads a source from the beginning; where it fails, what it was read with stays and can be changed. */
export async function startReading(request: ReadRequest): Promise<void> {
  const running = new AbortController();
  set({ running, phase: { at: 'reading', request, progress: null } });
  try {
    const preview = await askToRead(request, running.signal, (progress) => set({ phase: { at: 'reading', request, progress } }));
    const remembered = await recallSource(sourceKey(preview));
    if (running.signal.aborted) throw new Error('cancelled');
    const draft = newDraft(preview, remembered);
    const at = firstStep(preview, draft);
    const open = { files: request.files, preview, draft, at, recalled: remembered !== null, placing: 0 };
    set({ phase: { at: 'open', open: { ...open, busy: null, problem: null, judgement: null } } });
  } catch (error) {
    if (!running.signal.aborted) set({ phase: { at: 'failed', request, error: asCodedError(error) } });
  }
  // Something else has begun meanwhile: the queue is no longer this reading's to go on with.
  if (useImports.getState().running !== running) return;
  set({ running: null });
  if (running.signal.aborted) await readNext();
}

/** What is known of files that did not come from this device's disk, beside their bytes. */
const knownNotes = new WeakMap<File, readonly Note[]>();

/** Takes a file that was fetched from a service, with what there is to say of that. */
export async function receiveFetched({ name, bytes, notes = [] }: SourceFile): Promise<void> {
  const file = new File([bytes as Uint8Array<ArrayBuffer>], name);
  knownNotes.set(file, notes);
  await receiveSources([[file]]);
}

/** @throws EngineError `file-too-large` before anything is read, `file-unreadable`; those of the reader */
export async function askToRead(
  { files, options, choice, alone }: ReadRequest,
  signal?: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<ImportPreview> {
  const large = files.find(({ size }) => size > MOST_FILE_BYTES);
  if (large) await readWhole(large);
  const sources = await Promise.all(
    files.map(async (file): Promise<SourceFile> => {
      const bytes = await readWhole(file);
      return { name: file.name, bytes, notes: knownNotes.get(file) };
    }),
  );
  return services().engine.readImport([sources, options, choice, alone], { signal, onProgress });
}

/** Puts the open import aside and goes on with the next waiting source. */
export async function dropImport(): Promise<void> {
  const { phase, running } = useImports.getState();
  running?.abort();
  if (phase.at === 'reading') return;
  if (phase.at === 'open') await services().engine.dropImport([phase.open.preview.importId]);
  await readNext();
}

export function cancelRunning(): void {
  useImports.getState().running?.abort();
}

/** The file that is looked at, also while it is being taken in. */
export function openImport({ phase }: Pick<ImportState, 'phase'>): OpenImport | null {
  return phase.at === 'open' || phase.at === 'accepting' ? phase.open : null;
}

// A file was read into one district's engine: in another nothing is known of it.
useSession.subscribe((now, last) => {
  if (now.summary?.district.id === last.summary?.district.id) return;
  useImports.getState().running?.abort();
  set({ phase: { at: 'idle' }, waiting: [], running: null });
});

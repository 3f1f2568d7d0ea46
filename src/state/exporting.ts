import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Day } from '../core/register/ports.ts';
import { AUDIENCES, type Audience } from '../core/report/audience.ts';
import type { ExportedFile, ExportFormat, ExportSubject, ExportSystem } from '../workers/calls/exporting.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { services } from './services.ts';
import { useAccount } from './team/account.ts';

/** What is to be exported, as people call it. */
export interface ExportWish {
  readonly subject: ExportSubject;
  readonly on: Day;
  /** Of the layer in the file, and of the file. */
  readonly name: string;
  /** How many features it is. */
  readonly count: number;
  /** Where `subject` is chosen rows of a table: all of it. */
  readonly all?: { readonly subject: ExportSubject; readonly count: number };
}

/** What a file turned out to hold, after it was handed over. */
export interface Exported extends Omit<ExportedFile, 'bytes'> {
  readonly fileName: string;
  readonly size: number;
}

interface ExportingState {
  /** Null while the dialog is closed. */
  readonly wish: ExportWish | null;
  readonly format: ExportFormat;
  readonly system: ExportSystem;
  readonly encoding: 'utf-8' | 'gbk';
  readonly audience: Audience;
  /** All rows of the table, whatever is chosen in it. */
  readonly isAll: boolean;
  /** Set while a file is being made; null before its first report. */
  readonly isRunning: boolean;
  readonly progress: Progress | null;
  readonly exported: Exported | null;
  readonly failure: CodedError | null;
}

const QUIET = { isRunning: false, progress: null, exported: null, failure: null } as const;

/** The dialog in which features leave as a file. What was chosen last is offered first; the audience is asked anew each time. */
export const useExporting = create<ExportingState>()(() => ({
  wish: null,
  format: 'shapefile',
  system: 'plane',
  encoding: 'utf-8',
  audience: 'planner',
  isAll: false,
  ...QUIET,
}));

const set = useExporting.setState;
let running: AbortController | null = null;

/** For whom the one at this device may make a file: who is no planner makes none that holds what is the office's alone. */
export function exportAudiences(): readonly Audience[] {
  const { login } = useAccount.getState();
  const isOffice = login.at !== 'in' || login.session.role === 'planner';
  return isOffice ? AUDIENCES : AUDIENCES.filter((one) => one !== 'planner');
}

export function openExporting(wish: ExportWish): void {
  stopExporting();
  set({ wish, audience: exportAudiences()[0], isAll: false, ...QUIET });
}

/** A ledger begins as a spreadsheet. */
export function openLedger(wish: ExportWish): void {
  openExporting(wish);
  set({ format: 'xlsx' });
}

/** Closes the dialog; a file that is being made is given up. */
export function closeExporting(): void {
  stopExporting();
  set({ wish: null, ...QUIET });
}

export function chooseExport(
  choice: Partial<Pick<ExportingState, 'format' | 'system' | 'encoding' | 'audience' | 'isAll'>>,
): void {
  stopExporting();
  set({ ...choice, ...QUIET });
}

export function stopExporting(): void {
  running?.abort();
  running = null;
  set({ isRunning: false, progress: null });
}

/** Makes the file in the worker; null where it failed or was given up, which the state then says. */
export async function exportFile(
  headings: Readonly<Record<string, string>>,
): Promise<{ readonly bytes: Uint8Array; readonly exported: Exported } | null> {
  const { wish, format, system, encoding, audience, isAll } = useExporting.getState();
  if (!wish) return null;
  const { subject, on, name } = { ...wish, ...(isAll && wish.all) };
  stopExporting();
  const own = new AbortController();
  running = own;
  set({ ...QUIET, isRunning: true });
  try {
    const request = { subject, on, name, format, system, encoding, audience, headings };
    const { bytes, ...file } = await services().engine.exportFeatures([request], {
      signal: own.signal,
      onProgress: (progress) => {
        if (running === own) set({ progress });
      },
    });
    if (running !== own) return null;
    const exported = { ...file, fileName: `${wish.name}.${file.extension}`, size: bytes.length };
    set({ exported });
    return { bytes, exported };
  } catch (error) {
    const failure = asCodedError(error);
    if (running === own && failure.code !== 'cancelled') set({ failure });
    return null;
  } finally {
    if (running === own) {
      running = null;
      set({ isRunning: false, progress: null });
    }
  }
}

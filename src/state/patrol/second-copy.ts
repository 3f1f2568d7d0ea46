import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { LostWork, PutBack } from '../../store/second-copy/put-back.ts';
import type { CopyState } from '../../store/second-copy/second-copy.ts';
import { inTurn } from '../catch-up.ts';
import { dayOfInstant } from '../day-of-instant.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { openKept, useSession } from '../session.ts';
import { download, nameFile } from './outbox.ts';

interface SecondCopyState {
  /** How the second copy of what is not safe stands. */
  readonly copy: CopyState;
  /** What it holds and this device's database lacks. */
  readonly lost: readonly LostWork[];
  readonly busy: boolean;
  readonly back: PutBack | null;
  readonly problem: CodedError | null;
}

/** The second copy of what lies on this device only, beside the database. */
export const useSecondCopy = create<SecondCopyState>()(() => ({
  copy: { at: 'none' },
  lost: [],
  busy: false,
  back: null,
  problem: null,
}));

const set = useSecondCopy.setState;

/** Looks whether the browser has thrown away what the second copy still holds. */
export async function lookForLost(): Promise<void> {
  set({ lost: await services().store.lostWork() });
}

/** The same where the database cannot be reached: then all that the copy holds, to be written into a file. */
export async function lookAtCopyAlone(): Promise<void> {
  const { lostAlone } = await import('../../store/second-copy/read-alone.ts');
  set({ lost: await lostAlone().catch(() => []) });
}

/** Puts back what was lost of a district and opens it. */
export async function putLostBack(id: string): Promise<void> {
  if (useSecondCopy.getState().busy) return;
  set({ busy: true, problem: null, back: null });
  try {
    const { store, clock } = services();
    const on = dayOfInstant(clock.now(), useSession.getState().summary?.settings.timeZone ?? 'Asia/Shanghai');
    const back = await inTurn(() => store.putBack(id, on));
    await openKept(id);
    set({ back });
    await lookForLost();
  } catch (error) {
    set({ problem: asCodedError(error) });
  } finally {
    set({ busy: false });
  }
}

/** Writes what the copy holds of a district into a file for the desk, without the database. */
export async function exportCopied(id: string): Promise<void> {
  if (useSecondCopy.getState().busy) return;
  set({ busy: true, problem: null });
  try {
    const { copiedOutbox } = await import('../../store/second-copy/read-alone.ts');
    const copied = await copiedOutbox(id);
    if (!copied) throw Object.assign(new Error('copy-damaged'), { code: 'copy-damaged' });
    const { engine, clock, device } = services();
    const { changes, ...header } = copied;
    const exportedAt = clock.now();
    const { blob } = await engine.packOutbox([{ ...header, device, exportedAt }, changes, { from: 'second-copy' }]);
    download({ name: nameFile(header.district.name, exportedAt, device), blob });
  } catch (error) {
    set({ problem: asCodedError(error) });
  } finally {
    set({ busy: false });
  }
}

export const dismissBack = (): void => set({ back: null });

/** After the first load, of which it would take its share. */
const LOOK_AFTER_MS = 1_500;
let looked = '';

useSession.subscribe(({ phase, summary, keeping }) => {
  if (phase.at !== 'ready' || !summary || keeping.state === 'keeping' || looked === summary.district.id) return;
  const isFirst = looked === '';
  looked = summary.district.id;
  const { store } = services();
  if (isFirst) store.followCopy((copy) => set({ copy }));
  setTimeout(() => void store.copyUnsafe(summary.district.id).then(lookForLost), LOOK_AFTER_MS);
});

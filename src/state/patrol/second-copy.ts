import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { LostWork, PutBack } from '../../store/second-copy/put-back.ts';
import type { CopyState } from '../../store/second-copy/second-copy.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';

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

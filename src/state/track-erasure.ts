import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { ReachDue, TracksDue } from '../workers/calls/track-erasure.ts';
import type { Progress } from '../workers/rpc.ts';
import { act } from './act.ts';
import { asCodedError } from './failure.ts';
import { today } from './record.ts';
import { services } from './services.ts';

/** Tracks that are erased by one recording: what a tab that dies in between leaves is whole, and the rest is still due. */
const PER_RECORDING = 20;

interface TrackErasureState {
  readonly due: TracksDue | null;
  readonly progress: Progress | null;
  readonly isBusy: boolean;
  /** Tracks that this visit erased. */
  readonly erased: number;
  readonly error: CodedError | null;
}

const NOTHING: TrackErasureState = { due: null, progress: null, isBusy: false, erased: 0, error: null };

/** Fixes of tracks whose time is over, by today, and their erasure. */
export const useTrackErasure = create<TrackErasureState>()(() => NOTHING);

/** Asks how many are due. What could not be answered is no reason to stop anybody: it is asked again with the next change. */
export async function askTracksDue(): Promise<void> {
  try {
    useTrackErasure.setState({ due: await services().engine.tracksDue([today()]) });
  } catch {
    useTrackErasure.setState({ due: null });
  }
}

let running: AbortController | null = null;

/**
 * Records of every track that is due what its fixes proved, and with that erases them. What was erased before a failure or a cancel
 * stays erased; the rest is as it was.
 */
export async function eraseTracksDue(): Promise<void> {
  if (running) return;
  running = new AbortController();
  const { signal } = running;
  useTrackErasure.setState({ isBusy: true, erased: 0, error: null, progress: null });
  try {
    for (;;) {
      const reaches = await readReaches(signal);
      if (reaches.length === 0 || signal.aborted) break;
      const on = today();
      await act(reaches.map((reach) => ({ action: 'eraseTrack', input: { ...reach, on } })));
      useTrackErasure.setState(({ erased }) => ({ erased: erased + reaches.length }));
    }
  } catch (failure) {
    const error = asCodedError(failure);
    if (error.code !== 'cancelled') useTrackErasure.setState({ error });
  }
  running = null;
  useTrackErasure.setState({ isBusy: false, progress: null });
  await askTracksDue();
}

/** Stops before the next recording. */
export const stopErasing = (): void => running?.abort();

const readReaches = (signal: AbortSignal): Promise<readonly ReachDue[]> =>
  services().engine.reachesDue([today(), PER_RECORDING], {
    signal,
    onProgress: (progress) => useTrackErasure.setState({ progress }),
  });

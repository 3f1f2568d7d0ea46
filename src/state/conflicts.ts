import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Day } from '../core/register/ports.ts';
import type { Conflicts } from '../workers/calls/cartography.ts';
import type { FeatureRef } from '../workers/engine-api.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';
import { openDistrictId, useSession } from './session.ts';

interface ConflictsState {
  readonly conflicts: Conflicts | null;
  /** Looking for them; null when done. */
  readonly progress: Progress | null;
  readonly error: CodedError | null;
}

const NOTHING: ConflictsState = { conflicts: null, progress: null, error: null };

export const useConflicts = create<ConflictsState>()(() => NOTHING);

const conflictsOn = keepLatest((signal: AbortSignal, on: Day) =>
  services().engine.conflicts([on], { signal, onProgress: (progress) => useConflicts.setState({ progress }) }),
);

/** Conflicts of a day. While they are looked for the older ones stay; a day on which nothing differs keeps them as they are. */
export async function loadConflicts(on: Day): Promise<void> {
  const district = openDistrictId();
  try {
    const conflicts = await conflictsOn(on);
    if (!conflicts || district !== openDistrictId()) return;
    const same = useConflicts.getState().conflicts?.key === conflicts.key;
    useConflicts.setState({ ...(same ? {} : { conflicts }), progress: null, error: null });
  } catch (error) {
    useConflicts.setState({ error: asCodedError(error), progress: null });
  }
}

/** Both claims of a conflict by its id. */
export const claimsOf = (id: string): readonly FeatureRef[] =>
  useConflicts.getState().conflicts?.shown.find((conflict) => conflict.id === id)?.claims ?? [];

// Claims of one district are none of another, not even while the other's are looked for.
useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) useConflicts.setState(NOTHING);
});

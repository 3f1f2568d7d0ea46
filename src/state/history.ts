import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { FeatureHistory } from '../workers/calls/inspection.ts';
import { type FeatureRef, sameRef } from '../workers/feature-ref.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';

interface HistoryState {
  readonly history: FeatureHistory | null;
  readonly error: CodedError | null;
}

export const useHistory = create<HistoryState>()(() => ({ history: null, error: null }));

const historyOf = keepLatest((signal: AbortSignal, ref: FeatureRef) => services().engine.history([ref], { signal }));

/** Everything dated that is known of a feature; the one shown before stays until then only where it is the same. */
export async function loadHistory(ref: FeatureRef): Promise<void> {
  const shown = useHistory.getState().history;
  if (!shown || !sameRef(shown.ref, ref)) useHistory.setState({ history: null, error: null });
  try {
    const history = await historyOf(ref);
    if (history) useHistory.setState({ history, error: null });
  } catch (error) {
    useHistory.setState({ error: asCodedError(error) });
  }
}

import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { FeatureHistory, Relation } from '../workers/calls/inspection.ts';
import type { FeatureDetail } from '../workers/engine-api.ts';
import type { FeatureRef } from '../workers/feature-ref.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { select, useSelection } from './selection.ts';
import { services } from './services.ts';

interface ComparisonState {
  /** The pinned feature and the selected one, on the day looked at; null until both are known. */
  readonly sides: readonly [Side, Side] | null;
  readonly relation: Relation | null;
  readonly error: CodedError | null;
}

/** One of the two that are compared. */
export interface Side {
  readonly detail: FeatureDetail;
  readonly history: FeatureHistory;
}

export const useComparison = create<ComparisonState>()(() => ({ sides: null, relation: null, error: null }));

const ask = keepLatest(async (signal: AbortSignal, refs: readonly [FeatureRef, FeatureRef], on: string) => {
  const { engine } = services();
  const sideOf = async (ref: FeatureRef): Promise<Side> => ({
    detail: await engine.describe([ref, on], { signal }),
    history: await engine.history([ref], { signal }),
  });
  return {
    sides: [await sideOf(refs[0]), await sideOf(refs[1])] as const,
    relation: await engine.relate([refs[0], refs[1], on], { signal }),
  };
});

/** Asks for both and how they lie to each other. What was shown stays until the answer is there. */
export async function loadComparison(first: FeatureRef, second: FeatureRef, on: string): Promise<void> {
  try {
    const answer = await ask([first, second], on);
    if (answer) useComparison.setState({ ...answer, error: null });
  } catch (error) {
    useComparison.setState({ error: asCodedError(error) });
  }
}

/** Keeps a feature as the first of two; whatever is selected next stands beside it. */
export const pin = (ref: FeatureRef): void => useSelection.setState({ pinned: ref });

export function unpin(): void {
  useSelection.setState({ pinned: null });
  useComparison.setState({ sides: null, relation: null, error: null });
}

export async function swapSides(): Promise<void> {
  const { pinned, ref } = useSelection.getState();
  if (!pinned || !ref) return;
  useSelection.setState({ pinned: ref });
  await select(pinned);
}

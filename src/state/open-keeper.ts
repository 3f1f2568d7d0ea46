import type { CodedError } from '../core/register/coded-error.ts';
import type { DistrictStore, StoreState } from '../store/open-store.ts';
import type { Keeper } from './keeper.ts';

/** Where districts are kept, and why what this device holds could not be reached; null where it was, or where there is none. */
export interface OpenedKeeper {
  readonly keeper: Keeper;
  readonly unreached: CodedError | null;
}

/** How often a store that gives no answer is asked: a phone with much to do may need longer than one waiting. */
const MOST_TRIES = 3;

/**
 * Opens this device's store. Memory stands in only where nothing can lie here: the browser allows no saving, or nobody worked on this
 * device before. Where records may lie in a store that does not open, an empty one in its place would look as if they were lost, and
 * would lose what is recorded next; that is said instead, and nothing is opened.
 * @param wasHere this device had a name before, so that something may have been recorded on it
 */
export async function openKeeper(
  open: () => Promise<StoreState>,
  createMemory: () => Keeper | Promise<Keeper>,
  wasHere: boolean,
): Promise<OpenedKeeper> {
  let state = await open();
  for (let tries = 1; isUnanswered(state) && wasHere && tries < MOST_TRIES; tries++) state = await open();
  if (state.state === 'open') return { keeper: lasting(state.store), unreached: null };
  const { error } = state;
  const isNone = error.code === 'store-unavailable' || (!wasHere && (isUnanswered(state) || error.code === 'store-failed'));
  return { keeper: await createMemory(), unreached: isNone ? null : error };
}

const lasting = (store: DistrictStore): Keeper => ({ ...store, lasting: true });

const isUnanswered = (state: StoreState): boolean => state.state === 'unavailable' && state.error.code === 'store-unanswered';

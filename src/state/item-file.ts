import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { ItemFile, ItemProposals } from '../workers/calls/items.ts';
import { act } from './act.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { today } from './record.ts';
import { services } from './services.ts';
import { shownDay, useSession } from './session.ts';
import { useView } from './view.ts';

interface ItemState {
  readonly file: ItemFile | null;
  readonly error: CodedError | null;
}

export const useItemFile = create<ItemState>()(() => ({ file: null, error: null }));

const fileOf = keepLatest((signal: AbortSignal, itemId: string, on: string) =>
  services().engine.itemFile([itemId, on, today()], { signal }),
);

/** Everything on record of an item on the day looked at; what was shown before stays until then only where it is the same item. */
export async function loadItem(itemId: string): Promise<void> {
  if (useItemFile.getState().file?.item.id !== itemId) useItemFile.setState({ file: null, error: null });
  try {
    const file = await fileOf(itemId, shownDay(useView.getState().on, useSession.getState().summary));
    if (file) useItemFile.setState({ file, error: null });
  } catch (error) {
    useItemFile.setState({ file: null, error: asCodedError(error) });
  }
}

/** Parcels of a red line that wait to be registered; null where a newer question overtook this one. */
export const proposeItems: (redLineId: string, on: string) => Promise<ItemProposals | null> = keepLatest(
  (signal: AbortSignal, redLineId: string, on: string) => services().engine.itemProposals([redLineId, on], { signal }),
);

/** Registers an item for each of the parcels, all together. @throws CodedError of the refusal */
export async function registerItems(
  redLineId: string,
  parcels: readonly { readonly parcelId: string; readonly unit: string }[],
  on: string,
): Promise<void> {
  const { ids } = services();
  await act(
    parcels.map(({ parcelId, unit }) => ({
      action: 'registerItem' as const,
      input: { item: { id: ids.next(), parcelId, redLineId, unit, households: [], buildings: [] }, on },
    })),
  );
}

export const newId = (): string => services().ids.next();

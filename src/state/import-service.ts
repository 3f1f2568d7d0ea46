import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { ListedService } from '../workers/calls/importing.ts';
import type { Progress } from '../workers/rpc.ts';
import { allowOrigin } from './base-maps.ts';
import { asCodedError } from './failure.ts';
import { receiveFetched } from './imports.ts';
import { services } from './services.ts';

interface ServiceState {
  /** As it is typed; it stays whatever comes of it. */
  readonly address: string;
  /** Null until the service was asked, and again once the address changes. */
  readonly listed: ListedService | null;
  readonly chosen: string | null;
  readonly isWithinDistrict: boolean;
  readonly busy: {
    readonly doing: 'listing' | 'fetching';
    readonly progress: Progress | null;
    readonly stop: AbortController;
  } | null;
  readonly problem: CodedError | null;
}

/** A service that a layer is fetched from: asked only when somebody says so. */
export const useImportService = create<ServiceState>()(() => ({
  address: '',
  listed: null,
  chosen: null,
  isWithinDistrict: true,
  busy: null,
  problem: null,
}));

const set = useImportService.setState;

export const typeAddress = (address: string): void => set({ address, listed: null, chosen: null, problem: null });
export const chooseCollection = (chosen: string): void => set({ chosen });
export const keepWithinDistrict = (isWithinDistrict: boolean): void => set({ isWithinDistrict });
export const stopService = (): void => useImportService.getState().busy?.stop.abort();

/** Asks what the service has. */
export async function listCollections(): Promise<void> {
  const { address } = useImportService.getState();
  await attempt('listing', async (options) => {
    const listed = await services().engine.listService([address], options);
    const named = listed.collections.find(({ id }) => id === listed.named);
    const only = listed.collections.length === 1 ? listed.collections[0] : undefined;
    set({ listed, chosen: (named ?? only)?.id ?? null });
  });
}

/** Fetches the chosen collection; it is then looked at like any other file. */
export async function fetchChosen(): Promise<void> {
  const { address, chosen, isWithinDistrict } = useImportService.getState();
  if (chosen === null) return;
  await attempt('fetching', async (options) => {
    const file = await services().engine.fetchService([{ address, collection: chosen, isWithinDistrict }], options);
    await receiveFetched(file);
  });
}

/** Writes the refused origin into the settings, and asks again. */
export async function allowAndList(origin: string): Promise<void> {
  try {
    await allowOrigin(origin);
  } catch (error) {
    return set({ problem: asCodedError(error) });
  }
  await listCollections();
}

async function attempt(
  doing: 'listing' | 'fetching',
  work: (options: { signal: AbortSignal; onProgress(progress: Progress): void }) => Promise<void>,
): Promise<void> {
  if (useImportService.getState().busy) return;
  const stop = new AbortController();
  set({ busy: { doing, progress: null, stop }, problem: null });
  try {
    await work({ signal: stop.signal, onProgress: (progress) => set({ busy: { doing, progress, stop } }) });
  } catch (error) {
    if (!stop.signal.aborted) set({ problem: asCodedError(error) });
  } finally {
    set({ busy: null });
  }
}

import { create } from 'zustand';
import { services } from './services.ts';

/** What the browser says of this device's room: null where it does not say. */
interface StorageState {
  /** Whether it promised not to clear what is kept here when it needs room. */
  readonly persisted: boolean | null;
  readonly used_bytes: number | null;
  readonly available_bytes: number | null;
  /** Something was not kept for want of room: stays until the person has looked at the ways out. */
  readonly full: boolean;
}

export const useStorage = create<StorageState>()(() => ({
  persisted: null,
  used_bytes: null,
  available_bytes: null,
  full: false,
}));

/** Asks how things stand. Never rejects: a browser that does not say is shown as one. */
export async function measureStorage(): Promise<void> {
  const { storage } = services();
  const [persisted, estimate] = await Promise.all([
    storage?.persisted().catch(() => null) ?? null,
    storage?.estimate().catch(() => null) ?? null,
  ]);
  const { usage, quota } = estimate ?? {};
  useStorage.setState({
    persisted,
    used_bytes: usage ?? null,
    available_bytes: usage !== undefined && quota !== undefined ? Math.max(0, quota - usage) : null,
  });
}

/** Asks the browser to keep for good what is kept here; a person may be asked by it. */
export async function askToPersist(): Promise<void> {
  await services()
    .storage?.persist()
    .catch(() => false);
  await measureStorage();
}

let wasAsked = false;

/** Once a visit, when there is something that was entered here: not before, because a browser asks people only once. */
export function persistOnce(): void {
  if (wasAsked || !services().store.lasting) return;
  wasAsked = true;
  void askToPersist();
}

export const noteFull = (): void => useStorage.setState({ full: true });
export const dismissFull = (): void => useStorage.setState({ full: false });

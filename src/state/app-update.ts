import { create } from 'zustand';
import { whenNothingIsOpen } from './open-work.ts';

/**
 * How far the app itself lies on this device. `unsupported`: the browser, or an address without HTTPS, offers no offline shell.
 * `loading`: being put there. `ready`: it starts without a network.
 */
export type ShellState = 'unsupported' | 'loading' | 'ready' | 'failed';

interface AppUpdate {
  readonly shell: ShellState;
  /** What the browser said when the shell could not be kept. */
  readonly detail: string;
  /** A newer version lies here and waits for somebody's word. */
  readonly waiting: boolean;
  /** Another tab took the newer version: this one still runs the old one, until it is loaded again. */
  readonly takenElsewhere: boolean;
  /** The last word was not followed, because something is under way in this or another tab. */
  readonly held: boolean;
  readonly taking: boolean;
}

export const useAppUpdate = create<AppUpdate>()(() => ({
  shell: 'unsupported',
  detail: '',
  waiting: false,
  takenElsewhere: false,
  held: false,
  taking: false,
}));

const WORKER = '/sw.js';
const HOUR_MS = 3_600_000;
/** How long a new version may take to step in before the page says that it did not. */
const STEP_IN_MS = 20_000;

let registration: ServiceWorkerRegistration | null = null;
let askedToTake = false;

/** Keeps the app on this device, and looks for a newer version when it is opened or comes back into view. Never rejects. */
export async function keepShell(): Promise<void> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker) return;
  useAppUpdate.setState({ shell: serviceWorker.controller ? 'ready' : 'loading' });
  let hadController = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (askedToTake) location.reload();
    else if (hadController) useAppUpdate.setState({ takenElsewhere: true, waiting: false, held: false });
    hadController = true;
  });
  try {
    const made = (await serviceWorker.register(WORKER, { updateViaCache: 'none' })) as ServiceWorkerRegistration | undefined;
    if (!made) {
      useAppUpdate.setState({ shell: 'unsupported' });
      return;
    }
    registration = made;
  } catch (error) {
    // Without a network the worker that is here serves on.
    if (!serviceWorker.controller)
      useAppUpdate.setState({ shell: 'failed', detail: error instanceof Error ? error.message : String(error) });
    return;
  }
  const { active, installing } = registration;
  if (active) useAppUpdate.setState({ shell: 'ready' });
  if (registration.waiting && active) useAppUpdate.setState({ waiting: true });
  if (installing) followInstalling(installing);
  registration.addEventListener('updatefound', () => {
    const found = registration?.installing;
    if (found) followInstalling(found);
  });
  let lookedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !navigator.onLine || performance.now() - lookedAt < HOUR_MS) return;
    lookedAt = performance.now();
    void lookForUpdate();
  });
}

function followInstalling(worker: ServiceWorker): void {
  const isFirst = !registration?.active;
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') useAppUpdate.setState({ shell: 'ready' });
    if (worker.state === 'installed' && !isFirst) useAppUpdate.setState({ waiting: true });
    // The whole list is kept or nothing: a device that is full, or a network that broke off.
    if (worker.state === 'redundant' && isFirst && !registration?.active) useAppUpdate.setState({ shell: 'failed' });
  });
}

/** Asks the server for a newer version; without a network nothing changes. */
export async function lookForUpdate(): Promise<void> {
  await registration?.update().catch(() => undefined);
}

/**
 * Takes the version that waits, by loading the page again under it, unless something is under way in any tab: then `held` says
 * so and nothing happens. What was entered lies in the database and is not touched.
 */
export async function takeUpdate(): Promise<void> {
  if (useAppUpdate.getState().takenElsewhere) {
    if (!(await whenNothingIsOpen(async () => location.reload()))) useAppUpdate.setState({ held: true });
    return;
  }
  const done = await whenNothingIsOpen(async () => {
    const waiting = registration?.waiting;
    if (!waiting) return useAppUpdate.setState({ waiting: false });
    askedToTake = true;
    useAppUpdate.setState({ taking: true, held: false });
    waiting.postMessage({ type: 'SKIP_WAITING' });
    // The lock is kept until the page is gone, so that nothing is begun in the meantime.
    await new Promise((resolve) => setTimeout(resolve, STEP_IN_MS));
    askedToTake = false;
    useAppUpdate.setState({ taking: false });
  });
  if (!done) useAppUpdate.setState({ held: true });
}

import { appHistory } from './app/history.ts';
import { isLeader, isTeam } from './app/screen-path.ts';
import { loadAddressed, textsAt } from './app/screens.ts';
import { followLocation, linkedDistrict } from './app/permalink/follow-location.ts';
import { DEMO_DISTRICT_ADDRESS } from './api/addresses.ts';
import { createIds } from './core/register/uuid.ts';
import { createI18n, pickLocale } from './i18n/create-i18n.ts';
import { openStore } from './store/open-store.ts';
import { keepShell } from './state/app-update.ts';
import { followConnection } from './state/connection.ts';
import { settleDevice } from './state/device-name.ts';
import './state/patrol/field-package.ts';
import './state/patrol/second-copy.ts';
import { fieldWorker } from './state/patrol/field-worker.ts';
import { openKeeper } from './state/open-keeper.ts';
import { createReferee } from './state/referee.ts';
import { provideServices } from './state/services.ts';
import { openNone, startSession, type TeamDistrict, useSession } from './state/session.ts';
import { useSync } from './state/sync-state.ts';
import { beginTeam } from './state/team/begin-team.ts';
import { rememberedLogin } from './state/team/remembered-login.ts';
import { useView } from './state/view.ts';
import { startEngine } from './workers/engine-client.ts';

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The store keeps it too.
  }
};

const DEVICE = 'chidu.device';

/** The app lies on this device: whoever put it there may have worked with it. */
const isShellHere = (): boolean => Boolean((navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker?.controller);

/** Starts the engine on its district at once; the screens, which are many times larger, are loaded meanwhile. */
async function start(): Promise<void> {
  const screens = import('./app/mount.tsx');
  void loadAddressed(location.pathname).catch(() => {});
  const clock = { now: () => new Date().toISOString() };
  const ids = createIds((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>), Date.now);
  const kept = read('chidu.locale');
  const locale = kept === 'zh-CN' || kept === 'en' ? kept : pickLocale(navigator.languages);
  document.documentElement.lang = locale;
  const theme = document.documentElement.getAttribute('data-theme');
  useView.getState().setTheme(theme === 'dark' || theme === 'contrast' ? theme : 'light');
  followConnection();
  const login = isTeam(location.pathname) ? null : rememberedLogin();
  useSync.setState({ login });
  const stamps = {
    clock,
    ids,
    /** Nothing is recorded before the store has said it. */
    device: '',
    /** On a phone with a field package whoever it was made for. */
    get by() {
      return fieldWorker() ?? login?.name ?? 'me';
    },
    /** As this page's server said it; what is recorded before it answers says nothing of it. */
    get clockOffset_ms() {
      return useSync.getState().clockOffset_ms ?? 0;
    },
  };
  const open = async () => {
    const starting = startEngine((error) => useSession.setState({ phase: { at: 'failed', error } }));
    const referee = createReferee(async (...judged) => (await starting).admit(judged));
    const opening = openKeeper(
      () => openStore(stamps, referee),
      // Few browsers need it.
      async () => (await import('./state/memory-keeper.ts')).createMemoryKeeper(stamps, referee),
      read(DEVICE) !== null || isShellHere(),
    );
    const [engine, { keeper: store, unreached }] = await Promise.all([starting, opening]);
    const memory = { read: () => read(DEVICE), write: (name: string) => write(DEVICE, name) };
    const device = await settleDevice(store, memory, () => ids.next());
    stamps.device = device;
    provideServices({
      engine,
      store,
      clock,
      ids,
      device,
      // Not there on a plain http address.
      storage: (navigator as { storage?: StorageManager }).storage,
      demoUrl: new URL(DEMO_DISTRICT_ADDRESS, document.baseURI).href,
    });
    // The team's page shows accounts, and nothing of a district.
    if (isTeam(location.pathname)) return;
    const wanted = linkedDistrict(appHistory);
    followLocation(appHistory);
    // What leaders of a team look at is their server's: the demo district must not pass for it.
    const isLive = isLeader(location.pathname) && login?.role === 'leader';
    const bring: TeamDistrict['bring'] = async (...how) =>
      (await import('./state/sync.ts')).bringDistrict(login?.district ?? '', ...how);
    await startSession(
      wanted,
      unreached,
      login && { id: login.district, ...(!isLive && { bring }) },
      isLive ? openNone : undefined,
    );
  };
  const show = async () => {
    const [{ mount }, texts] = await Promise.all([screens, createI18n(locale, textsAt(location.pathname))]);
    const root = document.getElementById('root');
    if (!root) throw new Error('the page has no root element');
    mount(root, texts);
  };
  const started = Promise.all([open(), show()]);
  // After the first load, of which it would take bandwidth; a development server has no shell to keep.
  if (import.meta.env.PROD) void started.catch(() => undefined).then(keepShell);
  await started;
  if (!isTeam(location.pathname)) await beginTeam();
}

start().catch((error: unknown) => {
  // Before the texts are loaded there is no language to choose from.
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = `尺度没有启动，请重新载入。 Chidu did not start; reload the page. (${error instanceof Error ? error.message : String(error)})`;
  document.getElementById('root')?.replaceChildren(words);
});

import { lazy, Suspense, useCallback, useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { type Locale, type LoadedTexts, switchLocale } from '../i18n/create-i18n.ts';
import { useView } from '../state/view.ts';
import '../ui/tokens.css';
import './app.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { isLeader, isPatrol, isTeam } from './screen-path.ts';
import { loadLeader, loadPatrol, loadPlanner, loadTeam } from './screens.ts';
import { UpdateBar } from './UpdateBar.tsx';

/** The key of the UI kit, which the theme script in public/ reads before the first paint. */
const THEME_KEY = 'mantine-color-scheme-value';
const LOCALE_KEY = 'chidu.locale';

const keep = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private mode: the choice holds for this visit.
  }
};

const PlannerPage = lazy(async () => ({ default: (await loadPlanner()).PlannerPage }));
const PatrolScreen = lazy(async () => ({ default: (await loadPatrol()).PatrolScreen }));
const LeaderPage = lazy(async () => ({ default: (await loadLeader()).LeaderPage }));
const TeamPage = lazy(async () => ({ default: (await loadTeam()).TeamPage }));

/** The screen that the address asks for. */
function AddressedScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  if (isPatrol(location.pathname)) return <PatrolScreen onLocale={onLocale} />;
  if (isTeam(location.pathname)) return <TeamPage onLocale={onLocale} />;
  return isLeader(location.pathname) ? <LeaderPage onLocale={onLocale} /> : <PlannerPage onLocale={onLocale} />;
}

/** Language, appearance and the screen that the address asks for. */
export function App({ texts }: { texts: LoadedTexts }) {
  const theme = useView((s) => s.theme);
  useEffect(() => {
    // The kit knows light and dark; high contrast is a light one with tokens of its own.
    document.documentElement.setAttribute('data-mantine-color-scheme', theme === 'dark' ? 'dark' : 'light');
    document.documentElement.setAttribute('data-theme', theme);
    keep(THEME_KEY, theme);
  }, [theme]);
  const changeLocale = useCallback(
    async (locale: Locale) => {
      await switchLocale(texts, locale);
      document.documentElement.lang = locale;
      document.title = texts.t('app.name');
      keep(LOCALE_KEY, locale);
    },
    [texts],
  );
  const onLocale = useCallback((locale: Locale) => void changeLocale(locale), [changeLocale]);
  return (
    <I18nextProvider i18n={texts}>
      <ErrorBoundary
        crashed={() => texts.t('app.crashed')}
        reload={() => texts.t('app.reload')}
        patrol={() => texts.t('app.toPatrol')}
      >
        <Suspense>
          <AddressedScreen onLocale={onLocale} />
        </Suspense>
        <UpdateBar />
      </ErrorBoundary>
    </I18nextProvider>
  );
}

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { type Locale, type LoadedTexts, switchLocale } from '../i18n/create-i18n.ts';
import { useView } from '../state/view.ts';
import '../ui/tokens.css';
import './app.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { createAppRouter } from './router.tsx';
import { loadPatrol, loadPlanner } from './screens.ts';
import { THEME } from './theme.ts';
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

const PlannerScreen = lazy(async () => ({ default: (await loadPlanner()).PlannerScreen }));
const PatrolScreen = lazy(async () => ({ default: (await loadPatrol()).PatrolScreen }));

/** Language, appearance and the screen. */
export function App({ texts }: { texts: LoadedTexts }) {
  const theme = useView((s) => s.theme);
  // The kit knows light and dark; high contrast is a light one with tokens of its own.
  const kitScheme = theme === 'dark' ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.setAttribute('data-mantine-color-scheme', kitScheme);
    document.documentElement.setAttribute('data-theme', theme);
    keep(THEME_KEY, theme);
  }, [theme, kitScheme]);
  const changeLocale = async (locale: Locale) => {
    await switchLocale(texts, locale);
    document.documentElement.lang = locale;
    document.title = texts.t('app.name');
    keep(LOCALE_KEY, locale);
  };
  const [router] = useState(() => {
    const onLocale = (locale: Locale) => void changeLocale(locale);
    return createAppRouter({
      Planner: () => (
        <Suspense>
          <PlannerScreen onLocale={onLocale} />
        </Suspense>
      ),
      Patrol: () => (
        <Suspense>
          <PatrolScreen onLocale={onLocale} />
        </Suspense>
      ),
    });
  });
  return (
    <I18nextProvider i18n={texts}>
      <MantineProvider theme={THEME} forceColorScheme={kitScheme}>
        <Notifications position="bottom-center" limit={3} />
        <ErrorBoundary crashed={() => texts.t('app.crashed')} reload={() => texts.t('app.reload')}>
          <RouterProvider router={router} />
          <UpdateBar />
        </ErrorBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}

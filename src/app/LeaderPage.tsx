import { Notifications } from '@mantine/notifications';
import type { Locale } from '../i18n/create-i18n.ts';
import { useView } from '../state/view.ts';
import { KitProvider } from '../ui/KitProvider.tsx';
import '@mantine/notifications/styles.css';
// After the kit, whose styles it overrides.
import { LeaderScreen } from '../features/leader/LeaderScreen.tsx';

/** The leader's screen with the kit and its messages. */
export function LeaderPage({ onLocale }: { onLocale(locale: Locale): void }) {
  const dark = useView((s) => s.theme === 'dark');
  return (
    <KitProvider scheme={dark ? 'dark' : 'light'}>
      <Notifications position="bottom-center" limit={3} />
      <LeaderScreen onLocale={onLocale} />
    </KitProvider>
  );
}

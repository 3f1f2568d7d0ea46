import { Notifications } from '@mantine/notifications';
import type { Locale } from '../i18n/create-i18n.ts';
import { useView } from '../state/view.ts';
import { KitProvider } from '../ui/KitProvider.tsx';
import '@mantine/notifications/styles.css';
// After the kit, whose styles it overrides.
import { TeamScreen } from '../features/team/TeamScreen.tsx';

/** The team's screens with the kit and its messages. */
export function TeamPage({ onLocale }: { onLocale(locale: Locale): void }) {
  const dark = useView((s) => s.theme === 'dark');
  return (
    <KitProvider scheme={dark ? 'dark' : 'light'}>
      <Notifications position="bottom-center" limit={3} />
      <TeamScreen onLocale={onLocale} />
    </KitProvider>
  );
}

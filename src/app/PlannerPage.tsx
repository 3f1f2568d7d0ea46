import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { Locale } from '../i18n/create-i18n.ts';
import { useView } from '../state/view.ts';
import { KitProvider } from '../ui/KitProvider.tsx';
import '@mantine/notifications/styles.css';
// After the kit, whose styles it overrides.
import { PlannerScreen } from '../features/planner/PlannerScreen.tsx';
import { createAppRouter } from './router.tsx';

/** The planner's desk with all that only it needs: addresses, the kit, its messages. */
export function PlannerPage({ onLocale }: { onLocale(locale: Locale): void }) {
  const dark = useView((s) => s.theme === 'dark');
  const [router] = useState(() => createAppRouter(() => <PlannerScreen onLocale={onLocale} />));
  return (
    <KitProvider scheme={dark ? 'dark' : 'light'}>
      <Notifications position="bottom-center" limit={3} />
      <RouterProvider router={router} />
    </KitProvider>
  );
}

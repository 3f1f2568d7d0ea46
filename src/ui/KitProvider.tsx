import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import './kit.css';
import { THEME } from './kit-theme.ts';

/** What parts of the UI kit need around them. A phone on patrol draws its first screen without: what uses the kit is loaded with it. */
export function KitProvider({ scheme, children }: { readonly scheme: 'light' | 'dark'; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const close = t('app.close');
  // Every message and dialog has a button that closes it, and no button is without a name.
  const theme = useMemo(() => {
    const closes = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
    return { ...THEME, components: { Notification: closes, Modal: closes } };
  }, [close]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}

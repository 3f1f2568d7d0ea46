import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import type { ReactNode } from 'react';
import './kit.css';
import { THEME } from './kit-theme.ts';

/** What parts of the UI kit need around them. A phone on patrol draws its first screen without: what uses the kit is loaded with it. */
export function KitProvider({ scheme, children }: { readonly scheme: 'light' | 'dark'; readonly children: ReactNode }) {
  return (
    <MantineProvider theme={THEME} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}

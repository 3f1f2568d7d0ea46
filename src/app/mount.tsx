import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { LoadedTexts } from '../i18n/create-i18n.ts';
import { App } from './App.tsx';

/** Puts the screens on the page. */
export function mount(root: HTMLElement, texts: LoadedTexts): void {
  createRoot(root).render(
    <StrictMode>
      <App texts={texts} />
    </StrictMode>,
  );
}

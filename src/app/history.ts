import { createBrowserHistory } from '@tanstack/react-router';
import { screenPath } from './screen-path.ts';

// What the site holds is fetched from beside its screens: of an address that goes on behind one, only the screen counts.
const path = screenPath(location.pathname);
if (path !== location.pathname)
  window.history.replaceState(window.history.state, '', `${path}${location.search}${location.hash}`);

/** The browser's history: one for the router and for the links that follow it. */
export const appHistory = createBrowserHistory();

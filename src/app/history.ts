import { createBrowserHistory } from '@tanstack/react-router';

/** The browser's history: one for the router and for the links that follow it. */
export const appHistory = createBrowserHistory();

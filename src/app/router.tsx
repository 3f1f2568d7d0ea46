import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { appHistory } from './history.ts';

/** The planner's screen at every address but the patrol's. Search parameters are plain texts, read and written by `permalink/link.ts`. */
export function createAppRouter(Planner: FunctionComponent) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: Planner });
  const planner = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: Planner,
    validateSearch: (search: Record<string, unknown>) => search as Record<string, string>,
  });
  return createRouter({
    routeTree: root.addChildren([planner]),
    history: appHistory,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
    scrollRestoration: false,
  });
}

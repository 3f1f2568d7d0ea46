import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const WORKER = '/mockServiceWorker.js';
const ENTRY = '/src/main.tsx';
const MOCKED_ENTRY = '/tests/support/api/start-mocked.ts';

/**
 * Development with answers from `handlers.ts`: serves msw's service worker straight from its package (a copy in public/ would be
 * shipped) and starts it before the client. Only `vite dev` in the mode `mock` loads this.
 */
export function mockPlugin(): Plugin {
  return {
    name: 'chidu-mock',
    apply: 'serve',
    // Named here, or the first page would reload when Vite meets them.
    config: () => ({ optimizeDeps: { include: ['msw', 'msw/browser', 'fflate'] } }),
    configureServer(server) {
      const path = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
      server.middlewares.use(WORKER, (_request, response, next) => {
        readFile(path).then((script) => {
          response.setHeader('content-type', 'text/javascript');
          response.end(script);
        }, next);
      });
    },
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace(ENTRY, MOCKED_ENTRY) },
  };
}

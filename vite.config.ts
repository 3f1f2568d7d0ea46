import { existsSync } from 'node:fs';
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { carriedPage } from './vite/carried-page.ts';
import { guide } from './vite/guide.ts';
import { mapLibrary } from './vite/map-library.ts';
import { offlineShell } from './vite/offline-shell.ts';

const compress = promisify(gzip);
/** Folders of tests whose subjects are functions: `core` and `formats` may hold no state, nor may the demo's generator, the engine's answers. */
const STATELESS = ['api', 'cli', 'core', 'demo', 'formats', 'workers'];
const testsIn = (folder: string): string[] => [`tests/${folder}/**/*.test.{ts,tsx}`];
const TEXT = new Set(['.js', '.mjs', '.css', '.html', '.svg', '.json', '.ndjson', '.geojson', '.wasm', '.map', '.webmanifest']);

/**
 * Completes a build: the demo district of `data/` goes beside the client, so that `/data/…` is the same address in development
 * (where Vite serves the folder itself) and in production, and text is compressed once, here, instead of at every request.
 */
function completeBuild(): Plugin {
  let outDir = '';
  let began = 0;
  return {
    name: 'chidu-complete-build',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    buildStart() {
      if (this.environment.name === 'client') began = performance.now();
    },
    closeBundle: {
      // After the offline shell has written its worker and its list.
      order: 'post',
      sequential: true,
      async handler(error) {
        if (error !== undefined) return;
        if (existsSync('data')) await cp('data', join(outDir, 'data'), { recursive: true });
        else console.log('There is no data/ folder: the client is built without the demo district.');
        const { files, bytes, zipped } = await compressText(outDir);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        console.log(
          `Built the client in ${seconds} s: ${files} files, ${megabytes(bytes)} MB; text ${megabytes(zipped)} MB compressed.`,
        );
      },
    },
  };
}

const TARGET = ['chrome109', 'safari16.4'];

async function compressText(folder: string): Promise<{ files: number; bytes: number; zipped: number }> {
  const total = { files: 0, bytes: 0, zipped: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.gz')) continue;
    const path = join(entry.parentPath, entry.name);
    const { size } = await stat(path);
    total.files += 1;
    total.bytes += size;
    if (!TEXT.has(extname(entry.name))) continue;
    // A phone loads a hundred files of a few hundred bytes: a third of each is saved too.
    const zipped = await compress(await readFile(path), { level: 9 });
    if (zipped.length >= size) continue;
    await writeFile(`${path}.gz`, zipped);
    total.zipped += zipped.length;
  }
  return total;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

const shell = offlineShell();

export default defineConfig(async ({ mode }) => ({
  // `npm run dev:mock` answers the client's requests from the tests' handlers; neither exists in any other mode.
  plugins: [
    react(),
    carriedPage(TARGET),
    mapLibrary(),
    guide(),
    mode !== 'mock' && shell.plugins,
    completeBuild(),
    mode === 'mock' && (await import('./tests/support/api/mock-plugin.ts')).mockPlugin(),
  ],
  worker: { format: 'es' as const, plugins: shell.workerPlugins },
  server: { port: 5173, strictPort: false },
  build: {
    target: TARGET,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The stores need React's hooks before anything is rendered.
            { name: 'react', test: /node_modules[\\/](react|use-sync-external-store|zustand)[\\/]/ },
            { name: 'react-dom', test: /node_modules[\\/](react-dom|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    maxWorkers: 2,
    // Guards against hangs, not measures of speed: a busy machine may be ten times slower than a quiet one.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    globalSetup: 'tests/support/share-databases.ts',
    // What keeps no state of its own is loaded once for all its files: a third of their time went into loading it anew for each.
    projects: [
      { extends: true as const, test: { name: 'architecture', include: testsIn('architecture') } },
      { extends: true as const, test: { name: 'stateless', include: STATELESS.flatMap(testsIn), isolate: false } },
      {
        extends: true as const,
        test: { name: 'stateful', include: testsIn('*'), exclude: ['architecture', ...STATELESS].flatMap(testsIn) },
      },
    ],
  },
}));

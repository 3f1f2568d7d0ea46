import { basename } from 'node:path';
import type { Plugin, PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** What is loaded lazily and is never a part of a patrol, by the paths of its modules: it is fetched from the server when used. */
const DESK_ONLY: readonly RegExp[] = [
  /\/src\/features\/planner\//,
  /\/src\/features\/leader\//,
  /\/src\/features\/team\//,
  /\/src\/state\/team\//,
  /\/src\/app\/(Planner|Leader|Team)Page\.tsx$/,
  /\/src\/i18n\/(planner|leader|team)-(zh|en)\.ts$/,
  // The engine on the page's own thread is for browsers without workers, which have no offline shell either.
  /\/src\/workers\/serve-engine\.ts$/,
  /\/src\/workers\/engine\/serve-(bulk|cartography|certifying|footprint|importing|leader-board|notices|settings|snapshots|tables|tours)\.ts$/,
  // Of the readers, a patrol uses the container's, the one for recorded tracks and the one for base maps.
  /\/src\/formats\/(?!container\/|gpx\/|xml\/|photo|pmtiles\/)/,
];

/** The part of a built chunk that says what it leads to. */
interface BuiltChunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly facadeModuleId?: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/**
 * Files of a bundle that a patrol may come to need: all that its entries lead to, except through a module of the desk.
 * Chunks that both use are needed.
 */
export function tracePatrol(bundle: Readonly<Record<string, { readonly type: string }>>): Set<string> {
  const chunks = Object.values(bundle).filter((one): one is BuiltChunk => one.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<string>();
  const visit = (name: string) => {
    const chunk = byName.get(name);
    if (!chunk || found.has(name)) return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    for (const next of chunk.imports) visit(next);
    for (const next of chunk.dynamicImports) {
      const facade = byName.get(next)?.facadeModuleId?.replaceAll('\\', '/') ?? '';
      if (!DESK_ONLY.some((path) => path.test(facade))) visit(next);
    }
  };
  for (const { fileName, isEntry } of chunks) if (isEntry) visit(fileName);
  return found;
}

/** Scripts and styles are listed by what leads to them; of the rest, these. */
const LISTED = /\.(js|mjs|css)$/;

/** Fetched in the order of the list: the guide after all that a patrol works with. */
const isGuide = (url: string): boolean => url.startsWith('guide/');

/**
 * The offline shell: a service worker that keeps the page, the patrol and all that they load, and the manifest that lets a phone
 * install it. The districts are no part of it: they lie in the browser's database. `sw.js` is generated; the client registers it
 * itself (`state/app-update.ts`), because the policy allows no inline script and an update is taken only when somebody says so.
 */
export function offlineShell(): { plugins: PluginOption[]; workerPlugins: () => Plugin[] } {
  const needed = new Set<string>();
  const trace = (name: string): Plugin => ({
    name,
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of tracePatrol(bundle)) needed.add(basename(file));
    },
  });
  const pwa = VitePWA({
    strategies: 'generateSW',
    registerType: 'prompt',
    injectRegister: false,
    includeAssets: [],
    includeManifestIcons: false,
    manifest: {
      id: '/patrol',
      name: '尺度',
      short_name: '尺度',
      description: '宗地、项目红线与两违巡查：一把尺。 Parcels, red lines and unauthorised construction, measured with one ruler.',
      lang: 'zh-CN',
      dir: 'ltr',
      start_url: '/patrol',
      scope: '/',
      display: 'standalone',
      orientation: 'portrait',
      background_color: '#f4f2ee',
      theme_color: '#2f4a57',
      icons: [
        { src: '/icons/chidu-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/chidu-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icons/chidu-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      ],
      shortcuts: [
        { name: '规划桌面 Planner', url: '/', icons: [{ src: '/icons/chidu-192.png', sizes: '192x192' }] },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{js,mjs,css,html,svg,png}'],
      globIgnores: ['data/**', 'sw.js'],
      maximumFileSizeToCacheInBytes: 4_000_000,
      manifestTransforms: [
        (entries) => {
          const kept = entries.filter(
            ({ url }) => !(url.startsWith('assets/') && LISTED.test(url)) || needed.has(basename(url)),
          );
          return { manifest: [...kept.filter(({ url }) => !isGuide(url)), ...kept.filter(({ url }) => isGuide(url))], warnings: [] };
        },
      ],
      inlineWorkboxRuntime: true,
      cleanupOutdatedCaches: true,
      // The first visit is already kept whole: what it loads later comes from the shell.
      clientsClaim: true,
      skipWaiting: false,
      navigateFallback: '/index.html',
      // The same addresses as the server answers with the page: no files, no interfaces.
      navigateFallbackDenylist: [/^\/(api|assets|data)(\/|$)/, /\.[^/]*$/],
      ignoreURLParametersMatching: [],
      // The desk's own parts, as far as they were used: their names hold their content's hash.
      runtimeCaching: [
        {
          // Nothing else below that address: an office may have its maps there, and no map is kept that nobody chose to keep.
          urlPattern: ({ url, sameOrigin }) => sameOrigin && /^\/assets\/[^/]+-[\w-]{8}\.(js|mjs|css|wasm)$/.test(url.pathname),
          handler: 'CacheFirst',
          options: {
            cacheName: 'chidu-desk',
            cacheableResponse: { statuses: [200] },
            expiration: { maxEntries: 200, purgeOnQuotaError: true },
          },
        },
      ],
    },
  });
  return { plugins: [trace('chidu-trace-page'), pwa], workerPlugins: () => [trace('chidu-trace-worker')] };
}

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

/** How `map/create-map-controller.ts` names the address of the library's worker. */
export const WORKER_IMPORT = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
const WORKER_ID = '\0chidu-map-worker';

const SHEET = /maplibre-gl\/dist\/maplibre-gl\.css$/;
/** Controls, popups and markers that `map/` never makes: with their pictures they are five sixths of the library's sheet. */
const UNUSED =
  /(ctrl-(attrib|geolocate|terrain|globe|fullscreen|shrink|zoom|compass|logo|icon|group)|popup|marker|user-location|cooperative)/;

/**
 * What of the sheet may meet something, in a layer: whatever the order in which parts of the page bring their sheets, our own rules stand
 * above it. @throws where the library's sheet is no longer what it was
 */
function keptRules(sheet: string): string {
  const rules = sheet.match(/[^{}]+\{(?:[^{}]|\{[^{}]*\})*\}/g) ?? [];
  const kept = rules.flatMap((rule) => {
    if (rule.startsWith('@')) return UNUSED.test(rule) ? [] : [rule];
    const brace = rule.indexOf('{');
    const selectors = rule.slice(0, brace).split(',');
    const used = selectors.filter((selector) => !UNUSED.test(selector));
    return used.length === 0 ? [] : [used.join(',') + rule.slice(brace)];
  });
  const isCut = kept.length >= 20 && kept.length <= rules.length / 2 && kept.some((rule) => rule.includes('cursor:grab'));
  if (!isCut) throw new Error('maplibre-gl.css is not the sheet that it was');
  return `@layer map-library{${kept.join('')}}`;
}

/**
 * Builds the map's library and its worker from the library's own sources, in one bundle. As delivered they are two files that hold
 * a third of their program twice; as parts of one bundle that third is fetched once, by both. In development the delivered files
 * are used as they are.
 */
export function mapLibrary(): Plugin {
  const sources = join(dirname(createRequire(import.meta.url).resolve('maplibre-gl/package.json')), 'src');
  return {
    name: 'chidu-map-library',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ resolve: { alias: [{ find: /^maplibre-gl$/, replacement: join(sources, 'index.ts') }] } }),
    resolveId: (id) => (id === WORKER_IMPORT ? WORKER_ID : null),
    // The library is written for fields that exist once they are set: a declared one must not hide what its base class set.
    transform: {
      filter: { id: /maplibre-gl\/src\/.*\.ts$/ },
      handler: (code, id) => transformWithOxc(code, id, { typescript: { removeClassFieldsWithoutInitializer: true } }),
    },
    load(id) {
      if (SHEET.test(id)) return keptRules(readFileSync(id, 'utf8'));
      if (id !== WORKER_ID) return null;
      const file = this.emitFile({ type: 'chunk', id: join(sources, 'source', 'worker.ts'), name: 'map-worker' });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

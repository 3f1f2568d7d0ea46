import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { WORKER_IMPORT } from './map-library.ts';

/** Styles of a page that imports none: of the area certificate the sheet, and what is around it. */
const CERTIFICATE_STYLES = ['src/formats/certificate/sheet.css', 'src/player/certificate/page.css'];

interface BuiltFile {
  readonly type: string;
  readonly fileName: string;
  readonly code?: string;
  readonly source?: string | Uint8Array;
  readonly moduleIds?: readonly string[];
}

/** `main.ts?page` is that program as one self-contained script, with its style, as two texts to be written into a file. */
export function carriedPage(target: string[]): Plugin {
  return {
    name: 'chidu-carried-page',
    async load(id) {
      if (!id.endsWith('?page')) return null;
      const { code, style, modules } = await buildAlone(id.slice(0, -'?page'.length), target, [inlineMapWorker(target)]);
      const paths = CERTIFICATE_STYLES.map((path) => resolve(path));
      for (const path of [...modules.filter(isFile), ...(style === null ? paths : [])]) this.addWatchFile(path);
      const shown = style ?? (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
      const tidy = shown
        .replaceAll(/\/\*.*?\*\//gs, '')
        .replaceAll(/\n\s*/g, '\n')
        .trim();
      // An element cannot hold its own end; inside texts of a script a backslash changes nothing.
      const script = code.trim().replaceAll(/<(?=\/script|!--)/gi, '\\x3c');
      return `export const script = ${JSON.stringify(script)};\nexport const style = ${JSON.stringify(tidy)};\n`;
    },
  };
}

/** Modules that the bundler or a plugin makes up are no files: watching them breaks the development server. */
const isFile = (module: string): boolean => !module.startsWith('\0');

/** One program as one script; its style where it imports any. */
async function buildAlone(entry: string, target: string[], plugins: Plugin[]) {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'silent',
    plugins,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target, lib: { entry, formats: ['iife'], name: 'chidu', fileName: 'page' } },
  };
  const [{ output }] = [await build(config)].flat() as unknown as { output: BuiltFile[] }[];
  const [chunk, ...rest] = output;
  const style = rest.find(({ fileName }) => fileName.endsWith('.css'));
  if (chunk.code === undefined || rest.some((one) => one !== style)) throw new Error(`${entry} is not one script`);
  return { code: chunk.code, style: style ? String(style.source) : null, modules: chunk.moduleIds ?? [] };
}

const INLINE_WORKER = '\0chidu-inline-map-worker';

/**
 * The map's worker as a part of the page. Pages from a disk have no origin, where no module worker starts from a `blob:` address; the
 * ending says that this one is a classic script.
 */
function inlineMapWorker(target: string[]): Plugin {
  const worker = createRequire(import.meta.url).resolve('maplibre-gl/dist/maplibre-gl-worker.mjs');
  return {
    name: 'chidu-inline-map-worker',
    enforce: 'pre',
    resolveId: (id) => (id === WORKER_IMPORT ? INLINE_WORKER : null),
    async load(id) {
      if (id !== INLINE_WORKER) return null;
      const { code } = await buildAlone(worker, target, []);
      return `export default URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' })) + '#.cjs';`;
    },
  };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ImportFound, readImports } from './read-imports.ts';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly source: string;
  readonly imports: readonly ImportFound[];
}

/** Every TypeScript file below a top-level folder. */
export function readSourceTree(folder: 'src' | 'tests'): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .sort()
    .map((path) => {
      const source = readFileSync(join(ROOT, path), 'utf8');
      return { path, source, imports: readImports(path, source) };
    });
}

/** The file that a relative specifier names, from the root; null when there is none (extensions are written out). */
export function resolveImport(from: string, specifier: string): string | null {
  const path = specifier.startsWith('/') ? specifier.slice(1) : posix.join(posix.dirname(from), specifier);
  return existsSync(join(ROOT, path)) ? path : null;
}

export function isRelative(specifier: string): boolean {
  return /^[./]/.test(specifier);
}

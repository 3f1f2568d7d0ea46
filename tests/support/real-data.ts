import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.env.CHIDU_REAL_DATA ?? resolve(dirname(fileURLToPath(import.meta.url)), '../../../shared/data/real');

/** Real files lie beside the repository and are not part of it; tests that need them are skipped where they are missing. */
export const hasReal: boolean = existsSync(root);

export function realPath(...parts: string[]): string {
  return resolve(root, ...parts);
}

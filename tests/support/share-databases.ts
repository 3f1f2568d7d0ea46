import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/** Before a run: gives all its files one folder for the databases that they begin with copies of. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'chidu-databases-'));
  process.env.CHIDU_TEST_DATABASES = folder;
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

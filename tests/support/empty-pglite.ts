import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

let own: Promise<Blob> | undefined;

/**
 * A copy of an embedded database in which nothing is. Making one from nothing takes seconds of work, reading a copy less than one: it is
 * made once for a run, in the folder that `share-databases.ts` gives to all its files.
 */
export function readEmptyPglite(): Promise<Blob> {
  own ??= readOrMake(process.env.CHIDU_TEST_DATABASES);
  return own;
}

async function readOrMake(folder: string | undefined): Promise<Blob> {
  const path = folder === undefined ? undefined : join(folder, 'pglite.tar');
  if (path !== undefined && existsSync(path)) return new Blob([await readFile(path)]);
  const made = await PGlite.create({ dataDir: 'memory://' });
  const copy = await made.dumpDataDir('none');
  await made.close();
  if (path !== undefined) {
    // Two files may make it at the same time: whoever comes last replaces a whole one by a whole one.
    const part = `${path}.${process.pid}`;
    await writeFile(part, Buffer.from(await copy.arrayBuffer()));
    await rename(part, path);
  }
  return copy;
}

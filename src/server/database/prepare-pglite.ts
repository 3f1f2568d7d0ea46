import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { takeLock } from './lock-file.ts';

/** Runs in a thread of its own, from text: a thread does not know how the program itself is loaded. */
const CREATE = `
  const { workerData } = require('node:worker_threads');
  import(workerData.library)
    .then(({ PGlite }) => PGlite.create({ dataDir: workerData.folder }))
    .then((database) => database.close());
`;

/**
 * Creates the embedded database where there is none yet, away from the thread that serves the page: it takes some seconds in which a
 * thread does nothing else. @throws DatabaseError `database-locked`
 */
export async function preparePglite(folder: string): Promise<void> {
  if (existsSync(`${folder}/pglite/PG_VERSION`)) return;
  await mkdir(folder, { recursive: true });
  const release = await takeLock(folder);
  const part = `${folder}/pglite.part`;
  try {
    // What an interrupted first start left behind.
    await rm(part, { recursive: true, force: true });
    await new Promise<void>((resolve, reject) => {
      const library = import.meta.resolve('@electric-sql/pglite');
      const worker = new Worker(CREATE, { eval: true, workerData: { library, folder: part } });
      worker.once('error', reject);
      worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the database was not created (${code})`))));
    });
    await rename(part, `${folder}/pglite`);
  } finally {
    await release();
  }
}

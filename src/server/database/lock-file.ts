import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from './database.ts';

/**
 * Takes the folder for this process: the embedded database has no lock of its own, and two processes destroy it silently. A lock of a
 * process that is gone is taken over. @returns how to give it back @throws DatabaseError `database-locked`
 */
export async function takeLock(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'chidu.lock');
  for (let tries = 0; tries < 2; tries++) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (isAlive(holder))
        throw new DatabaseError(
          'database-locked',
          `process ${holder} already works on ${folder}; stop it, or choose another folder with DATA=…`,
        );
      await rm(path, { force: true });
    }
  }
  throw new DatabaseError('database-locked', `another process took ${folder} at this very moment; start again`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

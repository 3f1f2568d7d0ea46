import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives all files of a run one folder for the databases that they begin with copies of. Returns what removes it. */
export default function shareDatabases(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'chidu-databases-'));
  process.env.CHIDU_TEST_DATABASES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

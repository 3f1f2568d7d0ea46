import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContainerFiles } from '../formats/container/container.ts';
import { packContainer } from '../formats/container/write.ts';
import { CliError } from './cli-error.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Writes a container as a `.chidu` file, which is replaced as a whole, or into a new or empty folder. Returns the bytes written.
 * @throws CliError `file-exists`, `file-unwritable`; system errors
 */
export async function writeDistrict(path: string, files: ContainerFiles): Promise<number> {
  return path.endsWith('.chidu') ? writeZipped(path, files) : writeFolder(path, files);
}

async function writeZipped(path: string, files: ContainerFiles): Promise<number> {
  if (await isFolder(path)) throw new CliError('file-is-folder', {}, { file: path });
  const bytes = packContainer(files);
  await writeWhole(path, bytes);
  return bytes.length;
}

async function writeFolder(folder: string, files: ContainerFiles): Promise<number> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new CliError('file-exists', {}, { file: folder });
  let size = 0;
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
    size += bytes.length;
  }
  return size;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

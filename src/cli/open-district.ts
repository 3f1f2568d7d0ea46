import { readdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { EMPTY_FEED, verifyChain } from '../core/register/feed.ts';
import { CONTAINER_PATHS } from '../formats/container/container.ts';
import { type ReadContainerResult, readContainer, unpackContainer } from '../formats/container/read.ts';
import { LIMITS } from '../formats/limits.ts';
import { CliError } from './cli-error.ts';
import { readWhole } from './open-source.ts';
import type { Terminal } from './terminal.ts';

/**
 * Opens a district container, a `.chidu` file or a folder, and proves its hashes and the chain of its feed.
 * @throws ReadError of the container; CliError `feed-altered`; system errors
 */
export async function openDistrict(path: string, terminal: Terminal): Promise<ReadContainerResult> {
  const fileName = basename(path);
  const words = terminal.texts.t('cli.progress.reading', { file: fileName });
  terminal.progress(words);
  const files = (await stat(path)).isDirectory()
    ? await readFolder(path)
    : await unpackContainer(await readWhole(path), {
        fileName,
        progress: (done, total) => terminal.progress(words, done / total),
      });
  const container = await readContainer(files);
  proveFeed(container, fileName, (share) =>
    terminal.progress(terminal.texts.t('cli.progress.proving', { file: fileName }), share),
  );
  return container;
}

/** Changes between two reports; some milliseconds of hashing. */
const CHANGES_PER_SLICE = 500;

function proveFeed({ feed }: ReadContainerResult, fileName: string, report: (share: number) => void): void {
  let head = EMPTY_FEED;
  for (let from = 0; from < feed.length; from += CHANGES_PER_SLICE) {
    const chain = verifyChain(feed.slice(from, from + CHANGES_PER_SLICE), head);
    if (!chain.ok) throw new CliError('feed-altered', { seq: chain.seq }, { file: fileName });
    head = chain.head;
    report(from / feed.length);
  }
}

/** The files of a container in a folder; others are left alone. */
async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = name.split(sep).join('/');
    const isPart =
      path === CONTAINER_PATHS.manifest ||
      path === CONTAINER_PATHS.feed ||
      path.startsWith(CONTAINER_PATHS.packages) ||
      path.startsWith(CONTAINER_PATHS.photos);
    if (!isPart || !(await stat(join(folder, name))).isFile()) continue;
    const bytes = await readWhole(join(folder, name));
    size += bytes.length;
    if (size > LIMITS.unpackedBytes) throw new CliError('unpacked-too-large', { limit: LIMITS.unpackedBytes }, { file: folder });
    files.set(path, bytes);
  }
  return files;
}

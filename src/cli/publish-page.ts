import { mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256 } from '../core/register/sha256.ts';
import { writeSnapshot } from '../core/report/snapshot/make-snapshot.ts';
import { readSnapshot } from '../core/report/snapshot/read-snapshot.ts';
import { HIDDEN, type SnapshotWords } from '../core/report/snapshot/snapshot.ts';
import { PUBLIC_FILES, writePublicPage } from '../formats/public-page/write-public-page.ts';
import { createPublicPageTexts } from '../i18n/public-page/create-public-page-texts.ts';
import { CliError } from './cli-error.ts';
import { freezeDistrict } from './freeze-district.ts';
import { openDistrict } from './open-district.ts';
import { readWhole } from './open-source.ts';
import type { Terminal } from './terminal.ts';
import { isSnapshotFile } from './verify-snapshot.ts';
import { writeWhole } from './write-whole.ts';

interface PublishRequest {
  /** A district, or the file of a snapshot for the public. */
  readonly path: string;
  readonly on: string | undefined;
  readonly knownAt: number | undefined;
  readonly words: SnapshotWords;
  readonly before: readonly string[];
  readonly folder: string;
}

/** The public page of a day in a folder: a page in each language and the snapshot that they were made from. @throws CliError */
export async function publishPage(request: PublishRequest, terminal: Terminal) {
  const { folder } = request;
  const bytes = await snapshotBytes(request, terminal);
  const { ok, snapshot, file_sha256 } = readSnapshot(bytes);
  if (!ok || !snapshot) throw new CliError('snapshot-altered', { file: basename(request.path) });
  const [chinese, english] = await Promise.all([createPublicPageTexts('zh-CN'), createPublicPageTexts('en')]);
  const { page, otherPage, snapshot: snapshotFile } = PUBLIC_FILES;
  const pages = [
    [page, writePublicPage({ snapshot, file_sha256, other: otherPage }, chinese)],
    [otherPage, writePublicPage({ snapshot, file_sha256, other: page }, english)],
  ] as const;
  await mkdir(folder, { recursive: true });
  await writeWhole(join(folder, snapshotFile), bytes);
  for (const [name, text] of pages) await writeWhole(join(folder, name), new TextEncoder().encode(text));
  const cells = snapshot.figures.flatMap((table) => table.cells.flat()).filter((cell) => cell !== null);
  return {
    folder,
    files: [page, otherPage, snapshotFile],
    id: snapshot.id,
    as_of: snapshot.asOf,
    known_at: snapshot.knownAt.seq,
    cells: cells.length,
    hidden: cells.filter((cell) => cell === HIDDEN).length,
    file_sha256: sha256(bytes),
  };
}

async function snapshotBytes({ path, on, knownAt, words, before }: PublishRequest, terminal: Terminal): Promise<Uint8Array> {
  if ((await stat(path)).isFile()) {
    const bytes = await readWhole(path);
    if (isSnapshotFile(bytes)) return bytes;
  }
  if (on === undefined) throw new CliError('option-missing', { option: '--on' });
  const container = await openDistrict(path, terminal);
  const request = { asOf: on, audience: 'public' as const, knownAt, words, before, id: undefined };
  const measuring = terminal.texts.t('cli.progress.footprint');
  return writeSnapshot(await freezeDistrict(container, request, (share) => terminal.progress(measuring, share)));
}

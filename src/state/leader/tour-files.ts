import type { Audience } from '../../core/report/audience.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Snapshot } from '../../core/report/snapshot/snapshot.ts';
import type { MadeSnapshot, SnapshotPast } from '../../workers/calls/snapshots.ts';
import type { Progress } from '../../workers/rpc.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';

/** A snapshot's file with what it says, read once. */
export interface TourFile {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly snapshot: Snapshot;
  /** What the feed will say of it; absent where the feed has it already. */
  readonly frozen?: MadeSnapshot['frozen'];
}

export interface FreezeOrder {
  readonly on: Day;
  readonly audience: Audience;
  readonly knownAt: number | null;
  /** Of the snapshots, as the feed will list them. */
  readonly title: string;
}

/** Files that were read or frozen since the page was loaded, by SHA-256. */
const files = new Map<string, TourFile>();

useSession.subscribe(({ summary }, before) => {
  if (before.summary && summary?.district.id !== before.summary.district.id) files.clear();
});

export const knownFile = (sha256: string): TourFile | undefined => files.get(sha256);

/**
 * Freezes a day. What the audience was given last is held against it, and what it will be given in the same tour: together they give
 * nothing away either. Takes seconds.
 * @param beside names of the snapshots of the same tour
 * @throws CodedError of `makeSnapshot`
 */
export async function freezeDay(
  { on, audience, knownAt, title }: FreezeOrder,
  beside: readonly string[],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<TourFile> {
  const { engine, ids, store } = services();
  const { summary } = useSession.getState();
  const district = summary?.district.id ?? '';
  const { latest } = await engine.savedTours([]);
  const names = audience === 'planner' ? [] : [...new Set([...latest[audience].map((one) => one.file_sha256), ...beside])];
  const before: Uint8Array[] = [];
  for (const name of names) {
    const known = files.get(name)?.bytes;
    const kept = known ? null : await store.attachment(district, name);
    if (known) before.push(known);
    else if (kept) before.push(new Uint8Array(await kept.content.arrayBuffer()));
  }
  const needsPast = knownAt !== null || before.length > 0;
  const parts = needsPast ? await store.load(district) : null;
  const past: SnapshotPast | null = parts ? { feed: parts.feed, packages: parts.packages } : null;
  const made = await engine.makeSnapshot(
    [
      {
        id: ids.next(),
        audience,
        asOf: on,
        ...(knownAt !== null && { knownAt }),
        words: { title, text: '' },
        camera: null,
        pictures: [],
        before,
      },
      past,
    ],
    { signal, onProgress },
  );
  return keepFile(await readFile(made.bytes, made.frozen.file_sha256), made.frozen);
}

async function readFile(bytes: Uint8Array, sha256: string): Promise<TourFile> {
  const { ok, snapshot } = await services().engine.readSnapshot([bytes, sha256]);
  if (!ok || !snapshot) throw Object.assign(new Error(sha256), { code: 'snapshot-before-altered' });
  return { sha256, bytes, snapshot };
}

function keepFile(file: TourFile, frozen?: MadeSnapshot['frozen']): TourFile {
  const kept = frozen ? { ...file, frozen } : file;
  files.set(file.sha256, kept);
  return kept;
}

/** Takes a file in that a draft on this device holds. @throws CodedError where it was altered */
export async function takeFile(bytes: Uint8Array, sha256: string, frozen?: MadeSnapshot['frozen']): Promise<void> {
  if (!files.has(sha256)) keepFile(await readFile(bytes, sha256), frozen);
}

/** Reads files from this device's record. @returns the names of those that are not here @throws CodedError where one was altered */
export async function loadFiles(names: readonly string[]): Promise<readonly string[]> {
  const district = useSession.getState().summary?.district.id ?? '';
  const missing: string[] = [];
  for (const name of names) {
    if (files.has(name)) continue;
    const kept = await services().store.attachment(district, name);
    if (kept) keepFile(await readFile(new Uint8Array(await kept.content.arrayBuffer()), name));
    else missing.push(name);
  }
  return missing;
}

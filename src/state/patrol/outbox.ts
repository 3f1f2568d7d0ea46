import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import { EMPTY_FEED, type FeedHead } from '../../core/register/feed.ts';
import { carriedOf } from '../../core/register/outbox/carried-change.ts';
import { isUnsafe, type OutboxEntry } from '../../core/register/outbox/outbox-entry.ts';
import { countNeverPacked, judgeReceipt, readReceipt } from '../../core/register/outbox/receipt.ts';
import type { Progress } from '../../workers/rpc.ts';
import { filesOf } from '../district-files.ts';
import { asCodedError } from '../failure.ts';
import { readWholeText } from '../read-whole.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';

/** A file that carries the outbox, written and not handed over yet. */
export interface ReadyFile {
  readonly name: string;
  readonly blob: Blob;
  /** Changes that it carries. */
  readonly ids: readonly string[];
  /** Files of photos that were not on this device, or are damaged. */
  readonly missing: number;
}

interface OutboxState {
  /** The open district's; empty while none is open. */
  readonly entries: readonly OutboxEntry[];
  readonly base: FeedHead;
  /** Read at least once: nothing is said to be safe before. */
  readonly isKnown: boolean;
  readonly packing: Progress | 'begun' | null;
  readonly ready: ReadyFile | null;
  readonly problem: CodedError | null;
  /** What the last receipt brought. */
  readonly read: { readonly safe: number; readonly attention: number } | null;
}

const NOTHING: OutboxState = {
  entries: [],
  base: EMPTY_FEED,
  isKnown: false,
  packing: null,
  ready: null,
  problem: null,
  read: null,
};

/** What was recorded in the field on this device, and how safe it is. */
export const useOutbox = create<OutboxState>()(() => NOTHING);

const set = useOutbox.setState;

/**
 * Writes what is not safe yet into one file; once everything is safe, all of it. It is then ready to be handed over: a phone asks for a
 * touch of its own before it shares.
 */
export async function packOutbox(): Promise<void> {
  const { summary } = useSession.getState();
  const { entries, base, packing } = useOutbox.getState();
  const waiting = entries.filter(isUnsafe);
  const carried = waiting.length > 0 ? waiting : entries;
  if (!summary || carried.length === 0 || packing) return;
  const { engine, store, clock, device } = services();
  const { district } = summary;
  set({ packing: 'begun', ready: null, problem: null, read: null });
  try {
    const ids = carried.map(({ id }) => id);
    const changes = (await store.changes(district.id, ids)).map(carriedOf);
    const exportedAt = clock.now();
    const header = { district: { id: district.id, name: district.name }, base, device, exportedAt };
    const { blob, missing } = await engine.packOutbox([header, changes, await filesOf(district.id, changes)], {
      onProgress: (progress) => set({ packing: progress }),
    });
    // On a full disk the way out is still the file: whoever made room exports once more before a receipt counts.
    await store
      .patchOutbox(
        district.id,
        ids.map((id) => ({ id, packedAt: exportedAt })),
      )
      .catch(() => undefined);
    set({ ready: { name: nameFile(district.name, exportedAt, device), blob, ids, missing: missing.length } });
  } catch (error) {
    set({ problem: asCodedError(error) });
  } finally {
    set({ packing: null });
  }
}

/** Unlike any other phone's of the same minute: a desk gets many of them in one folder. */
export const nameFile = (district: string, at: string, device: string): string =>
  `${district}-outbox-${at.slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}-${device.slice(-4)}.chidu`;

/** Whether the browser hands this file to other programs. */
export function canShare(file: ReadyFile): boolean {
  const files = [asFile(file)];
  return typeof navigator.canShare === 'function' && navigator.canShare({ files });
}

const asFile = ({ name, blob }: ReadyFile): File => new File([blob], name, { type: blob.type });

/** Hands the ready file over, to a program that the person chooses or to the downloads. A file is a way: what it carries is not safe yet. */
export async function handOver(how: 'share' | 'download'): Promise<void> {
  const { ready } = useOutbox.getState();
  const { summary } = useSession.getState();
  if (!ready || !summary) return;
  try {
    if (how === 'share') await navigator.share({ files: [asFile(ready)], title: ready.name });
    else download(ready);
    const exportedAt = services().clock.now();
    await services().store.patchOutbox(
      summary.district.id,
      ready.ids.map((id) => ({ id, exportedAt })),
    );
    set({ ready: null });
  } catch (error) {
    // Who closes the list of programs has decided nothing: the file stays ready.
    if ((error as { name?: string }).name !== 'AbortError') set({ problem: asCodedError(error) });
  }
}

/** Hands a file to the browser's downloads. */
export function download({ name, blob }: Pick<ReadyFile, 'name' | 'blob'>): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Reads a desk's receipt: what it read back with the same hash is safe, what it refused or holds otherwise needs attention. */
export async function openReceipt(file: Blob): Promise<void> {
  set({ problem: null, read: null });
  const { summary } = useSession.getState();
  if (!summary) return;
  const text = await readWholeText(file).catch((error: unknown) => set({ problem: asCodedError(error) }));
  if (text === undefined) return;
  const check = readReceipt(text);
  if (!check.ok) return set({ problem: { code: check.code } });
  const { receipt } = check;
  const { id, name } = summary.district;
  if (receipt.district.id !== id)
    return set({ problem: { code: 'receipt-of-another-district', params: { found: receipt.district.name, open: name } } });
  const { store, clock, device } = services();
  // What lies on one device only is not safe, however often that device reads it back.
  if (receipt.device === device) return set({ problem: { code: 'receipt-own' } });
  try {
    const safeAt = clock.now();
    const { entries } = await store.outbox(id);
    const unpacked = countNeverPacked(entries, receipt);
    if (unpacked > 0) return set({ problem: { code: 'receipt-never-sent', params: { count: unpacked } } });
    const marks = judgeReceipt(entries, receipt);
    if (marks.length === 0) return set({ problem: { code: 'receipt-of-others' } });
    await store.patchOutbox(
      id,
      marks.map((mark) => (mark.state === 'safe' ? { ...mark, safeAt } : mark)),
    );
    const safe = marks.filter(({ state }) => state === 'safe').length;
    set({ read: { safe, attention: marks.length - safe } });
  } catch (error) {
    set({ problem: asCodedError(error) });
  }
}

let followed: { readonly id: string; stop(): void } | null = null;

/** Follows the outbox of the open district, whichever tab writes it. */
function follow(): void {
  const { phase, summary, keeping } = useSession.getState();
  const id = phase.at === 'ready' && keeping.state !== 'keeping' ? summary?.district.id : undefined;
  if (id === followed?.id) return;
  followed?.stop();
  set(NOTHING);
  followed = null;
  if (id === undefined) return;
  const stop = services().store.followOutbox(id, ({ entries, base }) => {
    if (followed === null || followed.id === id) set({ entries, base, isKnown: true });
  });
  followed = { id, stop };
}

useSession.subscribe(follow);
follow();

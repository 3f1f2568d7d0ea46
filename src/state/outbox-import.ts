import { create } from 'zustand';
import type { AcceptedChange } from '../core/register/change.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import { digestCarried } from '../core/register/outbox/carried-change.ts';
import { filesNamed } from '../core/register/outbox/field-work.ts';
import { sealReceipt } from '../core/register/outbox/receipt.ts';
import type { DeskHolds, JudgedRecord, WaitingOutbox } from '../workers/calls/outbox.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';
import { useView } from './view.ts';

/** An outbox with what this desk's store knows of it. */
export interface OpenOutbox extends WaitingOutbox {
  /** Whether the phone's district came from this desk's feed: only then can be told what changed meanwhile. */
  readonly isBaseKnown: boolean;
}

/** Outbox files that were read together, and what they would bring. */
export interface OpenOutboxes {
  readonly outboxes: readonly OpenOutbox[];
  readonly records: readonly JudgedRecord[];
  /** Files that were not taken, each with the reason. */
  readonly unread: readonly { readonly fileName: string; readonly error: CodedError }[];
  readonly problem: CodedError | null;
}

/** A receipt to be given back to the phones. */
export interface ReceiptFile {
  readonly name: string;
  readonly text: string;
}

type Phase =
  | { readonly at: 'idle' }
  | { readonly at: 'reading'; readonly fileName: string; readonly progress: Progress | null }
  | { readonly at: 'open'; readonly open: OpenOutboxes }
  | { readonly at: 'accepting'; readonly open: OpenOutboxes }
  | {
      readonly at: 'done';
      readonly open: OpenOutboxes;
      readonly taken: number;
      /** What was recorded, to be taken back whole. */
      readonly changes: readonly string[];
      readonly receipt: ReceiptFile | null;
      readonly problem: CodedError | null;
    };

export const useOutboxImport = create<{ readonly phase: Phase }>()(() => ({ phase: { at: 'idle' } }));

const set = (phase: Phase) => useOutboxImport.setState({ phase });

/** Takes the outboxes among files that somebody opened or dropped; returns the others. */
export async function takeOutboxes(files: readonly File[]): Promise<readonly File[]> {
  if (!useSession.getState().summary) return files;
  const outboxes: File[] = [];
  const others: File[] = [];
  for (const file of files) ((await isOutbox(file)) ? outboxes : others).push(file);
  if (outboxes.length > 0) await receiveOutboxes(outboxes);
  return others;
}

/** By what is in it: names do not survive every messenger. Whoever opens what cannot be read says so. */
async function isOutbox(file: File): Promise<boolean> {
  if (!/\.(chidu|zip)$/i.test(file.name)) return false;
  const kind = await services()
    .engine.kindOfFile([file.slice()])
    .catch(() => null);
  return kind === 'outbox';
}

/** Reads outbox files and shows what they would bring; nothing is recorded. One that cannot be read leaves the others. */
export async function receiveOutboxes(files: readonly File[]): Promise<void> {
  const { engine, device } = services();
  const before = current();
  const outboxes: OpenOutbox[] = [...(before?.outboxes ?? [])];
  const unread: { fileName: string; error: CodedError }[] = [];
  for (const file of files) {
    const fileName = file.name;
    set({ at: 'reading', fileName, progress: null });
    try {
      const onProgress = (progress: Progress) => set({ at: 'reading', fileName, progress });
      const read = await engine.readOutbox([fileName, file.slice()], { onProgress });
      if (read.device === device) {
        await engine.dropOutbox([read.outboxId]);
        throw Object.assign(new Error(fileName), { code: 'outbox-own' });
      }
      outboxes.push({ ...read, isBaseKnown: await isBaseKnown(read) });
    } catch (error) {
      unread.push({ fileName, error: asCodedError(error) });
    }
  }
  await judge(outboxes, unread);
}

async function judge(outboxes: OpenOutboxes['outboxes'], unread: OpenOutboxes['unread']): Promise<void> {
  const ids = outboxes.map(({ outboxId }) => outboxId);
  try {
    const records = ids.length === 0 ? [] : await services().engine.judgeOutboxes([ids, await askStore(outboxes), today()]);
    set({ at: 'open', open: { outboxes, records, unread, problem: null } });
  } catch (error) {
    set({ at: 'open', open: { outboxes, records: [], unread, problem: asCodedError(error) } });
  }
}

/** Takes in every record that may be, in one transaction: all of them or nothing. Their phones get a receipt of what is then read back. */
export async function acceptOutboxes(): Promise<void> {
  const open = current();
  if (!open || useOutboxImport.getState().phase.at !== 'open') return;
  set({ at: 'accepting', open });
  try {
    const ids = open.outboxes.map(({ outboxId }) => outboxId);
    const { records, drafts, recorded, photos } = await services().engine.admitOutboxes([
      ids,
      await askStore(open.outboxes),
      today(),
    ]);
    const accepted = drafts.length > 0 ? await record(drafts, { attachments: photos, recorded }) : [];
    useView.getState().noteRecord(accepted);
    const changes = accepted.map(({ id: change }) => change);
    const judged = { ...open, records, problem: null };
    const taken = records.filter(({ verdict }) => verdict === 'new').length;
    try {
      set({ at: 'done', open: judged, taken, changes, receipt: await writeReceipt(judged), problem: null });
    } catch (error) {
      set({ at: 'done', open: judged, taken, changes, receipt: null, problem: asCodedError(error) });
    }
  } catch (error) {
    set({ at: 'open', open: { ...open, problem: asCodedError(error) } });
  }
}

/** Puts the files aside. */
export async function closeOutboxes(): Promise<void> {
  const open = current();
  set({ at: 'idle' });
  for (const { outboxId } of open?.outboxes ?? []) await services().engine.dropOutbox([outboxId]);
}

function current(): OpenOutboxes | null {
  const { phase } = useOutboxImport.getState();
  return phase.at === 'open' || phase.at === 'accepting' || phase.at === 'done' ? phase.open : null;
}

async function isBaseKnown({ base }: WaitingOutbox): Promise<boolean> {
  const [known] = await services().store.changesBefore(openDistrict().id, base.seq + 1, 1);
  return known?.seq === base.seq && known.hash === base.hash;
}

async function askStore(outboxes: readonly OpenOutbox[]): Promise<DeskHolds> {
  const { store } = services();
  const { id } = openDistrict();
  const changes = await store.changes(
    id,
    outboxes.flatMap((one) => one.changes),
  );
  const bases = outboxes.flatMap((one) => (one.isBaseKnown ? [one.outboxId] : []));
  return { changes, bases, files: await store.attachmentNames(id) };
}

/** Says what this desk holds of the files' records, every hash of it made from what lies in the store now. */
async function writeReceipt({ outboxes, records }: OpenOutboxes): Promise<ReceiptFile> {
  const { store, clock, device } = services();
  const { id, name } = openDistrict();
  const held = await store.changes(
    id,
    outboxes.flatMap(({ changes }) => changes),
  );
  const issuedAt = clock.now();
  const { seq, hash } = useSession.getState().summary ?? { seq: 0, hash: '' };
  const refused = records.flatMap(({ changes, refusal }) =>
    refusal ? changes.map((change) => ({ id: change, ...refusal })) : [],
  );
  const receipt = sealReceipt({
    district: { id, name },
    head: { seq, hash },
    issuedAt,
    device,
    taken: held.map((change: AcceptedChange) => ({ id: change.id, seq: change.seq, digest: digestCarried(change) })),
    files: await store.proveAttachments(id, [...new Set(held.flatMap(filesNamed))]),
    refused: refused.filter((one) => !held.some((change) => change.id === one.id)),
  });
  const stamp = issuedAt.slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  return { name: `${name}-${stamp}.chidu-receipt`, text: `${JSON.stringify(receipt, null, 1)}\n` };
}

function openDistrict(): { readonly id: string; readonly name: string } {
  const { summary } = useSession.getState();
  if (!summary) throw Object.assign(new Error('no district is open'), { code: 'district-missing' });
  return summary.district;
}

// What was read for one district is none of another's.
useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) set({ at: 'idle' });
});

import { isCanonical, writeCanonicalJson } from '../canonical-json.ts';
import type { District } from '../district.ts';
import type { FeedHead } from '../feed.ts';
import type { Instant } from '../ports.ts';
import { sha256 } from '../sha256.ts';
import type { OutboxEntry, OutboxReason } from './outbox-entry.ts';

export const RECEIPT_FORMAT = 'chidu-receipt/1';
/** Groups within groups; a receipt has three. */
const DEEPEST = 32;

/** What a desk says it holds: read back from its own store after it was kept, never copied from the file that came. */
export interface Receipt {
  readonly format: typeof RECEIPT_FORMAT;
  readonly district: District;
  /** Where the desk's feed stood. */
  readonly head: FeedHead;
  readonly issuedAt: Instant;
  /** The desk's device. */
  readonly device: string;
  readonly taken: readonly { readonly id: string; readonly seq: number; readonly digest: string }[];
  /** SHA-256 of the files that were hashed again where they lie. */
  readonly files: readonly string[];
  readonly refused: readonly ({ readonly id: string } & OutboxReason)[];
  /** Of all the rest as canonical JSON: finds a damaged file, proves nothing about who wrote it. */
  readonly sha256: string;
}

export function sealReceipt(said: Omit<Receipt, 'sha256' | 'format'>): Receipt {
  const receipt = { format: RECEIPT_FORMAT, ...said } as const;
  return { ...receipt, sha256: sha256(writeCanonicalJson(receipt)) };
}

export type ReceiptCheck =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly code: 'receipt-unreadable' | 'receipt-version' | 'receipt-damaged' };

/** Reads a receipt's text. What was cut, altered or is something else is refused whole. */
export function readReceipt(text: string): ReceiptCheck {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, code: 'receipt-unreadable' };
  }
  if (typeof value !== 'object' || value === null || !('format' in value)) return { ok: false, code: 'receipt-unreadable' };
  if (value.format !== RECEIPT_FORMAT) return { ok: false, code: 'receipt-version' };
  if (!isCanonical(value, DEEPEST) || !isReceipt(value)) return { ok: false, code: 'receipt-damaged' };
  const { sha256: stated, ...said } = value;
  return sha256(writeCanonicalJson(said)) === stated ? { ok: true, receipt: value } : { ok: false, code: 'receipt-damaged' };
}

function isReceipt(value: object): value is Receipt {
  const { district, head, taken, files, refused, issuedAt, device } = value as Partial<Record<keyof Receipt, unknown>>;
  const hasText = (one: unknown, ...names: string[]) =>
    typeof one === 'object' && one !== null && names.every((name) => typeof (one as Record<string, unknown>)[name] === 'string');
  return (
    hasText(district, 'id', 'name') &&
    hasText(head, 'hash') &&
    Array.isArray(taken) &&
    taken.every((one) => hasText(one, 'id', 'digest')) &&
    arePlaces((head as FeedHead).seq, taken as Receipt['taken']) &&
    Array.isArray(files) &&
    files.every((name) => typeof name === 'string') &&
    Array.isArray(refused) &&
    refused.every((one) => hasText(one, 'id', 'code')) &&
    typeof issuedAt === 'string' &&
    typeof device === 'string'
  );
}

/** Each change has a place of its own in the feed that the receipt speaks of. */
function arePlaces(last: number, taken: Receipt['taken']): boolean {
  const seqs = taken.map(({ seq }) => seq);
  return new Set(seqs).size === seqs.length && seqs.every((seq) => Number.isSafeInteger(seq) && seq >= 1 && seq <= last);
}

/**
 * How many changes a receipt claims to hold that were never written into any file: no desk can have them, so that nothing of such a
 * receipt is believed.
 */
export function countNeverPacked(entries: readonly OutboxEntry[], { taken }: Receipt): number {
  const claimed = new Set(taken.map(({ id }) => id));
  return entries.filter(({ id, packedAt, exportedAt, state }) => claimed.has(id) && !packedAt && !exportedAt && state !== 'safe')
    .length;
}

/** What a receipt says of one entry. */
export interface OutboxMark {
  readonly id: string;
  readonly state: 'safe' | 'attention';
  readonly reason?: OutboxReason;
}

/**
 * Compares what a desk read back with what this device recorded. Safe is a change whose hash is the same and whose files are all there;
 * anything else that the receipt speaks of needs attention, with the reason. What it does not name stays as it was.
 */
export function judgeReceipt(entries: readonly OutboxEntry[], receipt: Receipt): readonly OutboxMark[] {
  const taken = new Map(receipt.taken.map((one) => [one.id, one.digest]));
  const refused = new Map(receipt.refused.map((one) => [one.id, one]));
  const files = new Set(receipt.files);
  return entries.flatMap(({ id, digest, files: own, state, place }): OutboxMark[] => {
    const read = taken.get(id);
    if (read !== undefined) {
      // A server names who recorded it by the session, so that a desk which has it from there holds another digest of the same record.
      if (read !== digest && place && state === 'safe') return [];
      if (read !== digest) return [{ id, state: 'attention', reason: { code: 'receipt-hash-differs' } }];
      const missing = own.find((name) => !files.has(name));
      if (missing === undefined) return [{ id, state: 'safe' }];
      return [{ id, state: 'attention', reason: { code: 'receipt-photo-missing', params: { name: missing.slice(0, 12) } } }];
    }
    const refusal = refused.get(id);
    // An older receipt does not take back what a later one proved.
    if (!refusal || state === 'safe') return [];
    const { code, params } = refusal;
    return [{ id, state: 'attention', reason: { code, ...(params && { params }) } }];
  });
}

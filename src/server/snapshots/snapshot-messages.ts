import type { AcceptedChange } from '../../core/register/change.ts';
import type { CurrentSnapshot, SnapshotOrder } from './make-leader-snapshot.ts';

/** To the thread: an order, or what it asked for. */
export type ToThread =
  | { readonly type: 'make'; readonly id: number; readonly order: SnapshotOrder }
  | { readonly type: 'supplied'; readonly id: number; readonly value: Supplied }
  | { readonly type: 'unsupplied'; readonly id: number; readonly message: string };

/** From the thread: what was ordered, or what it needs for that. */
export type FromThread =
  | { readonly type: 'made'; readonly id: number; readonly made: CurrentSnapshot }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | { readonly type: 'changes'; readonly id: number; readonly district: string; readonly after: number; readonly upTo: number }
  | { readonly type: 'packages'; readonly id: number; readonly district: string; readonly names: readonly string[] };

export type Supplied = readonly AcceptedChange[] | ReadonlyMap<string, Uint8Array>;

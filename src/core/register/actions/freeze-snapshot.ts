import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Puts a snapshot's file on record. It speaks of what is known: neither of days to come nor of changes to come. */
export function freezeSnapshot(
  register: Register,
  input: ChangeBodies['snapshot-frozen'] & { readonly on: Day },
): ChangeDraft<'snapshot-frozen'> | Refusal {
  const { snapshot, on } = input;
  if (register.snapshots.has(snapshot.id)) return { refused: 'snapshot-exists', snapshot: snapshot.id };
  if (snapshot.asOf > on) return { refused: 'snapshot-ahead', day: snapshot.asOf };
  if (snapshot.knownAt.seq > register.seq) return { refused: 'snapshot-unknown-place', seq: snapshot.knownAt.seq };
  if (snapshot.title.trim() === '') return { refused: 'title-missing' };
  return draftChange(register, 'snapshot-frozen', { kind: 'snapshot', id: snapshot.id }, on, { snapshot });
}

/** Takes back a publication. Its file stays: the change that named it is still in the feed. */
export function withdrawSnapshot(
  register: Register,
  input: ChangeBodies['snapshot-withdrawn'] & { readonly snapshotId: string; readonly on: Day },
): ChangeDraft<'snapshot-withdrawn'> | Refusal {
  const { snapshotId, reason, on } = input;
  if (!register.snapshots.has(snapshotId)) return { refused: 'snapshot-unknown', snapshot: snapshotId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'snapshot-withdrawn', { kind: 'snapshot', id: snapshotId }, on, { reason });
}

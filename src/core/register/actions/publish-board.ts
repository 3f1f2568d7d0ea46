import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Fixes a week's board. It speaks of what is known: neither of days to come nor of changes to come. A week may be published again. */
export function publishBoard(
  register: Register,
  input: ChangeBodies['board-published'] & { readonly on: Day },
): ChangeDraft<'board-published'> | Refusal {
  const { board, on } = input;
  if (register.boards.has(board.id)) return { refused: 'board-exists', board: board.id };
  if (board.asOf > on) return { refused: 'board-ahead', day: board.asOf };
  if (board.knownAt > register.seq) return { refused: 'board-unknown-place', seq: board.knownAt };
  return draftChange(register, 'board-published', { kind: 'board', id: board.id }, on, { board });
}

/** Takes back a publication, with the reason. That it was made stays in the feed. */
export function withdrawBoard(
  register: Register,
  input: ChangeBodies['board-withdrawn'] & { readonly boardId: string; readonly on: Day },
): ChangeDraft<'board-withdrawn'> | Refusal {
  const { boardId, reason, on } = input;
  if (!register.boards.has(boardId)) return { refused: 'board-unknown', board: boardId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'board-withdrawn', { kind: 'board', id: boardId }, on, { reason });
}

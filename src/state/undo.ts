import { asCodedError } from './failure.ts';
import { recordCounter, takeBack } from './take-back.ts';
import { type UndoStep, useView } from './view.ts';

/** A step of the register is on its way: the next waits until it is recorded. */
let running: Promise<unknown> = Promise.resolve();

/** Recorded with the withdrawal, in the words of the person's language. */
type Reason = string | ((step: UndoStep) => string);

/**
 * Takes the last step back: of the view at once, of the register by counter-changes as one record. A step that cannot be taken back
 * yet stays; one that somebody took back by another way is forgotten.
 * @throws CodedError `layer-in-use`, `changed-since`, or what else rests on it; `…-unknown` where it is gone already
 */
export const undoLast = (reason: Reason): Promise<UndoStep | null> => turn('undoSteps', reason);

/** Does again what was taken back last. @throws CodedError as `undoLast` */
export const redoLast = (reason: Reason): Promise<UndoStep | null> => turn('redoSteps', reason);

/** Takes a record back: as the last step where it is that, else by itself. @throws CodedError as `undoLast` */
export async function undoRecord(changes: readonly string[], reason: string): Promise<void> {
  const last = useView.getState().undoSteps.at(-1)?.record?.changes;
  await (last?.[0] === changes[0] ? undoLast(reason) : takeBack(changes, reason));
}

function turn(from: 'undoSteps' | 'redoSteps', reason: Reason): Promise<UndoStep | null> {
  const turned = running.then(() => turnLast(from, reason));
  running = turned.catch(() => undefined);
  return turned;
}

/** Refusals of what is gone, or there again, by another way: the step means nothing any more. */
const isOver = (code: string): boolean => /-(unknown|exists|repeated)$/.test(code);

async function turnLast(from: 'undoSteps' | 'redoSteps', reason: Reason): Promise<UndoStep | null> {
  const view = useView.getState();
  const last = view[from].at(-1);
  const move = from === 'undoSteps' ? view.undo : view.redo;
  if (!last?.record) return move(last);
  try {
    // What was recorded now is what the way back takes back.
    const accepted = await recordCounter(last.record.changes, typeof reason === 'string' ? reason : reason(last));
    return move(last, { ...last.record, changes: accepted.map(({ id }) => id) });
  } catch (error) {
    if (isOver(asCodedError(error).code)) view.forget(last);
    throw error;
  }
}

import { counterBulk } from './bulk-records.ts';
import { asCodedError } from './failure.ts';
import { useSession } from './session.ts';
import { type UndoStep, useView } from './view.ts';
import { counterLayer } from './withdraw-layer.ts';

/** A step of the register is on its way: the next waits until it is recorded. */
let running: Promise<unknown> = Promise.resolve();

/**
 * Takes the last step back: of the view at once, an import by its counter-changes as one record. A step that cannot be taken back
 * yet stays; one that never can is forgotten. `reason` is recorded with the withdrawal, in the words of the person's language.
 * @throws CodedError `layer-in-use` where clearance items stand on what would go, `layer-unknown` where it is gone already
 */
export const undoLast = (reason: string): Promise<UndoStep | null> => turn('undoSteps', reason);

/** Does again what was taken back last. @throws CodedError as `undoLast` */
export const redoLast = (reason: string): Promise<UndoStep | null> => turn('redoSteps', reason);

function turn(from: 'undoSteps' | 'redoSteps', reason: string): Promise<UndoStep | null> {
  const turned = running.then(() => turnLast(from, reason));
  running = turned.catch(() => undefined);
  return turned;
}

async function turnLast(from: 'undoSteps' | 'redoSteps', reason: string): Promise<UndoStep | null> {
  const view = useView.getState();
  const last = view[from].at(-1);
  if (last?.layer) {
    try {
      await counterStep(last.layer, from, reason);
    } catch (error) {
      if (asCodedError(error).code === 'layer-unknown') view.forget(last);
      throw error;
    }
  }
  if (last?.bulk) await counterBulk(last.bulk.key, from === 'undoSteps', reason);
  return from === 'undoSteps' ? view.undo(last) : view.redo(last);
}

async function counterStep(
  layer: NonNullable<UndoStep['layer']>,
  from: 'undoSteps' | 'redoSteps',
  reason: string,
): Promise<void> {
  const isThere = useSession.getState().summary?.layers.some(({ id }) => id === layer.id) ?? false;
  // It was withdrawn, or brought back, by another way in between.
  if (isThere !== (from === 'undoSteps'))
    throw Object.assign(new Error('layer-unknown'), { code: 'layer-unknown', params: { layer: layer.id, name: layer.name } });
  await counterLayer(layer.id, reason);
}

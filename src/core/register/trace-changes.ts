import type { AcceptedChange } from './change.ts';
import { openRegister } from './fold.ts';
import type { Day } from './ports.ts';
import { entityOf } from './register.ts';
import type { Shape } from './shape.ts';

/** One change of an entity with the entity before and after it; null where there was none, or it was withdrawn. */
export interface TracedChange {
  readonly change: AcceptedChange;
  readonly before: object | null;
  readonly after: object | null;
  /** Place in the feed of the change that this one takes back. */
  readonly takesBack?: number;
  /** Place in the feed of the change that took this one back. */
  readonly takenBackBy?: number;
  /** Why the change does not apply (a foreign or damaged feed). */
  readonly unapplied?: string;
  /** The entity's shape on the day that the change is about, before and after it; absent where that is the same. */
  readonly shape?: { readonly on: Day; readonly before: Shape | null; readonly after: Shape | null };
}

/**
 * What each change made of its entity. `changes`: all accepted ones of one entity, in the feed's order; an entity depends on no
 * others, so nothing else is needed.
 */
export function traceChanges(changes: readonly AcceptedChange[]): readonly TracedChange[] {
  const open = openRegister();
  const read = ({ entity }: AcceptedChange): object | null => entityOf(open.register, entity) ?? null;
  const traced = changes.map((change): TracedChange => {
    const before = read(change);
    open.apply(change);
    const after = read(change);
    const unapplied = open.register.unapplied.get(change.seq);
    const shape = shapeChanged(change, before, after);
    return { change, before, after, ...(unapplied !== undefined && { unapplied }), ...(shape && { shape }) };
  });
  return linkWithdrawals(traced);
}

interface DatedShape {
  readonly changeId: string;
  readonly fromOn: Day;
  readonly shape: Shape | null;
}

/** Dated shapes of an entity, whatever its kind calls them; one that has a single shape has it from the start. */
function shapesOf(entity: object | null): readonly DatedShape[] {
  const { versions, shapes, occupiedLand, shape } = (entity ?? {}) as Partial<
    Record<'versions' | 'shapes' | 'occupiedLand', readonly DatedShape[]>
  > & { readonly shape?: Shape };
  return versions ?? shapes ?? occupiedLand ?? (shape ? [{ changeId: '', fromOn: '0000-01-01', shape }] : []);
}

function shapeChanged(change: AcceptedChange, before: object | null, after: object | null): TracedChange['shape'] {
  const known = shapesOf(before);
  const next = shapesOf(after);
  // What is taken back is looked at on the day from which it held.
  const withdrawn = change.type === 'shape-withdrawn' && known.find(({ changeId }) => changeId === change.body.changeId);
  const on = withdrawn ? withdrawn.fromOn : change.on;
  const inForce = (versions: readonly DatedShape[]) => versions.findLast(({ fromOn }) => fromOn <= on)?.shape ?? null;
  const [was, is] = [inForce(known), inForce(next)];
  return was === is ? undefined : { on, before: was, after: is };
}

/** The change that a withdrawal names, by the change itself, by the objection, or as the last of its kind that still stood. */
function linkWithdrawals(traced: readonly TracedChange[]): readonly TracedChange[] {
  const takesBack = new Map<number, number>();
  const takenBackBy = new Map<number, number>();
  traced.forEach(({ change, unapplied }, place) => {
    if (unapplied !== undefined) return;
    const found = traced.slice(0, place).findLast(({ change: one }) => !takenBackBy.has(one.seq) && isMeant(change, one));
    if (!found) return;
    takesBack.set(change.seq, found.change.seq);
    takenBackBy.set(found.change.seq, change.seq);
  });
  return traced.map((one) => {
    const what = takesBack.get(one.change.seq);
    const by = takenBackBy.get(one.change.seq);
    return { ...one, ...(what !== undefined && { takesBack: what }), ...(by !== undefined && { takenBackBy: by }) };
  });
}

function isMeant(change: AcceptedChange, earlier: AcceptedChange): boolean {
  switch (change.type) {
    case 'milestone-withdrawn':
    case 'case-step-withdrawn':
    case 'shape-withdrawn':
    case 'objection-explanation-withdrawn':
      return earlier.id === change.body.changeId;
    case 'document-service-withdrawn':
      return earlier.type === 'document-served' && earlier.body.changeId === change.body.changeId;
    case 'objection-withdrawn':
      return earlier.type === 'objection-received' && earlier.body.objection.id === change.body.objectionId;
    case 'objection-answer-withdrawn':
      return earlier.type === 'objection-answered' && earlier.body.objectionId === change.body.objectionId;
    case 'layer-withdrawn':
      return earlier.type === 'layer-imported';
    case 'red-line-withdrawn':
      return earlier.type === 'red-line-drawn';
    case 'item-withdrawn':
      return earlier.type === 'item-registered';
    case 'household-withdrawn':
      return earlier.type === 'household-registered';
    case 'building-withdrawn':
      return earlier.type === 'building-registered';
    case 'sighting-withdrawn':
      return earlier.type === 'sighting-reported';
    case 'sighting-unlinked':
      return earlier.type === 'sighting-linked';
    case 'case-withdrawn':
      return earlier.type === 'case-opened';
    case 'patch-answer-withdrawn':
      return earlier.type === 'patch-answered';
    case 'patch-withdrawn':
      return earlier.type === 'patch-received';
    case 'task-reopened':
      return earlier.type === 'task-done';
    case 'task-withdrawn':
      return earlier.type === 'task-assigned';
    case 'patrol-withdrawn':
      return earlier.type === 'patrol-recorded';
    case 'photo-withdrawn':
      return earlier.type === 'photo-attached';
    case 'snapshot-withdrawn':
      return earlier.type === 'snapshot-frozen';
    case 'board-withdrawn':
      return earlier.type === 'board-published';
    case 'tour-withdrawn':
      return earlier.type === 'tour-saved';
    case 'disclosure-withdrawn':
      return earlier.type === 'disclosure-printed';
    case 'finding-reopened':
      return earlier.type === 'finding-accepted';
    default:
      return false;
  }
}

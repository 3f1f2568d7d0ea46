import { keysApart } from './layered-map.ts';

/** What became of the entities of one kind from one register to a later one. */
export interface EntitiesChanged<E> {
  /** New ones, and those that are another object than before. */
  readonly changed: Iterable<readonly [id: string, entity: E]>;
  readonly gone: readonly string[];
}

/** Between the same two maps it is asked for by everything that is kept from change to change: it is found once. */
const found = new WeakMap<object, WeakMap<object, EntitiesChanged<unknown>>>();

/** A register never alters an entity, so that one which is the same object is the same. */
export function entitiesChanged<E extends object>(
  before: ReadonlyMap<string, E>,
  after: ReadonlyMap<string, E>,
): EntitiesChanged<E> {
  if (before.size === 0) return { changed: after, gone: [] };
  const known = found.get(after)?.get(before);
  if (known) return known as EntitiesChanged<E>;
  const apart = keysApart(before, after);
  const made = apart ? compareKeys(before, after, apart) : compareAll(before, after);
  const ofAfter = found.get(after) ?? new WeakMap<object, EntitiesChanged<unknown>>();
  found.set(after, ofAfter.set(before, made));
  return made;
}

function compareKeys<E extends object>(
  before: ReadonlyMap<string, E>,
  after: ReadonlyMap<string, E>,
  ids: Iterable<string>,
): EntitiesChanged<E> {
  const changed: (readonly [string, E])[] = [];
  const gone: string[] = [];
  for (const id of ids) {
    const entity = after.get(id);
    if (entity === undefined) {
      if (before.has(id)) gone.push(id);
    } else if (entity !== before.get(id)) changed.push([id, entity]);
  }
  return { changed, gone };
}

function compareAll<E extends object>(before: ReadonlyMap<string, E>, after: ReadonlyMap<string, E>): EntitiesChanged<E> {
  const changed: (readonly [string, E])[] = [];
  let stayed = 0;
  for (const entry of after) {
    const earlier = before.get(entry[0]);
    if (earlier !== undefined) stayed++;
    if (earlier !== entry[1]) changed.push(entry);
  }
  const gone = stayed === before.size ? [] : [...before.keys()].filter((id) => !after.has(id));
  return { changed, gone };
}

/** A map that its maker still alters; whoever gets it afterwards only reads. */
export interface OpenMap<K, V> extends ReadonlyMap<K, V> {
  set(key: K, value: V): unknown;
  delete(key: K): boolean;
}

/** Up to as many entries a map is copied whole; above it, as many may differ before the differences are worked in. */
const MOST_DIFFERENCES = 1024;

/**
 * A map to alter that begins with the entries of another, which from now on must stay as it is. Of a big one only the differences
 * are kept, so that one change of a hundred thousand entries costs no copy of them. It reads like a `Map` in every way, order included.
 */
export function openMap<K, V extends NonNullable<unknown>>(from: ReadonlyMap<K, V> = new Map()): OpenMap<K, V> {
  return from.size <= MOST_DIFFERENCES ? new Map(from) : new LayeredMap(from);
}

/**
 * Keys under which two maps may hold something else, new ones last and in the later map's order; null where only a look at all
 * entries tells.
 */
export function keysApart<K, V extends NonNullable<unknown>>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
): ReadonlySet<K> | null {
  const [early, late] = [layersOf(before), layersOf(after)];
  if (early.base !== late.base) return null;
  const keys = new Set([...early.changed.keys(), ...early.added.keys(), ...late.changed.keys()]);
  for (const key of late.added.keys()) {
    keys.delete(key);
    keys.add(key);
  }
  return keys;
}

const GONE = Symbol('gone');

interface Layers<K, V> {
  readonly base: ReadonlyMap<K, V>;
  /** What became of entries of the base where they stand. */
  readonly changed: ReadonlyMap<K, V | typeof GONE>;
  /** Entries behind those of the base. One that had gone and came back stands here. */
  readonly added: ReadonlyMap<K, V>;
}

const layersOf = <K, V extends NonNullable<unknown>>(map: ReadonlyMap<K, V>): Layers<K, V> =>
  map instanceof LayeredMap ? (map as LayeredMap<K, V>).layers : { base: map, changed: new Map(), added: new Map() };

class LayeredMap<K, V extends NonNullable<unknown>> implements OpenMap<K, V> {
  #base: ReadonlyMap<K, V>;
  /** The base's entries, to alter in place: only after the differences were worked in, so that nobody else reads them. */
  #own: Map<K, V> | null = null;
  #changed: Map<K, V | typeof GONE>;
  #added: Map<K, V>;
  #size: number;

  constructor(from: ReadonlyMap<K, V>) {
    const { base, changed, added } = layersOf(from);
    this.#base = base;
    this.#changed = new Map(changed);
    this.#added = new Map(added);
    this.#size = from.size;
  }

  get size(): number {
    return this.#size;
  }

  get layers(): Layers<K, V> {
    return { base: this.#base, changed: this.#changed, added: this.#added };
  }

  get(key: K): V | undefined {
    const found = this.#changed.get(key) ?? this.#base.get(key);
    return found === undefined || found === GONE ? this.#added.get(key) : found;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): this {
    if (!this.has(key)) this.#size++;
    if (this.#own) this.#own.set(key, value);
    else if (this.#base.has(key) && this.#changed.get(key) !== GONE) this.#changed.set(key, value);
    else this.#added.set(key, value);
    this.#workIn();
    return this;
  }

  delete(key: K): boolean {
    if (!this.has(key)) return false;
    this.#size--;
    if (this.#own) return this.#own.delete(key);
    if (!this.#added.delete(key)) this.#changed.set(key, GONE);
    this.#workIn();
    return true;
  }

  // Where nothing differs, as after a whole feed, the base's own iterators go through it at half the price.
  entries(): MapIterator<[K, V]> {
    return this.#isBase ? this.#base.entries() : this.#eachEntry();
  }

  keys(): MapIterator<K> {
    return this.#isBase ? this.#base.keys() : this.#eachKey();
  }

  values(): MapIterator<V> {
    return this.#isBase ? this.#base.values() : this.#eachValue();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  get #isBase(): boolean {
    return this.#changed.size === 0 && this.#added.size === 0;
  }

  *#eachEntry(): Generator<[K, V], undefined> {
    if (this.#changed.size === 0) yield* this.#base.entries();
    else
      for (const [key, value] of this.#base) {
        const changed = this.#changed.get(key);
        if (changed === undefined) yield [key, value];
        else if (changed !== GONE) yield [key, changed];
      }
    yield* this.#added.entries();
  }

  *#eachKey(): Generator<K, undefined> {
    for (const [key] of this.#eachEntry()) yield key;
  }

  *#eachValue(): Generator<V, undefined> {
    if (this.#changed.size === 0) yield* this.#base.values();
    else
      for (const [key, value] of this.#base) {
        const changed = this.#changed.get(key) ?? value;
        if (changed !== GONE) yield changed;
      }
    yield* this.#added.values();
  }

  forEach(call: (value: V, key: K, map: ReadonlyMap<K, V>) => void, as?: unknown): void {
    for (const [key, value] of this.entries()) call.call(as, value, key, this);
  }

  #workIn(): void {
    if (this.#changed.size + this.#added.size <= MOST_DIFFERENCES) return;
    this.#own = new Map(this.entries());
    this.#base = this.#own;
    this.#changed = new Map();
    this.#added = new Map();
  }
}

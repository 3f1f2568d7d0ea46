import type { TaskHost } from '../overlay/overlap-table.ts';
import { entitiesChanged } from '../register/entities-changed.ts';
import { type Finding, tellOnce } from './finding.ts';
import { pause } from './pause.ts';

const ENTITIES_PER_SLICE = 512;

/** What rules find about each entity of a kind, kept from change to change: only entities that changed are judged again. */
export class EntityFindings<E extends object, C> {
  readonly #rules: readonly ((entity: E, context: C) => readonly Finding[])[];
  #judged: ReadonlyMap<string, E> = new Map<string, E>();
  /** Only entities about which something was found. */
  #found = new Map<string, readonly Finding[]>();

  constructor(rules: readonly ((entity: E, context: C) => readonly Finding[])[]) {
    this.#rules = rules;
  }

  /** Something else that the findings rest on is another than before: every entity is judged anew. */
  forget(): void {
    this.#judged = new Map<string, E>();
    this.#found = new Map<string, readonly Finding[]>();
  }

  /** Whether the next search judges every entity. */
  get isAnew(): boolean {
    return this.#judged.size === 0;
  }

  /**
   * Nothing is kept of a run that was cancelled. @throws TaskCancelled
   * @param beside is shown each entity that is judged, right after: its record has just been read
   */
  async find(
    entities: ReadonlyMap<string, E>,
    context: C,
    host: TaskHost,
    beside?: (entity: E) => void,
  ): Promise<Iterable<readonly Finding[]>> {
    if (entities === this.#judged) return this.#found.values();
    const { changed, gone } = entitiesChanged(this.#judged, entities);
    const found: (readonly [string, readonly Finding[]])[] = [];
    let done = 0;
    for (const [id, entity] of changed) {
      if (++done % ENTITIES_PER_SLICE === 0) await pause(host);
      const findings = this.#judge(entity, context);
      beside?.(entity);
      if (findings.length > 0 || this.#found.has(id)) found.push([id, findings]);
    }
    for (const id of gone) this.#found.delete(id);
    for (const [id, findings] of found) {
      if (findings.length > 0) this.#found.set(id, findings);
      else this.#found.delete(id);
    }
    this.#judged = entities;
    return this.#found.values();
  }

  #judge(entity: E, context: C): readonly Finding[] {
    let found: readonly Finding[] = NONE;
    for (const rule of this.#rules) {
      const findings = rule(entity, context);
      if (findings.length > 0) found = found.length === 0 ? findings : [...found, ...findings];
    }
    return tellOnce(found);
  }
}

const NONE: readonly Finding[] = [];

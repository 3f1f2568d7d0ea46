/** Members of a list that one message carries: reading some five hundred records off a message takes a few milliseconds. */
const MEMBERS = 500;

/** A stretch of a long list among the values of a message. */
export interface Part {
  /** Place of the list among the values. */
  readonly at: number;
  /** Of the value's own field where the list stands in one. */
  readonly field?: string;
  readonly members: readonly unknown[];
}

/**
 * Values with their long lists of records taken out, and the stretches that bring them. Whoever reads a message is busy until all of
 * it is copied: five thousand records at once would hold the page for longer than a task may take. Numbers and texts are left where
 * they are.
 */
export function takeApart(values: readonly unknown[]): { readonly values: unknown[]; readonly parts: readonly Part[] } {
  const parts: Part[] = [];
  const left = values.map((value, at) => takeOut(value, { at }, parts));
  return { values: left, parts };
}

/** The same for an answer, and also for the lists in its own fields: a district's findings are one of them. */
export function takeAnswerApart(value: unknown): { readonly value: unknown; readonly parts: readonly Part[] } {
  const parts: Part[] = [];
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return { value: takeOut(value, { at: 0 }, parts), parts };
  const fields = Object.entries(value).map(([field, own]) => [field, takeOut(own, { at: 0, field }, parts)] as const);
  return { value: parts.length > 0 ? Object.fromEntries(fields) : value, parts };
}

function takeOut(value: unknown, place: Omit<Part, 'members'>, parts: Part[]): unknown {
  if (!Array.isArray(value) || value.length <= MEMBERS || typeof value[0] !== 'object') return value;
  for (let from = 0; from < value.length; from += MEMBERS) parts.push({ ...place, members: value.slice(from, from + MEMBERS) });
  return [];
}

/** Stretches that arrived, by the message that they belong to. */
export class ArrivedParts {
  readonly #parts = new Map<number, Part[]>();

  add(id: number, part: Part): void {
    const known = this.#parts.get(id);
    if (known) known.push(part);
    else this.#parts.set(id, [part]);
  }

  forget(id: number): void {
    this.#parts.delete(id);
  }

  /** The values as they were before they were taken apart. */
  putTogether(id: number, values: readonly unknown[]): unknown[] {
    const whole = [...values];
    for (const { at, field, members } of this.#parts.get(id) ?? []) {
      const list = (field === undefined ? whole[at] : (whole[at] as Record<string, unknown>)[field]) as unknown[];
      list.push(...members);
    }
    this.#parts.delete(id);
    return whole;
  }
}

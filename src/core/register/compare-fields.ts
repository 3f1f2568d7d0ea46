/** A value of a record as it is shown: text, code, day, number; null where there is none. */
export type FieldValue = string | number | boolean | null;

export interface FieldChange {
  /** Names of the members from the outside in, without the places in lists: `['milestones', 'documentNo']`. */
  readonly path: readonly string[];
  /** Which of a list's entries: its kind where it has one, else what tells it apart; absent outside lists. */
  readonly of?: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** What names an entry of a list, and the members that say which it is, the best first. */
const KEYS = ['changeId', 'id', 'householdId', 'measure', 'day', 'code', 'year', 'fromOn'] as const;
const LABELS = ['kind', 'no', 'name', 'measure', 'id', 'householdId', 'year', 'fromOn'] as const;
/** Shapes are compared on the map; the ids of changes name records of the feed, no facts. */
const LEFT_OUT = new Set(['shape', 'shapes', 'versions', 'occupiedLand', 'coordinates', 'changeId']);

/** Every member that differs between two states of one entity, in the order of its members; shapes are left out. */
export function compareFields(before: object | null, after: object | null): readonly FieldChange[] {
  const was = new Map<string, Leaf>();
  const is = new Map<string, Leaf>();
  if (before) collect(before, [], '', undefined, was);
  if (after) collect(after, [], '', undefined, is);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): FieldChange[] => {
    const [a, b] = [was.get(key), is.get(key)];
    if (a?.value === b?.value) return [];
    const { path, of } = (b ?? a) as Leaf;
    return [{ path, ...(of !== undefined && { of }), before: a?.value ?? null, after: b?.value ?? null }];
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly of?: string;
  readonly value: FieldValue;
}

function collect(value: unknown, path: readonly string[], key: string, of: string | undefined, into: Map<string, Leaf>): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    if (value.length === 0) return;
    if (value.every((one) => typeof one !== 'object')) put(into, key, path, of, value.join(', '));
    else value.forEach((one: object, place) => collect(one, path, `${key}[${keyOf(one, place)}]`, labelOf(one, place), into));
    return;
  }
  if (typeof value !== 'object') {
    put(into, key, path, of, value as FieldValue);
    return;
  }
  const { kind, id } = value as { readonly kind?: unknown; readonly id?: unknown };
  const isRef = typeof kind === 'string' && typeof id === 'string';
  for (const [name, member] of Object.entries(value))
    if (!LEFT_OUT.has(name)) collect(member, [...path, name], `${key}.${name}`, of ?? (isRef ? kind : undefined), into);
}

function put(into: Map<string, Leaf>, key: string, path: readonly string[], of: string | undefined, value: FieldValue): void {
  into.set(key, { path, ...(of !== undefined && { of }), value });
}

const memberOf = (entry: object, names: readonly string[]): string | undefined => {
  const found = names.map((name) => (entry as Record<string, unknown>)[name]);
  return found.find((one) => typeof one === 'string') ?? found.find((one) => typeof one === 'number')?.toString();
};
const keyOf = (entry: object, place: number): string => memberOf(entry, KEYS) ?? String(place);
const labelOf = (entry: object, place: number): string => memberOf(entry, LABELS) ?? String(place + 1);

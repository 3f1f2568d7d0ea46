/**
 * What was answered now with the very parts of what was answered before wherever they say the same. Everything that crosses a thread
 * is a copy, and what is not the same object is drawn anew: without this each recorded change would redo screens, district planes and
 * the map's shapes that did not change. For plain data: objects, and lists, whose members are the same ones by their `id` where they
 * have one, else by their place. Anything else, as typed arrays, is taken as it came.
 */
export function keepEqualParts<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) {
    const kept = keepMembers(before, now);
    return (before.length === kept.length && kept.every((part, n) => part === before[n]) ? before : kept) as T;
  }
  if (!isPlain(before) || !isPlain(now)) return now;
  const kept = Object.fromEntries(Object.entries(now).map(([name, part]) => [name, keepEqualParts(before[name], part)]));
  const names = Object.keys(kept);
  const isSame =
    names.length === Object.keys(before).length && names.every((name) => name in before && before[name] === kept[name]);
  return (isSame ? before : kept) as T;
}

function keepMembers(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  if (!hasId(now[0])) return now.map((part, n) => keepEqualParts(before[n], part));
  const known = new Map(before.filter(hasId).map((one) => [one.id, one]));
  return now.map((part) => keepEqualParts(hasId(part) ? known.get(part.id) : undefined, part));
}

const hasId = (value: unknown): value is { readonly id: string } => isPlain(value) && typeof value.id === 'string';

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

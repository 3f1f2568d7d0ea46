/** One place where two values differ; a member that one of them lacks is `undefined` there. */
export interface Difference {
  /** Such as `rings[0].vertices[2].x_m`. */
  readonly place: string;
  readonly stated: unknown;
  readonly computed: unknown;
}

/** Every place where two JSON values differ, in order of their members, at most `most`. */
export function compareValues(stated: unknown, computed: unknown, most: number): Difference[] {
  const found: Difference[] = [];
  const walk = (a: unknown, b: unknown, place: string) => {
    if (found.length >= most || a === b) return;
    if (!isGroup(a) || !isGroup(b) || Array.isArray(a) !== Array.isArray(b)) {
      found.push({ place, stated: a, computed: b });
      return;
    }
    const names = new Set([...Object.keys(b), ...Object.keys(a)]);
    for (const name of names) {
      const own = (group: object) => (Object.hasOwn(group, name) ? (group as Record<string, unknown>)[name] : undefined);
      walk(own(a), own(b), Array.isArray(b) ? `${place}[${name}]` : place === '' ? name : `${place}.${name}`);
    }
  };
  walk(stated, computed, '');
  return found;
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;

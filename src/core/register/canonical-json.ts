/**
 * JSON text that is the same wherever it is written: members sorted by UTF-16 code units, no white space, numbers in their
 * shortest form (−0 as 0), `undefined` members left out. These are the rules of RFC 8785 for every value that JSON can hold.
 * @throws TypeError for a value that JSON cannot hold (NaN, infinities, functions, `undefined` in an array)
 */
export function writeCanonicalJson(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
      return String(value === 0 ? 0 : value);
    case 'object':
      return Array.isArray(value) ? writeArray(value) : writeObject(value as Readonly<Record<string, unknown>>);
    default:
      throw new TypeError(`not a JSON value: ${typeof value}`);
  }
}

/**
 * Whether a value that `JSON.parse` made of a foreign text can be written canonically: `1e999` becomes an infinity there, and groups
 * within groups beyond any record exhaust the stack.
 * @param deepest groups within groups
 */
export function isCanonical(value: unknown, deepest: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return deepest > 0 && Object.values(value).every((member) => isCanonical(member, deepest - 1));
}

function writeArray(values: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    text += writeCanonicalJson(values[i]);
  }
  return `${text}]`;
}

function writeObject(members: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(members);
  if (keys.length > 1) keys.sort();
  let text = '{';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = members[key];
    if (value === undefined) continue;
    text += `${text === '{' ? '' : ','}${quote(key)}:${writeCanonicalJson(value)}`;
  }
  return `${text}}`;
}

const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/;

/** Ids, days and codes are plain ASCII, and a feed has a hundred thousand of them: those go without `JSON.stringify`. */
function quote(text: string): string {
  return NEEDS_NO_ESCAPE.test(text) ? `"${text}"` : JSON.stringify(text);
}

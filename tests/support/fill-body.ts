import type * as z from '../../src/api/zod.ts';

/** Whoever fills the members of a body that hold a word, or name something that is on record. */
export interface Hand {
  /** Whether a word is to be put there; the others are told to everybody on purpose. */
  holds(path: string): boolean;
  word(path: string): string;
  /** The id of something that is on record. */
  id(path: string): string;
}

/** What zod keeps of a schema: the parts that this walk needs. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string } } }[];
}

const definitionOf = (schema: z.ZodType): Definition => schema.def;

const WRAPPED: ReadonlySet<string> = new Set(['optional', 'nullable', 'readonly', 'default']);
/** Checks of a text's length leave it a text; any other makes it a day, a digest, a time. */
const LENGTHS: ReadonlySet<string> = new Set(['min_length', 'max_length']);
const CANDIDATES = ['2026-10-10', '2026-10-10T01:00:00.000Z', 'a'.repeat(64), '24:00', 'https://maps.example.org', 1, 0, 0.5];
/** Names of members that hold the id of something else, or a code of the program. */
const NAMES_SOMETHING =
  /(^|\.)(id|\w+Id|unit|assistingUnit|buildings\[\]|sightings\[\]|among\[\]|sameAs|replaces\[\]|permitUnits\[\]|timeZone|code|rulerVersion|software|mediaType|format|table|row|column|parts\[\]\.key|seen\[\]\.shape)$/;
const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [134.2, 24],
      [134.201, 24],
      [134.201, 24.001],
      [134.2, 24.001],
      [134.2, 24],
    ],
  ],
};

const isText = (schema: z.ZodType): boolean =>
  (definitionOf(schema).checks ?? []).every(({ _zod }) => LENGTHS.has(_zod.def.check));

/** Paths of all members that hold a word: what whoever types there may say. */
export function listWords(schema: z.ZodType, path = ''): readonly string[] {
  const { type, shape, element, innerType, options, items, valueType } = definitionOf(schema);
  if (type === 'string') return isText(schema) && !NAMES_SOMETHING.test(path) ? [path] : [];
  if (shape) return Object.entries(shape).flatMap(([name, one]) => listWords(one, path === '' ? name : `${path}.${name}`));
  if (element) return listWords(element, `${path}[]`);
  if (innerType) return listWords(innerType, path);
  if (valueType) return listWords(valueType, `${path}{}`);
  return [...(options ?? []), ...(items ?? [])].flatMap((one) => listWords(one, path));
}

/**
 * A body with a word of the hand in every member of its schema that may hold one, also where it had none. A member that somebody adds to
 * the schema is filled by itself. @param value what is there; without it one is made from the schema
 */
export function fillBody(schema: z.ZodType, value: unknown, hand: Hand, path = ''): unknown {
  const definition = definitionOf(schema);
  const { type, shape, element, innerType, options, items, keyType, valueType } = definition;
  if (innerType && WRAPPED.has(type)) {
    if (value === null) return null;
    const isLeftOut = value === undefined && type !== 'readonly' && !listWords(innerType, path).some((one) => hand.holds(one));
    if (!isLeftOut) return fillBody(innerType, value, hand, path);
    return type === 'nullable' ? null : undefined;
  }
  if (type === 'string') {
    if (!isText(schema)) return value ?? firstFitting(schema, path);
    if (NAMES_SOMETHING.test(path)) return value ?? hand.id(path);
    return hand.holds(path) ? hand.word(path) : (value ?? '望海');
  }
  if (shape) {
    if (value === undefined && Object.keys(shape).join() === 'kind,id') return { kind: 'sighting', id: hand.id('sightingId') };
    const given = (value ?? {}) as Readonly<Record<string, unknown>>;
    const filled = Object.entries(shape).flatMap(([name, one]) => {
      const member = fillBody(one, given[name], hand, path === '' ? name : `${path}.${name}`);
      return member === undefined ? [] : [[name, member] as const];
    });
    return { ...given, ...Object.fromEntries(filled) };
  }
  if (element) {
    const list = (value ?? []) as readonly unknown[];
    const isFilled = value === undefined || listWords(element, `${path}[]`).some((one) => hand.holds(one));
    return (list.length === 0 && isFilled ? [undefined] : list).map((one) => fillBody(element, one, hand, `${path}[]`));
  }
  if (options) {
    if (path.endsWith('coordinates')) return value ?? SQUARE;
    const byWords = options.toSorted((a, b) => listWords(b).length - listWords(a).length);
    const option = value === undefined ? byWords[0] : options.find((one) => one.safeParse(value).success);
    return option ? fillBody(option, value, hand, path) : value;
  }
  if (items) return value ?? items.map((one) => fillBody(one, undefined, hand, path));
  if (keyType && valueType) {
    const keys =
      value === undefined ? [String(Object.keys(definitionOf(keyType).entries ?? {})[0])] : Object.keys(value as object);
    const given = (value ?? {}) as Readonly<Record<string, unknown>>;
    return Object.fromEntries(keys.map((key) => [key, fillBody(valueType, given[key], hand, `${path}{}`)]));
  }
  return value ?? firstFitting(schema, path);
}

function firstFitting(schema: z.ZodType, path: string): unknown {
  const { values = [], entries = {} } = definitionOf(schema);
  const fitting = [...values, ...Object.values(entries), ...CANDIDATES, true, null].find((one) => schema.safeParse(one).success);
  if (fitting === undefined) throw new Error(`nothing is known that fits ${path}`);
  return fitting;
}

import { textPieces } from './text-pieces.ts';

/** Vocabulary prefixes as togeojson expects them; everything else keeps its own. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(www\.)?(opengis\.net\/kml|earth\.google\.com\/kml)\//, ''],
  [/^https?:\/\/www\.google\.com\/kml\/ext\//, 'gx:'],
  [/^https?:\/\/www\.topografix\.com\/GPX\//i, ''],
  [/^https?:\/\/www\.garmin\.com\/xmlschemas\/TrainingCenterDatabase\//, ''],
];

/**
 * Writers may bind any prefix to a vocabulary (`ns0:Placemark`); the parser below compares plain tag names. Answers with a
 * function that renames the tags of a piece of the document, CDATA and comments untouched.
 */
export function prefixRenamer(namespaces: ReadonlyMap<string, string>): (source: string) => string {
  const renames = new Map<string, string>();
  for (const [prefix, uri] of namespaces) {
    const expected = EXPECTED.find(([pattern]) => pattern.test(uri))?.[1];
    if (prefix !== '' && expected !== undefined && expected !== `${prefix}:`) renames.set(prefix, expected);
  }
  if (renames.size === 0) return (source) => source;
  return (source) =>
    textPieces(source)
      .map((piece) =>
        piece.kind !== 'text'
          ? piece.source
          : piece.source.replace(/(<\/?)([\w.-]+):/g, (whole, open: string, prefix: string) =>
              renames.has(prefix) ? open + renames.get(prefix) : whole,
            ),
      )
      .join('');
}

/** More than any vocabulary needs; the rest of a text full of colons is left alone. */
const MOST_UNDECLARED = 200;
const LONGEST_PREFIX = 40;

/**
 * Declarations for a wrapper element of just the prefixes in `source`, so that pieces of the document keep their meaning. Prefixes
 * that the document uses and never declares, a common fault, get a name of their own instead of spoiling the file.
 * @param known prefixes that need no declaration
 */
export function namespaceAttributes(
  namespaces: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, string>,
  source: string,
): string {
  const used = new Map<string, string>();
  let undeclared = 0;
  for (const [, prefix] of source.matchAll(/[<\s]\/?([A-Za-z_][\w.-]*):[A-Za-z_]/g)) {
    if (used.has(prefix)) continue;
    const uri = namespaces.get(prefix) ?? known.get(prefix);
    if (uri !== undefined) used.set(prefix, uri);
    else if (prefix.length <= LONGEST_PREFIX && undeclared++ < MOST_UNDECLARED) used.set(prefix, `urn:undeclared:${prefix}`);
  }
  for (const reserved of ['xml', 'xmlns']) used.delete(reserved);
  return [...used].map(([prefix, uri]) => ` xmlns:${prefix}="${uri.replaceAll('"', '&quot;')}"`).join('');
}

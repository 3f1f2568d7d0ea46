/** Vocabulary prefixes as togeojson expects them; everything else keeps its own. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(www\.)?(opengis\.net\/kml|earth\.google\.com\/kml)\//, ''],
  [/^https?:\/\/www\.google\.com\/kml\/ext\//, 'gx:'],
  [/^https?:\/\/www\.topografix\.com\/GPX\//i, ''],
  [/^https?:\/\/www\.garmin\.com\/xmlschemas\/TrainingCenterDatabase\//, ''],
];

/**
 * Writers may bind any prefix to a vocabulary (`ns0:Placemark`); the parser below compares plain tag names. Answers with a
 * function that renames a piece of the document, CDATA untouched.
 */
export function prefixRenamer(namespaces: ReadonlyMap<string, string>): (source: string) => string {
  const renames = new Map<string, string>();
  for (const [prefix, uri] of namespaces) {
    const expected = EXPECTED.find(([pattern]) => pattern.test(uri))?.[1];
    if (prefix !== '' && expected !== undefined && expected !== `${prefix}:`) renames.set(prefix, expected);
  }
  if (renames.size === 0) return (source) => source;
  return (source) =>
    source
      .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
      .map((part) => (part.startsWith('<![CDATA[') ? part : part.replace(/(<\/?)([\w.-]+):/g, (whole, open: string, prefix: string) => (renames.has(prefix) ? open + renames.get(prefix) : whole))))
      .join('');
}

/** Declarations for a wrapper element, so that pieces of the document keep their meaning. */
export function namespaceAttributes(namespaces: ReadonlyMap<string, string>, always: Readonly<Record<string, string>>): string {
  const all = new Map<string, string>([...Object.entries(always), ...namespaces]);
  all.delete('');
  all.delete('xml');
  return [...all].map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
}

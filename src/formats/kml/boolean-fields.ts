import { decodeText } from '../xml/tag-scanner.ts';

const FIELD = /<(?:[\w.-]+:)?SimpleField\b[^<>]*>/g;
const TYPE = /(\btype\s*=\s*)(["'])bool\2/i;
const NAME = /\bname\s*=\s*(["'])([^<>]*?)\1/;
const WORDS: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/** Fields that a schema calls `bool`. togeojson takes every text for true, `0` and `false` too: they are read as texts and settled here. */
export class BooleanFields {
  private readonly names = new Set<string>();

  /** The source with its fields of booleans as texts. */
  take(source: string): string {
    return source.replace(FIELD, (field) => {
      if (!TYPE.test(field)) return field;
      const name = NAME.exec(field)?.[2];
      if (name !== undefined) this.names.add(decodeText(name));
      return field.replace(TYPE, '$1$2string$2');
    });
  }

  /** Properties with booleans in place of their words; what is no such word stays as it is. */
  settle<T>(properties: Readonly<Record<string, T>>): Record<string, T | boolean> {
    const settled: Record<string, T | boolean> = { ...properties };
    for (const name of this.names) {
      const value = settled[name];
      const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
      if (Object.hasOwn(WORDS, word)) settled[name] = WORDS[word];
    }
    return settled;
  }
}

import type { SharedElement, XmlOutline } from '../xml/outline.ts';
import { decodeText } from '../xml/tag-scanner.ts';

/** Characters of shared elements that one piece carries: several times what its features' own styles take in real files. */
const MOST_CHARACTERS = 1 << 18;

/**
 * The styles and schemas that a piece of the document refers to, so that a piece carries only what it needs: a file with
 * thousands of styles would otherwise be parsed anew with every piece. What exceeds a piece's share is left out, and counted.
 */
export class SharedElements {
  private readonly byId = new Map<string, SharedElement>();
  private readonly nameless: readonly SharedElement[];
  private readonly left = new Set<SharedElement>();

  constructor(private readonly outline: XmlOutline) {
    for (const element of outline.shared)
      if (element.id !== undefined && !this.byId.has(element.id)) this.byId.set(element.id, element);
    const choice = new Choice(this.left);
    for (const element of outline.shared) if (element.name === 'Schema' && element.id === undefined) choice.take(element);
    this.nameless = [...choice.taken];
  }

  /** Elements that at least one piece had to do without. */
  get leftOut(): number {
    return this.left.size;
  }

  /** Source of everything that `source` refers to, directly or through a style map. */
  sourceFor(source: string): string {
    const choice = new Choice(this.left);
    for (const element of this.nameless) choice.take(element);
    const queue = [source];
    for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
      for (const id of referencesIn(text)) {
        const element = this.byId.get(id);
        if (element !== undefined && choice.take(element)) queue.push(this.sourceOf(element));
      }
    }
    return [...choice.taken]
      .sort((a, b) => a.start - b.start)
      .map((element) => this.sourceOf(element))
      .join('');
  }

  /** The schemas that `source` refers to itself. */
  *schemasOf(source: string): Generator<{ readonly id: string; readonly text: string }> {
    for (const [, url] of source.matchAll(SCHEMA_URL)) {
      const id = idIn(url);
      const element = this.byId.get(id);
      if (element?.name === 'Schema') yield { id, text: this.sourceOf(element) };
    }
  }

  private sourceOf({ start, end }: SharedElement): string {
    return this.outline.text.slice(start, end);
  }
}

/** Shared elements of one piece, as long as its share lasts. */
class Choice {
  readonly taken = new Set<SharedElement>();
  private characters = 0;

  constructor(private readonly left: Set<SharedElement>) {}

  /** False where it was taken before, or does not fit. */
  take(element: SharedElement): boolean {
    if (this.taken.has(element)) return false;
    const size = element.end - element.start;
    if (this.characters + size > MOST_CHARACTERS) {
      this.left.add(element);
      return false;
    }
    this.characters += size;
    this.taken.add(element);
    return true;
  }
}

function* referencesIn(text: string): Generator<string> {
  for (const [, url] of text.matchAll(/styleUrl>([^<]{1,400})<\//g)) yield idIn(url);
  for (const [, url] of text.matchAll(SCHEMA_URL)) yield idIn(url);
}

const SCHEMA_URL = /schemaUrl\s?=\s?["']([^"']{1,400})["']/g;

function idIn(url: string): string {
  return decodeText(url).trim().replace(/^#/, '');
}

import type { SharedElement, XmlOutline } from '../xml/outline.ts';
import { decodeText } from '../xml/tag-scanner.ts';

/**
 * The styles and schemas that a piece of the document refers to, so that a piece carries only what it needs: a file with
 * thousands of styles would otherwise be parsed anew with every piece.
 */
export class SharedElements {
  private readonly byId = new Map<string, SharedElement>();
  private readonly nameless: readonly SharedElement[];

  constructor(private readonly outline: XmlOutline) {
    for (const element of outline.shared)
      if (element.id !== undefined && !this.byId.has(element.id)) this.byId.set(element.id, element);
    this.nameless = outline.shared.filter(({ name, id }) => name === 'Schema' && id === undefined);
  }

  /** Source of everything that `source` refers to, directly or through a style map. */
  sourceFor(source: string): string {
    const wanted = new Set<SharedElement>(this.nameless);
    const queue = [source];
    for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
      for (const id of referencesIn(text)) {
        const element = this.byId.get(id);
        if (element === undefined || wanted.has(element)) continue;
        wanted.add(element);
        queue.push(this.sourceOf(element));
      }
    }
    return [...wanted]
      .sort((a, b) => a.start - b.start)
      .map((element) => this.sourceOf(element))
      .join('');
  }

  private sourceOf({ start, end }: SharedElement): string {
    return this.outline.text.slice(start, end);
  }
}

function* referencesIn(text: string): Generator<string> {
  for (const [, url] of text.matchAll(/styleUrl>([^<]{1,400})<\//g)) yield idIn(url);
  for (const [, url] of text.matchAll(/schemaUrl\s?=\s?["']([^"']{1,400})["']/g)) yield idIn(url);
}

function idIn(url: string): string {
  return decodeText(url).trim().replace(/^#/, '');
}

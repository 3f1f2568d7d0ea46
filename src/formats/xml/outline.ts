import { LIMITS } from '../limits.ts';
import { localName, TagScanner } from './tag-scanner.ts';

/** What to look for, by local names. */
export interface OutlinePlan {
  /** Elements that become features, each cut out whole. */
  readonly units: ReadonlySet<string>;
  /** Shared elements that features refer to by id. */
  readonly shared: ReadonlySet<string>;
  /** Elements that group features and have a name. */
  readonly folders: ReadonlySet<string>;
  /** Elements that are only counted. */
  readonly counted: ReadonlySet<string>;
}

export interface OutlineUnit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** What a tree of it would hold: elements, comments, CDATA, instructions. */
  readonly nodes: number;
  /** Names of the folders around it, outermost first. */
  readonly path: readonly string[];
}

export interface SharedElement {
  readonly name: string;
  readonly id: string | undefined;
  readonly start: number;
  readonly end: number;
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly contentStart: number;
  readonly line: number;
  readonly nodesBefore: number;
  readonly id: string | undefined;
  /** Set on folders, once their name was read. */
  label?: string;
}

/** Tags between two looks at the clock. */
const STRIDE = 2000;

/**
 * The skeleton of an XML document, from one pass over its tags that also proves the tags to match: where its features stand, so
 * that they can be handed to the slow tree builder a few at a time.
 */
export class XmlOutline {
  root: string | undefined;
  /** Prefix → namespace, wherever declared outside features. */
  readonly namespaces = new Map<string, string>();
  readonly units: OutlineUnit[] = [];
  readonly shared: SharedElement[] = [];
  readonly counts = new Map<string, number>();
  folders = 0;
  /** Features inside features: no schema allows it, and no reader sees them. */
  nested = 0;

  private readonly stack: OpenElement[] = [];
  private inUnit = 0;
  private line = 1;
  private lineEnd: number;

  constructor(
    readonly text: string,
    private readonly plan: OutlinePlan,
  ) {
    this.lineEnd = text.indexOf('\n');
  }

  /** Yields its place from time to time. @throws ReadError `xml-syntax`, `xml-truncated`, `xml-entities-refused`, `nesting-too-deep` */
  *steps(): Generator<number, void> {
    const scanner = new TagScanner(this.text);
    for (let tag = 1; scanner.next(); tag++) {
      if (scanner.kind === 'close') this.close(scanner);
      else this.open(scanner);
      if (tag % STRIDE === 0) yield scanner.end;
    }
    if (this.stack.length > 0 || this.root === undefined) {
      scanner.start = this.text.length;
      scanner.fail('xml-truncated', { element: this.stack[this.stack.length - 1]?.name ?? '' });
    }
  }

  private open(scanner: TagScanner): void {
    const name = scanner.localName;
    if (this.root === undefined) this.root = name;
    else if (this.stack.length === 0) scanner.fail('xml-syntax', { found: scanner.name.slice(0, 40) });
    if (this.stack.length >= LIMITS.nesting) scanner.fail('nesting-too-deep', { limit: LIMITS.nesting });
    if (this.inUnit === 0) this.noteNamespaces(scanner);
    if (this.plan.units.has(name)) this.inUnit++;
    if (this.plan.folders.has(name) && this.inUnit === 0) this.folders++;
    if (this.plan.counted.has(name)) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    const id = this.plan.shared.has(name) && this.inUnit === 0 ? (scanner.attribute('(?:\\w+:)?id') ?? undefined) : undefined;
    const element: OpenElement = {
      name: scanner.name,
      start: scanner.start,
      contentStart: scanner.end,
      line: this.lineAt(scanner.start),
      nodesBefore: scanner.nodes - 1,
      id,
    };
    if (scanner.kind === 'open') this.stack.push(element);
    else this.finish(element, scanner);
  }

  private close(scanner: TagScanner): void {
    const element = this.stack.pop();
    if (element?.name !== scanner.name)
      scanner.fail('xml-syntax', { found: `/${scanner.name.slice(0, 40)}`, expected: `/${element?.name ?? ''}` });
    const parent = this.stack[this.stack.length - 1] as OpenElement | undefined;
    if (
      parent !== undefined &&
      localName(element.name) === 'name' &&
      this.plan.folders.has(localName(parent.name)) &&
      this.inUnit === 0
    ) {
      parent.label ??= this.text.slice(element.contentStart, scanner.start);
    }
    this.finish(element, scanner);
  }

  private finish(element: OpenElement, { end, nodes }: TagScanner): void {
    const name = localName(element.name);
    if (this.plan.units.has(name)) {
      this.inUnit--;
      if (this.inUnit > 0) this.nested++;
      else this.units.push(this.unitOf(element, name, end, nodes));
    } else if (this.inUnit === 0 && this.plan.shared.has(name))
      this.shared.push({ name, id: element.id, start: element.start, end });
  }

  private unitOf({ start, line, nodesBefore }: OpenElement, name: string, end: number, nodes: number): OutlineUnit {
    return { name, start, end, line, nodes: nodes - nodesBefore, path: this.pathHere() };
  }

  private pathHere(): string[] {
    return this.stack.flatMap(({ label }) => (label === undefined ? [] : [label]));
  }

  private noteNamespaces(scanner: TagScanner): void {
    const tag = this.text.slice(scanner.start, scanner.end);
    if (!tag.includes('xmlns')) return;
    for (const [, prefix, double, single] of tag.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      const uri = double ?? single;
      if (!this.namespaces.has(prefix ?? '')) this.namespaces.set(prefix ?? '', uri);
    }
  }

  /** Tags come in order, so lines are counted once. */
  private lineAt(at: number): number {
    while (this.lineEnd !== -1 && this.lineEnd < at) {
      this.line++;
      this.lineEnd = this.text.indexOf('\n', this.lineEnd + 1);
    }
    return this.line;
  }
}

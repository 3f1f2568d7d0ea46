import { decodeText } from '../xml/tag-scanner.ts';
import type { SharedElements } from './shared-elements.ts';

const FIELD = /<(?:[\w.-]+:)?SimpleField\b[^<>]*?\bname\s*=\s*(["'])([^<>]*?)\1/g;

/** The fields of the schemas that placemarks refer to: columns of theirs, whether or not one of them has a value there. */
export class SchemaFields {
  private readonly told = new Set<string>();

  constructor(private readonly shared: SharedElements) {}

  /** Of the schemas that a piece of the document is the first to refer to. */
  *firstIn(source: string): Generator<string> {
    for (const { id, text } of this.shared.schemasOf(source)) {
      if (this.told.has(id)) continue;
      this.told.add(id);
      for (const [, , name] of text.matchAll(FIELD)) yield decodeText(name);
    }
  }
}

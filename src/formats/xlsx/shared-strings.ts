import type { Pacer } from '../pacer.ts';
import { decodeText, TagScanner } from '../xml/tag-scanner.ts';

const STRIDE = 4096;

/** The texts that cells refer to by number. Runs of rich text are joined; readings beside them (phonetic) are left out. */
export async function readSharedStrings(xml: string, pacer: Pacer, done: number): Promise<string[]> {
  const strings: string[] = [];
  const scanner = new TagScanner(xml);
  const text = new RunText();
  for (let tag = 1; scanner.next(); tag++) {
    if (scanner.localName === 'si' && scanner.kind !== 'open') {
      strings.push(text.take());
    } else text.see(scanner);
    if (tag % STRIDE === 0 && pacer.isDue()) await pacer.pause(done);
  }
  return strings;
}

/** Gathers the text of `t` elements, those within `rPh` excepted. */
export class RunText {
  private text = '';
  private start = -1;
  private isReading = false;

  see(scanner: TagScanner): void {
    const name = scanner.localName;
    if (name === 'rPh') this.isReading = scanner.kind === 'open';
    if (name !== 't') return;
    if (scanner.kind === 'open') this.start = scanner.end;
    else if (scanner.kind === 'close' && this.start >= 0 && !this.isReading)
      this.text += decodeText(scanner.text.slice(this.start, scanner.start));
  }

  take(): string {
    const { text } = this;
    this.text = '';
    this.start = -1;
    return unescape(text);
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
const unescape = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

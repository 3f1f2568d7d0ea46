import type { NoteList } from '../note-list.ts';
import { ReadError, type SourceText } from '../reader.ts';
import { createTextDecoder, encodingByMark, firstHighByte, isUtf8 } from '../text-encoding.ts';
import { latin1, type PairReader } from './pair-reader.ts';

/** Encodings of `$DWGCODEPAGE`; the numbers of Windows, and the older names of some. */
const CODE_PAGES: Readonly<Record<string, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  GB2312: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  BIG5: 'big5',
  874: 'windows-874',
  65001: 'utf-8',
};
const WESTERN = 'windows-1252';
/** From this version on texts are UTF-8 whatever the code page says. */
const FIRST_UTF8 = 'AC1021';
const MOST_SAMPLES = 8;
const SAMPLE = 1 << 20;
/** Share of the runs of high bytes that look like Chinese characters, from which on a Western code page is not believed. */
const CHINESE_SHARE = 0.8;

/** What a header says of the drawing. */
export interface DrawingHeader {
  readonly version: string;
  readonly codePage: string;
  /** `$INSUNITS`; 0 where it is absent. */
  readonly units: number;
}

/** Reads the variables of a HEADER section up to its end. @throws ReadError `dxf-truncated` */
export function readHeader(reader: PairReader): DrawingHeader {
  let variable = '';
  const values = new Map<string, string>();
  for (;;) {
    if (!reader.next()) throw new ReadError('dxf-truncated', { line: reader.line });
    if (reader.code === 0) break;
    if (reader.code === 9) variable = reader.keyword();
    else if (!values.has(variable)) values.set(variable, reader.keyword());
  }
  const units = Number(values.get('$INSUNITS') ?? 0);
  return {
    version: values.get('$ACADVER') ?? '',
    codePage: values.get('$DWGCODEPAGE') ?? '',
    units: Number.isInteger(units) ? units : 0,
  };
}

/** Decodes the names and texts of a drawing. */
export class DrawingTexts {
  readonly encoding: string;
  private readonly foundBy: SourceText['found_by'];
  private readonly decoder: ReturnType<typeof createTextDecoder>;
  private readonly known = new Map<string, string>();
  private readonly samples: Uint8Array[] = [];
  private damaged = 0;

  /** @throws ReadError `encoding-unknown` */
  constructor(bytes: Uint8Array, header: DrawingHeader, wanted: string | undefined) {
    [this.encoding, this.foundBy] = wanted !== undefined ? [wanted, 'user'] : chooseEncoding(bytes, header);
    try {
      this.decoder = createTextDecoder(this.encoding);
    } catch {
      throw new ReadError('encoding-unknown', {}, { encoding: this.encoding });
    }
  }

  get source(): SourceText {
    return { encoding: this.encoding, found_by: this.foundBy, samples: this.samples };
  }

  /** Layers and blocks have few names, which are asked for again and again. */
  name(bytes: Uint8Array): string {
    const key = latin1(bytes, 0, bytes.length);
    let text = this.known.get(key);
    if (text === undefined) {
      text = this.decode(bytes).trim();
      this.known.set(key, text);
    }
    return text;
  }

  decode(bytes: Uint8Array): string {
    if (bytes.every((byte) => byte < 128)) return latin1(bytes, 0, bytes.length);
    if (this.samples.length < MOST_SAMPLES) this.samples.push(bytes.slice());
    const text = this.decoder.decode(bytes);
    if (text.includes('�')) this.damaged++;
    return text;
  }

  noteFindings(notes: NoteList): void {
    if (this.foundBy === 'guessed' && this.samples.length > 0) notes.add('encoding-guessed', this.encoding);
    if (this.damaged > 0) notes.add('text-damaged', undefined, this.damaged);
  }
}

function chooseEncoding(bytes: Uint8Array, { version, codePage }: DrawingHeader): [string, SourceText['found_by']] {
  if (encodingByMark(bytes)?.encoding === 'utf-8') return ['utf-8', 'mark'];
  const first = firstHighByte(bytes);
  const isValid = isUtf8(bytes);
  if (version >= FIRST_UTF8) return isValid ? ['utf-8', 'declared'] : ['gb18030', 'guessed'];
  const page = codePage.replace(/^(ANSI|DOS)_?/, '');
  const declared = CODE_PAGES[page] ?? (/^125\d$/.test(page) ? `windows-${page}` : undefined);
  if (first === bytes.length) return [declared ?? WESTERN, 'declared'];
  if (declared !== undefined && declared !== WESTERN) return [declared, 'declared'];
  if (isValid) return ['utf-8', 'valid'];
  if (looksChinese(bytes.subarray(first, first + SAMPLE))) return ['gb18030', 'guessed'];
  return [WESTERN, declared === undefined ? 'guessed' : 'declared'];
}

/** Characters of GB 2312 are pairs of bytes from A1 on; Western letters with accents stand alone among plain ones. */
function looksChinese(sample: Uint8Array): boolean {
  let runs = 0;
  let paired = 0;
  for (let at = 0; at < sample.length; at++) {
    const start = at;
    while (at < sample.length && sample[at] > 0xa0) at++;
    if (at > start) runs++;
    if (at > start && (at - start) % 2 === 0) paired++;
  }
  return runs > 0 && paired >= CHINESE_SHARE * runs;
}

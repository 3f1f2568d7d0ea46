import { createTextDecoder } from '../text-encoding.ts';

/** A text of a fixed field. `whole`: all of it was read; `cut`: a character that the field's end cut in two was left out; `damaged`: some bytes are no text. */
export interface DecodedField {
  readonly text: string;
  readonly state: 'whole' | 'cut' | 'damaged';
}

/** Decodes the texts of fields. A field holds so many bytes, not characters: what is longer was cut, if need be within a character. */
export class FieldDecoder {
  private readonly strict: ReturnType<typeof createTextDecoder>;

  /** @throws RangeError where the encoding has no decoder */
  constructor(readonly encoding: string) {
    this.strict = createTextDecoder(encoding, { fatal: true });
  }

  /** @param isFull the text reaches the end of its field, so its last character may have been cut */
  decode(bytes: Uint8Array, isFull: boolean): DecodedField {
    try {
      return { text: this.strict.decode(bytes), state: 'whole' };
    } catch {
      const text = isFull ? this.decodeBeginning(bytes) : undefined;
      return text === undefined
        ? { text: createTextDecoder(this.encoding).decode(bytes), state: 'damaged' }
        : { text, state: 'cut' };
    }
  }

  /** A decoder that waits for more leaves an unfinished character out; undefined where the fault lies before it. */
  private decodeBeginning(bytes: Uint8Array): string | undefined {
    try {
      return new TextDecoder(this.encoding, { fatal: true }).decode(bytes, { stream: true });
    } catch {
      return undefined;
    }
  }
}

/** A field's text without its padding: up to the first zero byte, blanks at the end left out. */
export function trimField(bytes: Uint8Array): Uint8Array {
  const zero = bytes.indexOf(0);
  let end = zero < 0 ? bytes.length : zero;
  while (end > 0 && bytes[end - 1] === 0x20) end--;
  return bytes.subarray(0, end);
}

import type { SourceText } from '../../formats/reader.ts';
import { createTextDecoder } from '../../formats/text-encoding.ts';
import type { EncodingPreview } from '../calls/importing.ts';

/** What offices' files come in, likeliest first. */
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'];

/** The file's own texts in each encoding that can read them all, so that a person sees which is right. */
export function previewEncodings(text: SourceText | undefined): EncodingPreview | null {
  if (!text || text.samples.length === 0) return null;
  const choices = ENCODINGS.flatMap((encoding) => {
    try {
      const decoder = createTextDecoder(encoding, { fatal: true });
      return [{ encoding, samples: text.samples.map((bytes) => decoder.decode(bytes)) }];
    } catch {
      return [];
    }
  });
  return { encoding: text.encoding, found_by: text.found_by, choices };
}

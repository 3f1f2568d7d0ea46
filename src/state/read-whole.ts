import { EngineError } from '../workers/rpc.ts';

/** Of a chosen file; what the readers take at most (`LIMITS.inputBytes`, held equal by a test: the list itself is no part of a first load). */
export const MOST_FILE_BYTES = 1_000_000_000;
/** Of a receipt, which names each change of months. */
export const MOST_TEXT_BYTES = 50_000_000;
/** Of tables of holidays: a year has two kilobytes. */
export const MOST_HOLIDAY_BYTES = 1_000_000;

/**
 * All bytes of a file that somebody chose.
 * @throws EngineError `file-too-large` before anything is read, `file-unreadable` where the browser cannot read it: a folder, or a file that
 * was moved or written to after it was chosen
 */
export async function readWhole(
  file: Blob & { readonly name?: string },
  most = MOST_FILE_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  const where = file.name === undefined ? {} : { file: file.name };
  if (file.size > most) throw new EngineError('file-too-large', { limit: most }, where);
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new EngineError('file-unreadable', {}, where, String(error));
  }
}

/** The same as text. @throws EngineError as `readWhole` */
export const readWholeText = async (file: Blob & { readonly name?: string }, most = MOST_TEXT_BYTES): Promise<string> =>
  new TextDecoder().decode(await readWhole(file, most));

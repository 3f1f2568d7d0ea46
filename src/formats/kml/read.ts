import { type ReadContext, ReadError, type ReadResult } from '../reader.ts';

export async function readKml(_bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  throw new ReadError('format-unsupported', { file: context.fileName });
}

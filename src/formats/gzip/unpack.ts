import { LIMITS } from '../limits.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError } from '../reader.ts';

const SLICE = 1 << 16;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip with the platform's own inflater, watching size and ratio while it runs.
 * @param admit called with the first 64 kB as soon as there are as many; throws to spare the rest
 * @throws ReadError `gzip-damaged` (cut off or altered), `unpacked-too-large`, `decompression-bomb`, `cancelled`
 */
export function unpackGzip(
  bytes: Uint8Array,
  context: ReadContext,
  admit: (head: Uint8Array) => void = () => undefined,
): Promise<Uint8Array> {
  const head = new Uint8Array(SLICE);
  let size = 0;
  return inflate(bytes, 'gzip', context, {
    damaged: () => new ReadError('gzip-damaged', { file: context.fileName }),
    grown: (piece, taken) => {
      if (size < SLICE) {
        head.set(piece.subarray(0, SLICE - size), size);
        if (size + piece.length >= SLICE) admit(head);
      }
      size += piece.length;
      guardUnpackedSize(size, Math.max(taken, SLICE), context.fileName);
    },
  });
}

/** What an unpacking is watched by. */
export interface InflateWatch {
  /** The error for packed bytes that are cut off or altered. */
  damaged(): ReadError;
  /** Called for every piece in turn, with the packed bytes taken so far; throws to stop. */
  grown(piece: Uint8Array, taken: number): void;
  /** Where the packed bytes begin in the file, for progress. */
  readonly offset?: number;
  /** Bytes of the file, for progress. */
  readonly total?: number;
}

/** Unpacks with the platform's own inflater, piece by piece. @throws the watch's errors; ReadError `cancelled` */
export async function inflate(
  bytes: Uint8Array,
  format: 'gzip' | 'deflate-raw',
  context: ReadContext,
  watch: InflateWatch,
): Promise<Uint8Array> {
  const pacer = new Pacer(context, watch.total ?? bytes.length);
  const source = new SlicedSource(bytes);
  const output = source.stream.pipeThrough(new DecompressionStream(format)).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await nextChunk(output, watch);
      if (done) break;
      chunks.push(value);
      size += value.length;
      watch.grown(value, source.taken);
      if (pacer.isDue()) await pacer.pause((watch.offset ?? 0) + source.taken);
    }
  } catch (error) {
    output.cancel().catch(() => undefined);
    throw error;
  }
  return join(chunks, size, pacer, (watch.offset ?? 0) + source.taken);
}

/** @throws ReadError `unpacked-too-large`, `decompression-bomb` */
export function guardUnpackedSize(unpacked: number, packed: number, file?: string): void {
  if (unpacked > LIMITS.unpackedBytes) throw new ReadError('unpacked-too-large', { file }, { limit: LIMITS.unpackedBytes });
  if (unpacked > LIMITS.bombFloorBytes && unpacked > packed * LIMITS.unpackRatio) {
    throw new ReadError('decompression-bomb', { file }, { ratio: LIMITS.unpackRatio });
  }
}

/** Gives up each piece as it goes over, so that little is held twice. */
async function join(chunks: Uint8Array[], size: number, pacer: Pacer, taken: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = size;
  for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) {
    at -= chunk.length;
    bytes.set(chunk, at);
    if (pacer.isDue()) await pacer.pause(taken);
  }
  return bytes;
}

/** Feeds the bytes slice by slice, as they are wanted, and knows how many were taken. */
class SlicedSource {
  taken = 0;
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;

  constructor(bytes: Uint8Array) {
    this.stream = new ReadableStream({
      pull: (controller) => {
        if (this.taken >= bytes.length) {
          controller.close();
          return;
        }
        const slice = bytes.slice(this.taken, this.taken + SLICE);
        this.taken += slice.length;
        controller.enqueue(slice);
      },
    });
  }
}

async function nextChunk(
  output: ReadableStreamDefaultReader<Uint8Array>,
  watch: InflateWatch,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await output.read();
  } catch {
    throw watch.damaged();
  }
}

import { unzipSync, zipSync } from 'fflate';

/** How a fetched file can come: as it is, or wrong in one way. */
export const ANSWER_VARIANTS = ['as-it-is', 'not-found', 'truncated', 'wrong-hash', 'slow'] as const;
export type AnswerVariant = (typeof ANSWER_VARIANTS)[number];

export function isAnswerVariant(text: string | null): text is AnswerVariant {
  return ANSWER_VARIANTS.some((variant) => variant === text);
}

/** The bytes that a variant sends; null when there is nothing to send. */
export function bytesOfVariant(bytes: Uint8Array<ArrayBuffer>, variant: AnswerVariant): Uint8Array<ArrayBuffer> | null {
  if (variant === 'not-found') return null;
  if (variant === 'truncated') return bytes.slice(0, Math.floor(bytes.length / 2));
  return variant === 'wrong-hash' ? withWrongHash(bytes) : bytes;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PACKAGE = /(^|\/)packages\/[0-9a-f]{64}$/;

/** One bit of a package differs, while the container around it stays sound: only the hash can tell. */
function withWrongHash(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (!ZIP.every((byte, index) => bytes[index] === byte)) return withFlippedBit(bytes);
  const entries = unzipSync(bytes);
  const name = Object.keys(entries).find((path) => PACKAGE.test(path));
  if (name === undefined) throw new Error('the container holds no package');
  return zipSync({ ...entries, [name]: withFlippedBit(entries[name]) }, { level: 1 });
}

function withFlippedBit(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  copy[copy.length >> 1] ^= 1;
  return copy;
}

/** The same bytes in pieces spread over a time, so that progress and cancel can be seen. */
export function streamSlowly(bytes: Uint8Array, over_ms: number, pieces = 20): ReadableStream<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  let sent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => {
        timer = setTimeout(resolve, over_ms / pieces);
      });
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
    },
    cancel() {
      clearTimeout(timer);
    },
  });
}

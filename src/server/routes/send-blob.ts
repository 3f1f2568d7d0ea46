import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore } from '../blobs/blob-store.ts';
import { ProblemError } from '../problem.ts';

const SHA256 = /^[0-9a-f]{64}$/;
/** What a hash names never changes; it is kept by the reader's own device alone. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/** @throws ProblemError 404 `blob-unknown` for what is no SHA-256 */
export function requireHash(text: string): string {
  if (!SHA256.test(text)) throw new ProblemError(404, 'blob-unknown', { sha256: text.slice(0, 80) });
  return text;
}

/** Answers kept bytes, whole or the one part that is asked for (RFC 9110, 14). Nothing of it is ever a page of this origin. */
export async function sendBlob(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  district: string,
  sha256: string,
  mediaType: string,
): Promise<FastifyReply> {
  const size = await blobs.size(district, sha256);
  const tag = `"${sha256}"`;
  void reply
    .header('etag', tag)
    .header('cache-control', FOR_EVER)
    .header('accept-ranges', 'bytes')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('content-disposition', `attachment; filename="${sha256}"`);
  const { 'if-none-match': known, range, 'if-range': unless } = request.headers;
  if (known !== undefined && (known.trim() === '*' || known.includes(tag))) return reply.code(304).send();
  void reply.header('content-type', mediaType);
  const part = range !== undefined && (unless === undefined || unless === tag) ? readRange(range, size) : null;
  if (part === 'beyond') {
    void reply.header('content-range', `bytes */${size}`);
    throw new ProblemError(416, 'range-beyond-end', { bytes: size });
  }
  void reply.header('content-length', part ? part.to - part.from + 1 : size);
  if (part) void reply.code(206).header('content-range', `bytes ${part.from}-${part.to}/${size}`);
  // Of a stream the length stays as it was said.
  if (request.method === 'HEAD') return reply.send(Readable.from([]));
  return reply.send(await blobs.stream(district, sha256, part ?? undefined));
}

/** One range of bytes; several, or what is none, are answered with all: a reader has to reckon with that. */
function readRange(header: string, size: number): { readonly from: number; readonly to: number } | 'beyond' | null {
  const match = /^\s*bytes\s*=\s*(\d*)-(\d*)\s*$/.exec(header);
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [first, last] = [match[1], match[2]];
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  return from >= size || (first === '' && Number(last) === 0) ? 'beyond' : { from, to };
}

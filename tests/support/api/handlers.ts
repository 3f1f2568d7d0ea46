import { HttpResponse, http, type RequestHandler } from 'msw';
import { DEMO_DISTRICT_ADDRESS, packageAddress } from '../../../src/api/addresses.ts';
import { type AnswerVariant, bytesOfVariant, streamSlowly } from './answer-variant.ts';

export interface Answers {
  readonly variant: AnswerVariant;
  /** The sound bytes of the file that a request asks for; null when there is none. */
  bytesFor(request: Request): Promise<Uint8Array<ArrayBuffer> | null>;
  /** How long `slow` takes in all, milliseconds. Default 10 000. */
  readonly slow_ms?: number;
}

/** Answers for the demo district's container and for packages, at the addresses of `src/api`. */
export function districtHandlers({ variant, bytesFor, slow_ms = 10_000 }: Answers): RequestHandler[] {
  return [DEMO_DISTRICT_ADDRESS, packageAddress(':sha256')].map((address) =>
    http.get(`*/${address}`, async ({ request }) => {
      const sound = await bytesFor(request);
      const bytes = sound && bytesOfVariant(sound, variant);
      if (bytes === null) return new HttpResponse(null, { status: 404 });
      const headers = { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) };
      return new HttpResponse(variant === 'slow' ? streamSlowly(bytes, slow_ms) : bytes, { headers });
    }),
  );
}

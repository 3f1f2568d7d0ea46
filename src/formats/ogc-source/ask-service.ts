import { isCanonical } from '../../core/register/canonical-json.ts';
import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';
import { joinBytes } from '../text-writer.ts';
import { type AllowedOrigins, isAllowed } from './address.ts';

/** What a service is asked with. */
export interface Asking {
  fetch(address: string, init: RequestInit): Promise<Response>;
  readonly allowed: AllowedOrigins;
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that only goes on. */
  now(): number;
}

export interface ServiceAnswer {
  readonly value: Readonly<Record<string, unknown>>;
  readonly bytes: number;
  /** `Content-Crs` without its brackets; null where it is not said. */
  readonly crs: string | null;
}

/** Groups within groups of an answer: geometry has five, attributes a few. */
const DEEPEST = 64;

/** Features are GeoJSON, and all else is plain JSON: QGIS Server looks at the first that is asked for, and refuses what it does not write there. */
const ACCEPTED = { features: 'application/geo+json, application/json;q=0.9', collections: 'application/json' } as const;

/**
 * Asks for JSON: without cookies, without saying where from, following nowhere. The answer's size is counted while it comes.
 * @throws ReadError `service-origin`, `service-unreachable`, `service-slow`, `service-refused`, `service-status` with the status,
 * `service-not-json`, `service-too-large`, `nesting-too-deep`, `cancelled`
 */
export async function askService(asking: Asking, url: URL, what: keyof typeof ACCEPTED): Promise<ServiceAnswer> {
  if (!isAllowed(url, asking.allowed)) throw new ReadError('service-origin', {}, { origin: url.origin });
  const stop = new AbortController();
  const cancel = () => stop.abort('cancelled');
  const timer = setTimeout(() => stop.abort('slow'), LIMITS.serviceAnswer_ms);
  asking.signal.addEventListener('abort', cancel);
  if (asking.signal.aborted) cancel();
  try {
    const answer = await asking.fetch(url.href, {
      signal: stop.signal,
      headers: { accept: ACCEPTED[what] },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
    });
    if (!answer.ok) {
      void answer.body?.cancel();
      const code = answer.status === 401 || answer.status === 403 ? 'service-refused' : 'service-status';
      throw new ReadError(code, {}, { status: answer.status, address: url.href });
    }
    const bytes = await readBody(answer);
    return { value: parse(bytes, url), bytes: bytes.length, crs: readCrs(answer.headers.get('content-crs')) };
  } catch (error) {
    if (error instanceof ReadError) throw error;
    if (asking.signal.aborted) throw new ReadError('cancelled');
    if (stop.signal.aborted) throw new ReadError('service-slow', {}, { seconds: LIMITS.serviceAnswer_ms / 1000 });
    throw new ReadError('service-unreachable', {}, { origin: url.origin });
  } finally {
    clearTimeout(timer);
    asking.signal.removeEventListener('abort', cancel);
  }
}

async function readBody({ body }: Response): Promise<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinBytes(pieces);
    size += value.length;
    if (size > LIMITS.serviceAnswerBytes) {
      void reader.cancel();
      throw new ReadError('service-too-large', {}, { limit: LIMITS.serviceAnswerBytes });
    }
    pieces.push(value);
  }
}

function parse(bytes: Uint8Array, url: URL): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ReadError('service-not-json', {}, { address: url.href });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ReadError('service-not-json', {}, { address: url.href });
  if (!isCanonical(value, DEEPEST)) throw new ReadError('nesting-too-deep', {}, { limit: DEEPEST });
  return value as Readonly<Record<string, unknown>>;
}

const readCrs = (header: string | null): string | null => /^\s*<([^<>\s]{1,200})>/.exec(header ?? '')?.[1] ?? null;

export const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

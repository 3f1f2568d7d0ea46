import { type FeedPage, feedPageSchema, type PushAnswer, pushAnswerSchema } from '../api/feed.ts';
import type { Problem } from '../api/problem.ts';
import type { Change } from '../core/register/change.ts';
import type { OffsetSample } from './clock-offset.ts';
import type { SyncPorts } from './ports.ts';
import { asJson, readProblem, type Sent, teamRequest } from './team-request.ts';

/**
 * What came of a request. `unknown`: nobody can say whether the server did it (no network, cut off, a failure of its own, a page of
 * something in between); the same request is sent again.
 */
export type Answer<T> =
  | { readonly at: 'answered'; readonly value: T }
  | { readonly at: 'refused'; readonly problem: Problem }
  | {
      readonly at: 'unknown';
      /** `unreachable`: not this request's fault · `failed`: the server failed at this very request. */
      readonly because: 'unreachable' | 'failed';
      /** Milliseconds that the server asks to be left alone for. */
      readonly notBefore_ms?: number;
    };

export interface TeamAddress {
  /** Where the server's routes are, e.g. `/api`. */
  readonly base: string;
  readonly district: string;
  /** This device, as named in changes. */
  readonly device: string;
}

const LONGEST_ANSWER_MS = 60_000;
/** Of a gateway that has nobody behind it, or of a server that is busy or starting. */
const NOT_THIS_REQUEST = new Set([408, 425, 429, 502, 503, 504]);

/** Reads an answer's body as one kind of value; null where it is none. */
export type ReadBody<T> = (body: unknown) => T | null;

/** The routes of one district on its server, and nothing of what to do with their answers. */
export class TeamServer {
  constructor(
    private readonly ports: Pick<SyncPorts, 'fetch' | 'now' | 'wait'>,
    private readonly address: TeamAddress,
    /** Told of each answer: when it was asked and came, and what time the server said it was. */
    private readonly onSample: (sample: OffsetSample) => void = () => undefined,
  ) {}

  addressOf(path: string): string {
    const { base, district } = this.address;
    return `${base}/districts/${encodeURIComponent(district)}/${path}`;
  }

  push(changes: readonly Change[], signal: AbortSignal): Promise<Answer<PushAnswer>> {
    return this.ask('POST', 'changes', signal, readBy(pushAnswerSchema), { changes });
  }

  pull(since: number, limit: number, signal: AbortSignal): Promise<Answer<FeedPage>> {
    return this.ask('GET', `changes?since=${since}&limit=${limit}`, signal, readBy(feedPageSchema));
  }

  /** The bytes of a package by its SHA-256. */
  async package(sha256: string, signal: AbortSignal): Promise<Answer<Uint8Array>> {
    const answer = await this.#send(
      'GET',
      `packages/${sha256}`,
      signal,
      undefined,
      async (response) => new Uint8Array(await response.arrayBuffer()),
    );
    return answer;
  }

  /** A photo's original, its sidecar or a snapshot, as it came. */
  photo(sha256: string, signal: AbortSignal): Promise<Answer<Blob>> {
    return this.#send('GET', `photos/${sha256}`, signal, undefined, (response) => response.blob());
  }

  /** The file of the district as it stands, redacted for leaders; `same` where it is still the one of this SHA-256. */
  currentSnapshot(known: string | null, signal: AbortSignal): Promise<Answer<Uint8Array | 'same'>> {
    const read = async (response: Response) =>
      response.status === 304 ? ('same' as const) : new Uint8Array(await response.arrayBuffer());
    const headers: Record<string, string> = known === null ? {} : { 'if-none-match': `W/"${known}"` };
    return this.#send('GET', 'snapshots/current?audience=leader', signal, { headers }, read);
  }

  /**
   * Sends a part of a package, or asks (`null`) how much of it is there. Answers how many bytes the server has, or that it keeps it.
   * @param total bytes of the whole
   */
  putPackage(
    sha256: string,
    part: { readonly from: number; readonly bytes: Uint8Array } | null,
    total: number,
    signal: AbortSignal,
  ): Promise<Answer<number | 'held'>> {
    const range = part === null ? '*' : `${part.from}-${part.from + part.bytes.length - 1}`;
    const read = async ({ status, headers }: Response) => {
      if (status !== 202) return 'held' as const;
      const [, last] = /^bytes=0-(\d+)$/.exec(headers.get('range') ?? '') ?? [];
      return last === undefined ? 0 : Number(last) + 1;
    };
    const own = { 'content-type': 'application/octet-stream', 'content-range': `bytes ${range}/${total}` };
    return this.#send('PUT', `packages/${sha256}`, signal, { body: part?.bytes ?? new Uint8Array(), headers: own }, read);
  }

  /** Any other route. */
  ask<T>(method: string, path: string, signal: AbortSignal, read: ReadBody<T>, body?: unknown): Promise<Answer<T>> {
    return this.#send(method, path, signal, body === undefined ? undefined : asJson(body), async (response) =>
      read(method === 'HEAD' || response.status === 204 ? null : await response.json()),
    );
  }

  async #send<T>(
    method: string,
    path: string,
    signal: AbortSignal,
    sent: Sent | undefined,
    read: (response: Response) => Promise<T | null>,
  ): Promise<Answer<T>> {
    const { fetch, now } = this.ports;
    const timed = this.#timed(signal);
    try {
      const sentAt = now();
      const response = await fetch(this.addressOf(path), teamRequest(this.address.device, method, sent, timed.signal));
      const date = Date.parse(response.headers.get('date') ?? '');
      if (Number.isFinite(date)) this.onSample({ sentAt, receivedAt: now(), date });
      if (!response.ok && response.status !== 304) return await readRefusal(response);
      const value = await read(response);
      return value === null ? { at: 'unknown', because: 'unreachable' } : { at: 'answered', value };
    } catch {
      return { at: 'unknown', because: 'unreachable' };
    } finally {
      timed.over();
    }
  }

  /** A network that swallows a request gives no answer for hours. */
  #timed(outer: AbortSignal): { readonly signal: AbortSignal; over(): void } {
    const given = new AbortController();
    const waiting = new AbortController();
    const stop = () => given.abort();
    if (outer.aborted) stop();
    outer.addEventListener('abort', stop, { once: true });
    void this.ports.wait(LONGEST_ANSWER_MS, waiting.signal).then(() => {
      if (!waiting.signal.aborted) stop();
    });
    return {
      signal: given.signal,
      over: () => {
        waiting.abort();
        outer.removeEventListener('abort', stop);
      },
    };
  }
}

/** Reads what a schema of the wire contract describes. */
export const readBy =
  <T>(schema: { safeParse(body: unknown): { readonly success: boolean; readonly data?: unknown } }): ReadBody<T> =>
  (body) => {
    const read = schema.safeParse(body);
    return read.success ? (read.data as T) : null;
  };

async function readRefusal<T>(response: Response): Promise<Answer<T>> {
  const { status } = response;
  const problem = await readProblem(response);
  if (status < 500 && !NOT_THIS_REQUEST.has(status) && problem) return { at: 'refused', problem };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const isFailure = status >= 500 && !NOT_THIS_REQUEST.has(status) && problem !== null;
  return {
    at: 'unknown',
    because: isFailure ? 'failed' : 'unreachable',
    ...(seconds > 0 && { notBefore_ms: seconds * 1000 }),
  };
}

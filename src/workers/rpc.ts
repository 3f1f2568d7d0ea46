import { nextTask } from '../formats/next-task.ts';
import { ArrivedParts, type Part, takeAnswerApart, takeApart } from './parts.ts';

/** Progress of a call in its own words: `phase` is a stable code, worded by the screen. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
}

/** What a served function gets beside its arguments. */
export interface Call {
  progress(progress: Progress): void;
  readonly signal: AbortSignal;
}

/** What the caller may add to a call. */
export interface CallOptions {
  onProgress?(progress: Progress): void;
  signal?: AbortSignal;
}

/** An error that crossed the thread: its stable code and the values for its message, never a stack to show. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly where: Readonly<Record<string, string | number | undefined>> = {},
    detail?: string,
  ) {
    super(detail ?? code);
    this.name = 'EngineError';
  }
}

type Functions<Api> = {
  [Name in keyof Api]: Api[Name] extends (...args: infer A) => infer R ? (call: Call, ...args: A) => R | Promise<R> : never;
};
export type Served<Api> = Functions<Api>;

/** The caller's side: the same functions, answered later, the options last. */
export type Remote<Api> = {
  [Name in keyof Api]: Api[Name] extends (...args: infer A) => infer R
    ? (args: A, options?: CallOptions) => Promise<Awaited<R>>
    : never;
};

type Message =
  | { type: 'call'; id: number; name: string; args: unknown[] }
  | { type: 'part'; id: number; part: Part }
  | { type: 'cancel'; id: number }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'done'; id: number; result: unknown }
  | {
      type: 'failed';
      id: number;
      error: {
        code: string;
        params: Record<string, string | number>;
        where: Record<string, string | number | undefined>;
        detail: string;
      };
    };

/** The part of a worker or message port that the protocol needs. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const asFailure = (error: unknown): Extract<Message, { type: 'failed' }>['error'] => {
  const e = error as Partial<EngineError> & { name?: string };
  const code = typeof e.code === 'string' ? e.code : e.name === 'AbortError' ? 'cancelled' : 'internal';
  return { code, params: { ...e.params }, where: { ...e.where }, detail: e.message ?? String(error) };
};

/** Buffers that can move instead of being copied: those of typed arrays that fill their buffer, in the result's own fields. */
const transferable = (value: unknown, depth = 0, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> => {
  if (value instanceof ArrayBuffer) found.add(value);
  else if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength)
    found.add(value.buffer);
  else if (depth < 3 && value !== null && typeof value === 'object') {
    if (Array.isArray(value) && value.length > 64) return found;
    for (const part of value instanceof Map ? value.values() : Object.values(value)) transferable(part, depth + 1, found);
  }
  return found;
};

/** Answers calls on a port. Results are transferred where they own their buffers, so a served function must not keep what it returns. */
export function serve<Api>(port: Port, functions: Served<Api>): void {
  const running = new Map<number, AbortController>();
  const arrived = new ArrivedParts();
  const post = (message: Message, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  const run = async (id: number, name: string, args: unknown[]) => {
    const controller = new AbortController();
    running.set(id, controller);
    let reportedAt = 0;
    const call: Call = {
      signal: controller.signal,
      progress: (progress) => {
        const at = performance.now();
        if (at - reportedAt < 50 && progress.done < progress.total) return;
        reportedAt = at;
        post({ type: 'progress', id, progress });
      },
    };
    try {
      const served = functions[name as keyof Api] as unknown as (call: Call, ...args: unknown[]) => unknown;
      const result = await served(call, ...args);
      const { value, parts } = takeAnswerApart(result);
      for (const part of parts) post({ type: 'part', id, part });
      post({ type: 'done', id, result: value }, [...transferable(value)]);
    } catch (error) {
      post({ type: 'failed', id, error: asFailure(error) });
    } finally {
      running.delete(id);
    }
  };
  port.addEventListener('message', (event) => {
    const message = event.data as Message;
    if (message.type === 'part') arrived.add(message.id, message.part);
    if (message.type === 'call') void run(message.id, message.name, arrived.putTogether(message.id, message.args));
    if (message.type === 'cancel') {
      arrived.forget(message.id);
      running.get(message.id)?.abort();
    }
  });
}

/**
 * The typed client of a served port. A cancelled call rejects at once with code `cancelled`; its late answer is dropped. `watch` is
 * given what fails them all. Long lists travel in parts, both ways, with a turn for the page between them: a call that brings one may
 * be served after a call that was made later.
 */
export function connect<Api>(
  port: Port,
  names: readonly (keyof Api & string)[],
  watch?: (fail: (error: EngineError) => void) => void,
): Remote<Api> {
  interface Waiting {
    resolve(value: unknown): void;
    reject(error: EngineError): void;
    onProgress?: ((progress: Progress) => void) | undefined;
  }
  const waiting = new Map<number, Waiting>();
  const arrived = new ArrivedParts();
  let last = 0;
  port.addEventListener('message', (event) => {
    const message = event.data as Message;
    if (message.type === 'call' || message.type === 'cancel') return;
    const call = waiting.get(message.id);
    if (!call) return arrived.forget(message.id);
    if (message.type === 'progress') return call.onProgress?.(message.progress);
    if (message.type === 'part') return arrived.add(message.id, message.part);
    waiting.delete(message.id);
    if (message.type === 'done') call.resolve(arrived.putTogether(message.id, [message.result])[0]);
    else call.reject(new EngineError(message.error.code, message.error.params, message.error.where, message.error.detail));
  });
  watch?.((error) => {
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  });
  const post = async (id: number, name: string, args: unknown[]) => {
    const { values, parts } = takeApart(args);
    for (const part of parts) {
      if (!waiting.has(id)) return;
      port.postMessage({ type: 'part', id, part } satisfies Message, []);
      await nextTask();
    }
    if (waiting.has(id)) port.postMessage({ type: 'call', id, name, args: values } satisfies Message, []);
  };
  const invoke = (name: string, args: unknown[], options: CallOptions = {}) =>
    new Promise<unknown>((resolve, reject) => {
      if (options.signal?.aborted) return reject(new EngineError('cancelled'));
      const id = ++last;
      waiting.set(id, { resolve, reject, onProgress: options.onProgress });
      options.signal?.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        port.postMessage({ type: 'cancel', id } satisfies Message, []);
        reject(new EngineError('cancelled'));
      });
      post(id, name, args).catch((error: EngineError) => waiting.delete(id) && reject(error));
    });
  return Object.fromEntries(
    names.map((name) => [name, (args: unknown[], options?: CallOptions) => invoke(name, args, options)]),
  ) as unknown as Remote<Api>;
}

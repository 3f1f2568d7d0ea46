/** What became of one tile. */
export type TileAnswer =
  | { readonly is: 'bytes'; readonly bytes: Uint8Array }
  | { readonly is: 'absent' }
  | { readonly is: 'failed'; readonly reason: string };

/** Answers that say that there is no such tile: the edge of what the source covers. */
const ABSENT: ReadonlySet<number> = new Set([204, 404, 410]);
/** Answers that another try does not change. */
const FINAL: ReadonlySet<number> = new Set([400, 401, 403]);
const LONGEST_ms = 20_000;
/** Larger than any picture of 512 pixels. */
const MOST_BYTES = 4_000_000;

/** How a tile is asked for again: pauses between the tries, in milliseconds. */
export interface Patience {
  readonly pauses_ms: readonly number[];
}

export const USUAL_PATIENCE: Patience = { pauses_ms: [500, 2000, 6000] };

/** Asks for one tile, again after each pause while the failure may pass. Only an abort rejects. */
export async function fetchTile(url: string, signal: AbortSignal, { pauses_ms }: Patience = USUAL_PATIENCE): Promise<TileAnswer> {
  for (let attempt = 0; ; attempt++) {
    const { answer, isFinal } = await askOnce(url, signal);
    if (isFinal || attempt >= pauses_ms.length) return answer;
    await pause(pauses_ms[attempt], signal);
  }
}

async function askOnce(url: string, signal: AbortSignal): Promise<{ answer: TileAnswer; isFinal: boolean }> {
  signal.throwIfAborted();
  const late = AbortSignal.timeout(LONGEST_ms);
  const stop = new AbortController();
  const end = () => stop.abort();
  signal.addEventListener('abort', end, { once: true });
  late.addEventListener('abort', end, { once: true });
  try {
    const answer = await fetch(url, { signal: stop.signal, credentials: 'omit', redirect: 'error' });
    if (ABSENT.has(answer.status)) return { answer: { is: 'absent' }, isFinal: true };
    if (!answer.ok) return { answer: { is: 'failed', reason: `http-${answer.status}` }, isFinal: FINAL.has(answer.status) };
    if (!(answer.headers.get('content-type') ?? 'image/').startsWith('image/'))
      return { answer: { is: 'failed', reason: 'not-a-picture' }, isFinal: true };
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length === 0) return { answer: { is: 'absent' }, isFinal: true };
    if (bytes.length > MOST_BYTES) return { answer: { is: 'failed', reason: 'too-large' }, isFinal: true };
    return { answer: { is: 'bytes', bytes }, isFinal: true };
  } catch {
    signal.throwIfAborted();
    return { answer: { is: 'failed', reason: late.aborted ? 'timeout' : 'unreachable' }, isFinal: false };
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

import { type Call, EngineError } from '../rpc.ts';

/** Fetches a container with progress. @throws EngineError `download-failed` with the status, or the network's own words */
export async function downloadContainer(url: string, call: Call): Promise<Uint8Array> {
  const failed = (status: string) => new EngineError('download-failed', { url, status });
  const response = await fetch(url, { signal: call.signal }).catch((error: unknown) => {
    if (call.signal.aborted) throw new EngineError('cancelled');
    throw failed(error instanceof Error ? error.message : String(error));
  });
  if (!response.ok || !response.body) throw failed(String(response.status));
  // A compressed answer announces its packed length: progress is then of the unpacked bytes without an end.
  const total = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length') ?? 0);
  const parts: Uint8Array[] = [];
  let done = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { value, done: ended } = await reader.read().catch((error: unknown) => {
      if (call.signal.aborted) throw new EngineError('cancelled');
      throw failed(error instanceof Error ? error.message : String(error));
    });
    if (ended) break;
    parts.push(value);
    done += value.length;
    call.progress({ phase: 'download', done, total, unit: 'bytes' });
  }
  const bytes = new Uint8Array(done);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

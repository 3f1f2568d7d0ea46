import { type Problem, problemSchema } from '../api/problem.ts';

/** Names the device; also what no page of another origin can send. */
export const DEVICE_HEADER = 'chidu-device';

/** What a request carries beside its address. */
export interface Sent {
  readonly body?: string | Uint8Array | Blob;
  readonly headers: Readonly<Record<string, string>>;
}

/** Something that is sent as JSON. */
export const asJson = (body: unknown): Sent => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** How a page asks its team's server: by the session's cookie, as this device, past every cache. */
export function teamRequest(device: string, method: string, sent: Sent | undefined, signal?: AbortSignal): RequestInit {
  return {
    method,
    headers: { [DEVICE_HEADER]: device, accept: 'application/json', ...sent?.headers },
    credentials: 'same-origin',
    cache: 'no-store',
    ...(signal && { signal }),
    ...(sent?.body !== undefined && { body: sent.body as BodyInit }),
  };
}

/** What the server refuses by; null where the answer is not the team's, e.g. the page of a gateway that stands between. */
export async function readProblem(response: Response): Promise<Problem | null> {
  const read = problemSchema.safeParse(await response.json().catch(() => null));
  return read.success ? read.data : null;
}

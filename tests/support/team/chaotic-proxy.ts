import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** From 0 to below 1. */
export type Random = () => number;

/** How often something happens to a request, from 0 to 1. */
export interface Weather {
  /** Never reaches the server. */
  cutBefore: number;
  /** Reaches it; of the answer nothing comes back, or a half. */
  cutAfter: number;
  /** Sent a second time, at the same moment or after the answer. */
  twice: number;
  /** Held back on the way there or back, so that requests overtake each other. */
  late: number;
  /** Milliseconds at most. */
  latest_ms: number;
}

export const FAIR: Weather = { cutBefore: 0, cutAfter: 0, twice: 0, late: 0, latest_ms: 0 };
export const STORM: Weather = { cutBefore: 0.06, cutAfter: 0.08, twice: 0.08, late: 0.3, latest_ms: 40 };

export interface ChaoticProxy {
  readonly address: string;
  /** Waits for what is still under way. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** An open stream of events breaks after so long in bad weather, milliseconds at most. */
const LONGEST_STREAM_MS = 4000;

/**
 * A way to the server by HTTP that cuts, delays, doubles and reorders, as its weather is at the moment. It holds the cookies of the
 * devices, as browsers do, by the device that a request names.
 * @param cookieOf what a device sends along
 */
export async function startChaoticProxy(
  to: string,
  cookieOf: (device: string) => string | undefined,
  random: Random,
  weather: () => Weather,
): Promise<ChaoticProxy> {
  const agent = new Agent({ keepAlive: true });
  const strays = new Set<Promise<unknown>>();
  const headersOf = ({ headers }: IncomingMessage) => {
    const { connection: _, host: __, ...rest } = headers;
    const cookie = cookieOf(String(headers['chidu-device'] ?? ''));
    return cookie === undefined ? rest : { ...rest, cookie };
  };
  const send = (asked: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { method, url = '' } = asked;
      const sent = request(`${to}${url}`, { agent, method, headers: headersOf(asked) }, (answer) => {
        buffer(answer).then(
          (content) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: content }),
          reject,
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const answer = async (asked: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const { cutBefore, cutAfter, twice, late, latest_ms } = weather();
    const body = await buffer(asked);
    if (random() < cutBefore) return void reply.destroy();
    if (random() < late) await pause(random() * latest_ms);
    if (random() < twice) {
      const again = pause(random() * 3 * latest_ms)
        .then(() => send(asked, body))
        .catch(() => undefined)
        .finally(() => strays.delete(again));
      strays.add(again);
    }
    const { status, headers, body: content } = await send(asked, body);
    if (random() < late) await pause(random() * latest_ms);
    const { 'transfer-encoding': _, ...rest } = headers;
    reply.writeHead(status, asked.method === 'HEAD' ? rest : { ...rest, 'content-length': content.length });
    if (random() < cutAfter) {
      if (random() < 0.5) reply.write(content.subarray(0, content.length / 2));
      return void reply.destroy();
    }
    reply.end(content);
  };
  const stream = (asked: IncomingMessage, reply: ServerResponse): void => {
    const sent = request(`${to}${asked.url ?? ''}`, { headers: headersOf(asked) }, (events) => {
      reply.writeHead(events.statusCode ?? 502, events.headers);
      events.on('error', () => reply.destroy());
      events.pipe(reply);
    });
    sent.on('error', () => reply.destroy());
    sent.end();
    const breaking = weather().cutAfter === 0 ? undefined : setTimeout(() => reply.destroy(), random() * LONGEST_STREAM_MS);
    reply.on('close', () => {
      clearTimeout(breaking);
      sent.destroy();
    });
  };
  const server = createServer((asked, reply) => {
    asked.on('error', () => reply.destroy());
    if (asked.url?.endsWith('/events')) stream(asked, reply);
    // The server is gone, or goes in the middle of an answer.
    else answer(asked, reply).catch(() => reply.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settle: async () => {
      while (strays.size > 0) await Promise.all(strays);
    },
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

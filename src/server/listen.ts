import type { FastifyInstance } from 'fastify';

/** Why the server cannot listen. `code` is stable: `port-invalid`, `port-taken`, `host-unknown`, `listen-failed`. */
export class ListenError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ListenError';
  }
}

const DEFAULT_PORT = 4173;
const TRIES = 20;

/**
 * Listens and returns the port. A port that was asked for is used or refused; the default one gives way to the next free one.
 *
 * @throws ListenError
 */
export async function listen(server: FastifyInstance, host: string, asked: string | undefined): Promise<number> {
  const first = asked === undefined || asked === '' ? DEFAULT_PORT : parsePort(asked);
  const last = asked === undefined || asked === '' ? first + TRIES - 1 : first;
  for (let port = first; port <= last; port++) {
    try {
      await server.listen({ host, port });
      return boundPort(server, port);
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw explain(error, host, port);
    }
  }
  const range = first === last ? `port ${first} is` : `ports ${first} to ${last} are`;
  throw new ListenError('port-taken', `${range} in use; choose another with PORT=…`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ListenError('port-invalid', `PORT is "${text}"; it must be a number from 0 to 65535`);
}

/** Port 0 lets the system choose. */
function boundPort(server: FastifyInstance, port: number): number {
  const address = server.server.address();
  return address !== null && typeof address === 'object' ? address.port : port;
}

function explain(error: unknown, host: string, port: number): ListenError {
  const code = codeOf(error);
  if (code === 'EACCES')
    return new ListenError('port-taken', `port ${port} needs more rights; choose one above 1023 with PORT=…`);
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
    return new ListenError('host-unknown', `HOST is "${host}", which is no address of this machine`);
  return new ListenError('listen-failed', `cannot listen at ${host}:${port} (${code})`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

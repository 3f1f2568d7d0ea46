import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** How long the server waits for whom, in milliseconds: a client that sends a byte now and then holds a connection no longer than this. */
export interface Patience {
  readonly headers: number;
  /** A whole request with its body: a photo over a bad line in the hills. */
  readonly request: number;
  /** A connection on which nothing moves. Open streams give a sign of life more often. */
  readonly silence: number;
  readonly checkEvery: number;
}

const PATIENCE: Patience = { headers: 15_000, request: 300_000, silence: 120_000, checkEvery: 5000 };
const MOST_CONNECTIONS = 2000;

export function createHttpServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  { headers, request, silence, checkEvery }: Patience = PATIENCE,
): Server {
  const server = createServer(
    { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: checkEvery },
    answer,
  );
  server.maxConnections = MOST_CONNECTIONS;
  return server.setTimeout(silence);
}

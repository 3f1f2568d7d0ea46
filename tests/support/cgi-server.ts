import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program that answers requests by the Common Gateway Interface (RFC 3875), behind an address of its own. */
export interface CgiServer {
  readonly origin: string;
  /** Paths with queries that were asked for. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** Serves by running the program once for each request, with the whole path as `PATH_INFO`. */
export async function serveCgi(program: string, env: Readonly<Record<string, string>>): Promise<CgiServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(url.pathname + url.search);
    const running = spawn(program, {
      env: {
        ...env,
        GATEWAY_INTERFACE: 'CGI/1.1',
        SERVER_PROTOCOL: 'HTTP/1.1',
        SERVER_NAME: '127.0.0.1',
        SERVER_PORT: String(request.socket.localPort),
        REQUEST_METHOD: request.method ?? 'GET',
        SCRIPT_NAME: '',
        REQUEST_URI: request.url ?? '/',
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        HTTP_ACCEPT: request.headers.accept ?? '',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const parts: Buffer[] = [];
    running.stdout.on('data', (part: Buffer) => parts.push(part));
    running.on('error', () => response.writeHead(502).end());
    running.on('close', () => {
      const answer = Buffer.concat(parts);
      const end = /\r?\n\r?\n/.exec(answer.toString('latin1'));
      if (!end) return void response.writeHead(502).end();
      const head = answer.subarray(0, end.index).toString('latin1').split(/\r?\n/);
      const fields = new Map(head.map((line) => [line.split(':', 1)[0].toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
      response.writeHead(Number.parseInt(fields.get('status') ?? '200', 10), {
        'content-type': fields.get('content-type') ?? '',
      });
      response.end(answer.subarray(end.index + end[0].length));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

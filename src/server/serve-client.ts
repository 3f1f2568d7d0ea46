import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ApiSlot } from './api-slot.ts';
import { buildServer } from './build-server.ts';
import { ListenError, listen } from './listen.ts';

export interface ServeOptions {
  /** Folder of the built client, from the current directory. Default `dist`. */
  readonly clientFolder?: string;
  readonly host?: string;
  readonly port?: string;
  readonly allowedOrigins?: readonly string[];
  /** What answers under `/api`. */
  readonly api?: ApiSlot;
  /** Closes what else is open, once nobody is answered any more. */
  readonly close?: () => Promise<void>;
}

/**
 * Serves the built client until Ctrl-C. Prints the address; says so when another machine can reach it.
 *
 * @throws ListenError, or RangeError for a wrong allowed origin
 */
export async function serveClient(options: ServeOptions = {}): Promise<void> {
  const clientFolder = resolve(options.clientFolder ?? 'dist');
  if (!existsSync(join(clientFolder, 'index.html')))
    throw new ListenError('not-built', `there is no built client in ${clientFolder}; build it with: npm run build`);
  const host = options.host || '127.0.0.1';
  const server = await buildServer({ clientFolder, allowedOrigins: options.allowedOrigins, api: options.api });
  const port = await listen(server, host, options.port);
  const here = ['127.0.0.1', '::1', 'localhost'].includes(host);
  const everywhere = ['0.0.0.0', '::'].includes(host);
  const name = here || everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  process.stdout.write(`Chidu is at http://${name}:${port}  (stop with Ctrl-C)\n`);
  if (!here)
    process.stdout.write(
      'Other machines of this network can reach it. Phones give their position and camera to HTTPS pages only.\n',
    );

  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    void server
      .close()
      .then(() => options.close?.())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`chidu: ${error instanceof Error ? error.message : String(error)}\n`);
          process.exit(1);
        },
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

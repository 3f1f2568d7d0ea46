import type { FastifyInstance } from 'fastify';

const DAY_MS = 24 * 3_600_000;

/** Tidies when the server starts and once a day as long as it runs. What fails is on the server's log, and tried again the next day. */
export function everyDay(server: FastifyInstance, tidy: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  const run = () => tidy().catch((error: unknown) => server.log.error(error));
  server.addHook('onReady', async () => {
    await run();
    timer = setInterval(() => void run(), DAY_MS).unref();
  });
  server.addHook('onClose', async () => clearInterval(timer));
}

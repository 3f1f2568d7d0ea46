import type { Command } from '../command.ts';

export const serveCommand: Command = {
  grammar: { operands: [], options: { client: 'text', host: 'text', port: 'text' } },
  async run(line) {
    const { serveClient } = await import('../../server/serve-client.ts');
    await serveClient({
      clientFolder: line.text('client'),
      host: line.text('host') ?? process.env.HOST,
      port: line.text('port') ?? process.env.PORT,
      allowedOrigins: process.env.ALLOWED_ORIGINS?.split(/[\s,]+/).filter((origin) => origin !== ''),
    });
  },
};

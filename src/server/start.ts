import { serveClient } from './serve-client.ts';

const { HOST, PORT, ALLOWED_ORIGINS } = process.env;

serveClient({
  clientFolder: process.argv[2],
  host: HOST,
  port: PORT,
  allowedOrigins: ALLOWED_ORIGINS?.split(/[\s,]+/).filter((origin) => origin !== ''),
}).catch((error: unknown) => {
  process.stderr.write(`chidu: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

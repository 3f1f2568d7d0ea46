import { runCommandLine } from './run-command-line.ts';

// A reader that stops early (head, less) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCommandLine(process.argv.slice(2), { out: process.stdout, err: process.stderr, env: process.env });

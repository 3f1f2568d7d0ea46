import type { Command } from './command.ts';

/** Every command by name; each loads its parts when it is called. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./commands/inspect.command.ts')).inspectCommand,
  overlap: async () => (await import('./commands/overlap.command.ts')).overlapCommand,
  serve: async () => (await import('./commands/serve.command.ts')).serveCommand,
};

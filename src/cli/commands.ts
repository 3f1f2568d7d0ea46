import type { Command } from './command.ts';

/** Every command by name; each loads its parts when it is called. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./commands/inspect.command.ts')).inspectCommand,
  convert: async () => (await import('./commands/convert.command.ts')).convertCommand,
  overlap: async () => (await import('./commands/overlap.command.ts')).overlapCommand,
  footprint: async () => (await import('./commands/footprint.command.ts')).footprintCommand,
  check: async () => (await import('./commands/check.command.ts')).checkCommand,
  verify: async () => (await import('./commands/verify.command.ts')).verifyCommand,
  explain: async () => (await import('./commands/explain.command.ts')).explainCommand,
  clock: async () => (await import('./commands/clock.command.ts')).clockCommand,
  package: async () => (await import('./commands/package.command.ts')).packageCommand,
  snapshot: async () => (await import('./commands/snapshot.command.ts')).snapshotCommand,
  public: async () => (await import('./commands/public.command.ts')).publicCommand,
  demo: async () => (await import('./commands/demo.command.ts')).demoCommand,
  begin: async () => (await import('./commands/begin.command.ts')).beginCommand,
  audit: async () => (await import('./commands/audit.command.ts')).auditCommand,
  serve: async () => (await import('./commands/serve.command.ts')).serveCommand,
};

/** Exit code of a command that could not answer, where 1 is an answer of its own. */
export const FAILURES: ReadonlyMap<string, 2> = new Map([
  ['verify', 2],
  ['audit', 2],
]);
